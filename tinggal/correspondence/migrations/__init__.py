"""How the table of messages came to be."""
