"""Invented people, their papers and their files, so that a fresh installation can be tried at once."""
