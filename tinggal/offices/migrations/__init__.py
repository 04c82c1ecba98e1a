"""How the tables of offices came to be."""
