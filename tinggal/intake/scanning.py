"""Looks for viruses in what people hand in, where a scanner is configured. A scanner that is silent lets nothing in."""

import logging

from django.conf import settings

from tinggal.intake import clamd
from tinggal.intake.clamd import ScannerSilent
from tinggal.intake.words import Unusable

_log = logging.getLogger(__name__)
_LONGEST = 120


def is_on() -> bool:
    """Whether this installation has a scanner (``settings.CLAMD_ADDRESS``)."""
    return bool(settings.CLAMD_ADDRESS)


def insist_on_clean(content: bytes) -> str:
    """The scanner and its signatures that found nothing in this; "" where no scanner is used.

    Raises:
        Unusable: "infected", or "not_scanned" when the scanner is silent.
    """
    if not is_on():
        return ""
    try:
        looked_with, found = signatures(), found_in(content)
    except ScannerSilent as silent:
        _log.error("Upload refused, virus scanner silent: %s", silent)
        raise Unusable("not_scanned") from None
    if found:
        _log.warning("Upload refused: %s", found)
        raise Unusable("infected", found=found)
    return looked_with


def found_in(content: bytes) -> str:
    """The name of the virus, "" for none. Raises ``ScannerSilent``."""
    return clamd.scan(content, address=settings.CLAMD_ADDRESS)[:_LONGEST]


def signatures() -> str:
    """The scanner with the state of its signatures: another text after every renewal. Raises ``ScannerSilent``."""
    return clamd.version(address=settings.CLAMD_ADDRESS)[:_LONGEST]


def state() -> str:
    """For the page about health: "off", "silent" or "ready"."""
    if not is_on():
        return "off"
    try:
        signatures()
    except ScannerSilent:
        return "silent"
    return "ready"
