"""“Verify now”: the seals of one file or of one day, recomputed in pieces, and what the public log says of a file."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.checker.leaves import commit
from tinggal.checker.notes import BadNote, opened
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.journal.seals import broken_lines, seal_anew
from tinggal.letters.kinds import leaf
from tinggal.letters.models import Letter
from tinggal.people.actors import Actor
from tinggal.transparency.checkpoints import head_of, published
from tinggal.transparency.keys import log_vkey

AT_ONCE = 5000
WRITTEN_LATE = timedelta(minutes=10)  # a line may get its number a little before or after its time


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: ``lines`` were recomputed, ``problems`` are sentences. ``after`` is where the next piece of a day
    begins, None when the day is done."""

    lines: int
    problems: list[str]
    after: int | None = None


def check_file(file: Application) -> Checked:
    """Every seal of its story, the leaf of each letter in the public log, and the signature of the log's head."""
    story = list(Event.objects.filter(subject=file.subject).order_by("number"))
    problems = broken_lines(story)
    for letter in Letter.objects.filter(application=file).select_related("writing__entry"):
        writing = letter.writing
        leaf_now = commit(leaf(letter.kind), nonce=bytes(writing.nonce), payload=writing.content.encode())
        named = {"number": letter.number}
        if leaf_now != bytes(writing.entry.data):
            problems.append(_("The letter %(number)s is not what stands in the public log.") % named)
        elif writing.entry.index is None:
            problems.append(_("The letter %(number)s has no place in the public log yet.") % named)
    return Checked(len(story), [*problems, *_head()])


def check_day(day: date, *, after: int = 0) -> Checked:
    """The seals of the lines written on a day, at most ``AT_ONCE``; go on with ``after`` until it is None.

    Whether a line of the story is missing is seen by ``check_file`` and by ``manage.py verify_journal``.
    """
    begins = timezone.make_aware(datetime.combine(day, time.min))
    ends = begins + timedelta(days=1)
    first = max(_first_at(begins - WRITTEN_LATE), after + 1)
    window = Event.objects.filter(pk__gte=first, pk__lt=_first_at(ends + WRITTEN_LATE)).order_by("pk")
    lines = list(window[:AT_ONCE])
    problems = [
        _("%(line)s: the line was changed after it was written") % {"line": line}
        for line in lines
        if begins <= line.at < ends and seal_anew(line) != line.seal
    ]
    return Checked(sum(begins <= line.at < ends for line in lines), problems, _next(lines))


def _next(lines: list[Event]) -> int | None:
    return lines[-1].pk if len(lines) == AT_ONCE else None


def _first_at(moment: datetime) -> int:
    """The smallest id of a line written at or after a moment: halved again and again, because ids grow with time."""
    low, newest = 0, Event.objects.order_by("-pk").first()
    high = newest.pk + 1 if newest else 1
    while low < high:
        middle = (low + high) // 2
        there = Event.objects.filter(pk__gte=middle).order_by("pk").first()
        if there is None or there.at >= moment:
            high = middle
        else:
            low = there.pk + 1
    return low


def _head() -> list[str]:
    newest = published()
    if newest is None:
        return []
    try:
        if opened(newest.note, log=log_vkey()) == head_of(newest):
            return []
    except BadNote as problem:
        return [str(problem)]
    return [_("The head of the public log is not the one that was signed.")]


@transaction.atomic
def note_check(file: Application, checked: Checked, *, by: Actor, desk: str) -> None:
    """That it was checked, and with which result, stands in the story of the file."""
    found = {"lines": checked.lines, "problems": len(checked.problems)}
    record("seals.checked", subject=file.subject, by=by, desk=desk, data=found)
