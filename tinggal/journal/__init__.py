"""What happened, for ever, and what still has to be done about it."""
