"""What an auditor has confirmed to take along, or a holder asks for of his own file: the signing process makes it."""

from tinggal.journal.models import Event
from tinggal.oversight.bundles import make


def make_bundle(event: Event) -> None:
    """To ``evidence.asked`` and ``bundle.asked``: the bundle, packed and signed, once."""
    make(int(event.data["bundle"]))
