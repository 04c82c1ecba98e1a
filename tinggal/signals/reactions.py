"""When a paid file comes to its first desk: compare it with the others, and tell officers what was noticed."""

import logging
import time
from collections.abc import Iterator

from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.signals.alike import alike_to
from tinggal.signals.evidence import Item
from tinggal.signals.keeping import keep_marks, keep_signals
from tinggal.signals.seeing import SEEING
from tinggal.signals.traits import Traits, traits_of

RELOOKED = 20
_log = logging.getLogger(__name__)


def compare(event: Event) -> None:
    """To ``application.at_kanim``: write down the marks of the file, then what it shares, in both files of a pair.

    The marks are committed before anything is compared: of two files that arrive together, one finds the other. A file
    that has gone on meanwhile is compared all the same; it lies at another desk and its signals are read there.
    """
    begun = time.perf_counter()
    application = Application.objects.select_related("applicant").get(pk=Application.objects.of(event).pk)
    if application.submitted_at is None or application.place.is_over:
        return
    traits = traits_of(application)
    keep_marks(traits)
    noticed = what_is_noticed(traits)
    keep_signals(application, noticed)
    for other in _at_desks(noticed):
        keep_signals(other, what_is_noticed(traits_of(other)))
    _log.debug("%s compared in %d ms", application.reference, 1000 * (time.perf_counter() - begun))


def what_is_noticed(traits: Traits) -> dict[str, list[Item]]:
    """Every signal of the table with its items; none for most."""
    alike = alike_to(traits)
    return {name: list(see(traits, alike)) for name, see in SEEING.items()}


def _at_desks(noticed: dict[str, list[Item]]) -> Iterator[Application]:
    """The other files of the pairs that officers still have before them: at most twenty, the newest."""
    named = {reference for items in noticed.values() for one in items for reference in one.others}
    files = Application.objects.filter(reference__in=named).select_related("applicant").order_by("-pk")
    yield from [file for file in files if file.place.at_a_desk][:RELOOKED]
