"""The words of the figures, one file for each language."""
