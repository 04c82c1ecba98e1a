"""Faces on a page: where they are, how they look at us, and whether two pictures of a face are the same picture."""
