"""The ways a notice can leave the building."""
