"""How the parser says that a file cannot be used."""


class Refused(Exception):
    """``code`` is a key of the words in ``intake.words``; ``details`` fills their gaps."""

    def __init__(self, code: str, /, **details: int | str) -> None:
        self.code, self.details = code, details
        super().__init__(code)
