"""Commands of the journal room."""
