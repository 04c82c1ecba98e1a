"""People, their posts, and those who stand in for them."""
