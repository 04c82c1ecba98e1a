"""One file of the corpus and the fates it may have."""

from collections.abc import Callable
from dataclasses import dataclass

ACCEPTED = "accepted"


def neutralised(*codes: str) -> str:
    """Taken in, after these things (codes of ``Received.notes``) were taken out."""
    return f"neutralised: {', '.join(sorted(codes))}"


def refused(code: str) -> str:
    """Refused with the words under this code."""
    return f"refused: {code}"


DAMAGED = (refused("damaged"),)
WHATEVER = (ACCEPTED, refused("damaged"), refused("too_heavy"), refused("blank"), refused("blurred"))


@dataclass(frozen=True, slots=True)
class Sample:
    """``make`` writes the file; ``fates`` are those it may have, mostly one; ``marks`` must not survive in any form."""

    name: str
    make: Callable[[], bytes]
    fates: tuple[str, ...] = (ACCEPTED,)
    marks: tuple[bytes, ...] = ()
    accepts: tuple[str, ...] = ("image", "pdf")
