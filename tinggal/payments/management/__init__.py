"""Commands of the payments room."""
