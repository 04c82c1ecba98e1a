"""Adapters that claim to be real, for the tests of a complete installation; they do nothing."""


class RealEnough:
    """Whatever it is asked to be; its settings are in order."""

    simulated = False

    def check(self) -> list[str]:
        """Nothing is wrong."""
        return []


class Unhappy(RealEnough):
    """Finds its settings wanting."""

    def check(self) -> list[str]:
        """Two things are wrong."""
        return ["The address of the register is missing.", "The certificate ended."]
