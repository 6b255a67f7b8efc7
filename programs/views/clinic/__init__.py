"""The care team's pages."""
