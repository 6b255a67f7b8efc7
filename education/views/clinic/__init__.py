"""The care team's pages about learning."""
