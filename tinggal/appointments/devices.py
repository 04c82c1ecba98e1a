"""The camera and the fingerprint reader of a counter, behind one protocol."""

from dataclasses import dataclass
from typing import Protocol

from tinggal.lib.codes import token
from tinggal.simulators import biometrics


@dataclass(frozen=True, slots=True)
class Measured:
    """What a device took. ``content`` is a picture or an opaque template of this media type (for fingerprints of a real
    reader: ISO/IEC 19794-2); ``quality`` goes from 0 to 100 as in ISO/IEC 29794-1."""

    content: bytes
    media_type: str
    quality: int


class BiometricDevice(Protocol):
    """Takes a photo and fingerprints. Chosen as ``PROVIDERS["biometrics"]``.

    Both may raise ``DeviceSilent``; nothing is stored then.
    """

    simulated: bool
    name: str

    def check(self) -> list[str]:
        """What is wrong with its settings, in words."""

    def photo(self) -> Measured:
        """A portrait of whoever sits before the camera."""

    def fingerprints(self) -> Measured:
        """Prints or a template of the fingers on the reader."""


class DeviceSilent(Exception):
    """The device does not answer, or nobody was before it."""


class SimulatedDevice:
    """Draws a new face or new ridges each time."""

    simulated = True
    name = "simulator"

    def check(self) -> list[str]:
        """Needs no settings."""
        return []

    def photo(self) -> Measured:
        """A drawn face."""
        taken = biometrics.draw_face(token())
        return Measured(taken.content, taken.media_type, taken.quality)

    def fingerprints(self) -> Measured:
        """Drawn ridges."""
        taken = biometrics.draw_ridges(token())
        return Measured(taken.content, taken.media_type, taken.quality)
