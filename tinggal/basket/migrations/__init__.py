"""How the tables of the basket came to be."""
