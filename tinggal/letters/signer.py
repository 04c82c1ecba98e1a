"""What we ask of any signer and of any time stamper, and how the chosen ones are told apart from a simulation."""

from typing import Protocol


class NotSigned(Exception):
    """The signer could not sign; the text says why and is for the people who run the service."""


class NotStamped(NotSigned):
    """The time stamper gave no stamp, or not the one that was asked for."""


class Signer(Protocol):
    """Signs the PDF of a letter. Chosen as ``PROVIDERS["signer"]``; one object serves every thread of a process."""

    simulated: bool

    @property
    def certificate_by(self) -> str:
        """Who issued the signer's certificate, as it is printed at the foot of the letter."""

    def sign(self, pdf: bytes, *, reason: str, place: str) -> bytes:
        """The same PDF with one PAdES certification signature that allows no change (ISO 32000-2, DocMDP 1).

        One incremental update holds the signature, its time stamp and its long-term data (ETSI EN 319 142-1, B-LT);
        nothing may follow it. Raises ``NotSigned``. May be called twice for the same letter.
        """

    def check(self) -> list[str]:
        """What is wrong with the settings or the key, in words; empty when it can sign."""


class Stamper(Protocol):
    """Says what time it is, signed (RFC 3161). Chosen as ``PROVIDERS["stamper"]``."""

    simulated: bool

    def stamp(self, digest: bytes) -> bytes:
        """A time stamp token (DER) over a SHA-256 digest, with the stamper's certificate inside.

        Its signature is not verified here: the letter is examined as a whole. Raises ``NotStamped``.
        """

    def check(self) -> list[str]:
        """What is wrong with the settings or the stamper, in words; empty when it can stamp."""
