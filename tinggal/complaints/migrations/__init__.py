"""How the tables of complaints came to be, and why nobody can change what stands in them."""
