"""The front room of sponsors, their teams and their agents."""
