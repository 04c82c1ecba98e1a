"""How pages look and speak."""
