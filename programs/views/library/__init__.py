"""The exercise library's pages."""
