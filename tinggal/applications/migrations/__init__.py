"""How the tables of applications came to be."""
