"""How fast Steady is, as a ratio to the least that the same machine could do at the same moment."""
