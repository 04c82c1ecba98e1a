"""What can be said of a document while its applicant is still there: being looked at, or what was found on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone

from tinggal.applications.models import Application, Document
from tinggal.catalogue.types import Requirement
from tinggal.portal.told import Part, part_of, told
from tinggal.verification.checks.table import BY_NAME
from tinggal.verification.early import in_force, look_at, out_of_date, told_early
from tinggal.verification.models import Finding
from tinggal.verification.results import Outcome

SEEN_ABOVE = "legible"
"""The rule whose findings stand beside the picture already, with a question of their own."""
READ_ABOVE = frozenset(f"passport_zone_{what}" for what in ("name", "number", "birth", "expiry", "nationality", "sex"))
"""The rules that compare what stands beside the form already, to be taken over with a button."""
_LONG = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class AtOnce:
    """``coming``: a worker is at it; ``late``: nobody has come to it for long, so it is done when the file is sent.
    ``part`` is there when it was looked at as it is now, and the form with it; ``again``: the form has changed since.
    """

    coming: bool = False
    late: bool = False
    again: bool = False
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """Codes of documents: on which something was found that asks for a look, and which are being looked at."""

    found: frozenset[str] = frozenset()
    coming: frozenset[str] = frozenset()


def at_once(file: Application, document: Document, requirement: Requirement) -> AtOnce:
    """One document in force."""
    if document in out_of_date(file, in_force(file)):
        looked = look_at(document)
        late = looked is None and timezone.now() - document.attached_at > _LONG
        return AtOnce(coming=not late, late=late, again=looked is not None)
    whole = part_of(requirement.label, code=document.code, document=document, known=told(file), rules=())
    return AtOnce(part=_without_what_stands_above(whole))


def overview(file: Application) -> Overview:
    """All documents in force; one query."""
    documents = in_force(file)
    waiting = out_of_date(file, documents)
    now = timezone.now()
    return Overview(
        found=frozenset(one.code for one in documents if one not in waiting and _asks(told_early(one))),
        coming=frozenset(one.code for one in waiting if look_at(one) or now - one.attached_at < _LONG),
    )


def _asks(found: Sequence[Finding]) -> bool:
    heavy = (Outcome.ASK, Outcome.BLOCK)
    return any(one.outcome in heavy and one.check_name in BY_NAME and one.check_name != SEEN_ABOVE for one in found)


def _without_what_stands_above(part: Part) -> Part:
    above = {BY_NAME[name].question for name in (SEEN_ABOVE, *READ_ABOVE)}
    checked = [one for one in part.checked if one.question not in above]
    quiet = [one for one in part.quiet if one.question not in above]
    return replace(part, checked=checked, quiet=quiet)
