"""The pages of handouts: the same behind three doors, and without a patient in the library."""
