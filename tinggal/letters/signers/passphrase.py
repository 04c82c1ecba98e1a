"""Words somebody typed to sign with, on their way to the signing service."""


class Passphrase:
    """Used once and shown nowhere: not in a log line, an error or a debugger's list of variables."""

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        self._words = words

    def __repr__(self) -> str:
        return "Passphrase(…)"

    def spoken(self) -> str:
        """The words themselves."""
        return self._words
