"""When an auditor has confirmed what he wants to take along: the signing process makes it."""

from tinggal.journal.models import Event
from tinggal.oversight.bundles import make


def make_bundle(event: Event) -> None:
    """To ``evidence.asked``: the bundle, packed and signed, once."""
    make(int(event.data["bundle"]))
