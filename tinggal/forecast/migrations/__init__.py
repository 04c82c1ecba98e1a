"""How the tables of the forecast came to be."""
