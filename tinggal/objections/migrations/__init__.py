"""How the tables of objections came to be."""
