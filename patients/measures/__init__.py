"""Outcome instruments as plain Python: what is asked, how it is scored, what a change means, whose it is."""
