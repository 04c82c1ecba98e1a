"""What the journal and the tables know of how letters reached their readers, and the words for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.appointments.models import HandOver
from tinggal.journal.models import Event
from tinggal.letters.kinds import DECIDING, Kind
from tinggal.letters.models import Letter
from tinggal.notices.models import Notice
from tinggal.notices.topics import Channel
from tinggal.objections.serving import Facts, How, Served, Told, served
from tinggal.pages.templatetags.pages import with_weekday

# What binds its reader; receipts and invitations do not wait for a day like this.
BINDING = (*DECIDING, Kind.PERMIT, Kind.REVOCATION, Kind.CORRECTION, Kind.RETURN, Kind.ANSWER)
OPENED = "letter.opened"
DECIDED = ("approval.filed", "refusal.filed")
TOLD_OF_DECISION = ("application.issued", "application.refused")
TOLD_OF_LETTER = ("permit.filed", "revocation.filed", "correction.filed", "letter.resent")
# The event that causes such a letter is told by itself.
OF_THEIR_CAUSE = (Kind.RETURN, Kind.ANSWER)
TOLD_AT_ONCE = ("application.returned", "objection.upheld", "objection.dismissed", "objection.unanswered")
COLUMNS = ("pk", "kind", "filed_at", "writing__cause_id")
HANDED = (*DECIDING, Kind.CORRECTION)
KINDS = (OPENED, *DECIDED, *TOLD_OF_DECISION, *TOLD_OF_LETTER, *TOLD_AT_ONCE)


def served_letters(file: Application, events: Sequence[Event]) -> dict[int, Served]:
    """When each letter of a file that binds its reader counts as received, by the id of the letter. Three queries.

    ``events`` are those of the file, the newest first; at least all of ``KINDS``.
    """
    letters = Letter.objects.filter(application=file, kind__in=BINDING).order_by("filed_at", "pk")
    rows = {pk: (kind, filed, cause) for pk, kind, filed, cause in letters.values_list(*COLUMNS)}
    if not rows:
        return {}
    story = [event for event in reversed(events) if event.kind in KINDS]
    told = _told(
        file, story, causes={cause: pk for pk, (kind, _filed, cause) in rows.items() if kind in OF_THEIR_CAUSE}
    )
    handed = _handed_over(file, {pk: filed for pk, (kind, filed, _cause) in rows.items() if kind in HANDED})
    opened = _opened(story)
    return {
        pk: served(Facts(filed=_day(filed), opened=opened.get(pk), handed_over=handed.get(pk), told=told.get(pk, ())))
        for pk, (_kind, filed, _cause) in rows.items()
    }


def served_on(letter: Letter) -> Served:
    """When one letter counts as received."""
    file = letter.application
    events = list(Event.objects.filter(subject=file.subject, kind__in=KINDS).order_by("-number"))
    return served_letters(file, events).get(letter.pk, Served(None, How.NOT_YET))


def in_words(found: Served, *, today: date) -> str:
    """Since when a letter counts as received, or from when it will, and why."""
    day = with_weekday(found.day)
    match found.how:
        case How.OPENED:
            return _("It counts as received on %s: it was opened in the account.") % day
        case How.HANDED_OVER:
            return _("It counts as received on %s: it was handed over at the counter.") % day
        case How.ARRIVED:
            return _("It counts as received on %s: a message about it arrived.") % day
        case How.NOT_GIVEN_BACK if found.day and found.day > today:
            return _("It counts as received on %s, if no message about it comes back and nobody opens it before.") % day
        case How.NOT_GIVEN_BACK:
            return _("It counts as received on %s: no message about it came back.") % day
        case _not_yet:
            return _("It does not count as received yet: nobody opened it, and no message about it arrived.")


def _opened(story: Iterable[Event]) -> dict[int, date]:
    """The day each letter was first opened from the applicant's side: an officer names his desk when he opens it."""
    return {event.data["letter"]: _day(event.at) for event in reversed([*story]) if _opens(event)}


def _opens(event: Event) -> bool:
    return event.kind == OPENED and not event.desk


def _handed_over(file: Application, filed: Mapping[int, datetime]) -> dict[int, date]:
    """The printed letter of the decision, as it stood on the day somebody collected it."""
    record = HandOver.objects.filter(application=file, handed__contains="letter").first()
    there = [pk for pk, at in filed.items() if record and at <= record.at]
    return {there[-1]: _day(record.at)} if record and there else {}


def _told(file: Application, story: Iterable[Event], *, causes: Mapping[int, int]) -> dict[int, list[Told]]:
    """The messages to the applicant about each letter; what went to a sponsor or an office tells him nothing."""
    about = _speaks_of(story, causes)
    keys = {f"notice/{event}/{way}": letter for event, letter in about.items() for way in Channel.values}
    found: dict[int, list[Told]] = {}
    for notice in Notice.objects.filter(application=file, key__in=keys, sent_at__isnull=False):
        found.setdefault(keys[notice.key], []).append(_one(notice))
    return found


def _speaks_of(story: Iterable[Event], causes: Mapping[int, int]) -> dict[int, int]:
    """Which letter the messages of an event are about: that of the decision before, the one it names, or its own."""
    about, decided = {}, 0
    for event in story:
        if event.kind in DECIDED:
            decided = event.data["letter"]
        elif event.kind in TOLD_OF_DECISION and decided:
            about[event.pk] = decided
        elif event.kind in TOLD_OF_LETTER:
            about[event.pk] = event.data["letter"]
        elif event.pk in causes:
            about[event.pk] = causes[event.pk]
    return about


def _one(notice: Notice) -> Told:
    left = notice.sent_at or notice.written_at
    return Told(left=_day(left), arrived=_known(notice.arrived_at), came_back=_known(notice.came_back_at))


def _known(at: datetime | None) -> date | None:
    return _day(at) if at else None


def _day(at: datetime) -> date:
    return timezone.localdate(at)
