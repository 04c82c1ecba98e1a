"""Commands of the offices room."""
