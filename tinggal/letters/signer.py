"""What we ask of any signer, and how the chosen one is told apart from a simulation."""

from typing import Protocol


class NotSigned(Exception):
    """The signer could not sign; the text says why and is for the people who run the service."""


class Signer(Protocol):
    """Signs the PDF of a letter. Chosen as ``PROVIDERS["signer"]``; one object serves every thread of a process."""

    simulated: bool

    @property
    def certificate_by(self) -> str:
        """Who issued the signer's certificate, as it is printed at the foot of the letter."""

    def sign(self, pdf: bytes, *, reason: str, place: str) -> bytes:
        """The same PDF with one PAdES certification signature that allows no change (ISO 32000-2, DocMDP 1).

        Raises ``NotSigned``. May be called twice for the same letter.
        """

    def check(self) -> list[str]:
        """What is wrong with the settings or the key, in words; empty when it can sign."""
