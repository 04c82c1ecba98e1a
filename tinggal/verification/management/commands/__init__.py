"""Commands of the verification room."""
