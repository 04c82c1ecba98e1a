"""The tables of this room, in the order they were made."""
