"""Commands of the applications room."""
