"""The history of the tables of the letters room."""
