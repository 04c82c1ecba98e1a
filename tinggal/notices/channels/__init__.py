"""The ways a notice can leave the building."""


class Refused(Exception):
    """Nobody will ever take this notice at this address; the text is what was said. Never for a passing trouble."""
