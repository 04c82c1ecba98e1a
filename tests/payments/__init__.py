"""Money is counted once, given back when it is not owed, and never lost."""
