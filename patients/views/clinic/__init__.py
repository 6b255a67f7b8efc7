"""The care team's pages about a person, one file per concept."""
