"""The pages on which curators write and review modules and the directory of help."""
