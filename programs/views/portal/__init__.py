"""The patient's and the caregiver's pages of the program."""
