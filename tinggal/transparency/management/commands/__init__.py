"""Commands of the public log."""
