"""What waits at an officer's desks, and pages of the two long lists, found in an index and then read."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application, ApplicationQuerySet
from tinggal.casework.day import read
from tinggal.casework.holds import holds_on
from tinggal.casework.models import Hold, Lease
from tinggal.casework.reach import newest
from tinggal.casework.turns import Narrow, Place, Reach, desks_of, in_turn, line, stretches
from tinggal.desk.shown import Row, row
from tinggal.desk.turning import ROWS, Sheet
from tinggal.pages.templatetags.pages import in_words
from tinggal.people.actors import Actor

Read = Callable[[Narrow, bool], list[int]]


def queue(actor: Actor) -> ApplicationQuerySet:
    """What waits for this officer, in no order."""
    return line(actor, at=desks_of(actor))


def line_sheet(
    actor: Actor, narrow: Narrow, *, status: str, after: str, before: str, reach: Reach | None = None
) -> Sheet:
    """A page of his line, in the order in which files are handed out."""
    found = stretches(actor, at=[desk for desk in desks_of(actor) if not status or desk == status], reach=reach)
    sides = _Sides(
        place=lambda file: str(Place.of(file)),
        after=lambda text: Place.read(text).after,
        before=lambda text: Place.read(text).before,
    )
    return _sheet(
        lambda only, back: in_turn(found, narrow=only, most=ROWS + 1, backwards=back), narrow, sides, after, before
    )


def newest_sheet(actor: Actor, narrow: Narrow, *, after: str, before: str) -> Sheet:
    """A page of every file he may see, the newest first."""
    sides = _Sides(
        place=lambda file: str(file.pk),
        after=lambda text: Q(pk__lt=int(text)),
        before=lambda text: Q(pk__gt=int(text)),
    )
    return _sheet(
        lambda only, back: newest(actor, narrow=only, most=ROWS + 1, backwards=back), narrow, sides, after, before
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """How a list names the place of a file, and what lies on either side of one; ``ValueError`` for no place."""

    place: Callable[[Application], str]
    after: Callable[[str], Q]
    before: Callable[[str], Q]


def _sheet(read_on: Read, narrow: Narrow, sides: _Sides, after: str, before: str) -> Sheet:
    """The page behind or in front of a place; the first page for a place nobody gave out."""
    try:
        edge = sides.before(before) if before else sides.after(after) if after else Q()
    except (ValueError, OverflowError):
        after = before = ""
        edge = Q()
    numbers = read_on(lambda files: narrow(files).filter(edge), bool(before))
    files = read(numbers[:ROWS][::-1] if before else numbers[:ROWS])
    if not files:
        return Sheet([], "", "")
    first, last, more = sides.place(files[0]), sides.place(files[-1]), len(numbers) > ROWS
    if before:
        return Sheet(files, first if more else "", last)
    return Sheet(files, first if after else "", last if more else "")


def rows_of(files: list[Application], *, actor: Actor) -> list[Row]:
    """The files as lines of a list, each with the colleague who works on it ("" when nobody does, or he himself), and
    until when it is on hold."""
    leases = Lease.objects.in_force(timezone.now()).filter(application__in=files).exclude(officer_id=actor.user_id)
    held = {lease.application_id: str(lease.officer) for lease in leases.select_related("officer")}
    resting = {number: hold_words(one) for number, one in holds_on(files).items()}
    return [replace(row(file), held_by=held.get(file.pk, ""), on_hold=resting.get(file.pk, "")) for file in files]


def hold_words(hold: Hold) -> str:
    """Until when, why, and who said so."""
    told = {"day": in_words(hold.until_on), "reason": hold.get_reason_display(), "name": hold.officer}
    return _("On hold until %(day)s: %(reason)s (%(name)s)") % told
