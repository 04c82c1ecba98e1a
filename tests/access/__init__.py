"""Who gets what under which address: the addresses, one of everything, and the table."""
