"""Template words of the room for everybody."""
