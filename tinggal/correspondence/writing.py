"""Writing and reading messages: the applicant of a sent file, and the officers whose offices have it."""

from datetime import timedelta
from statistics import median

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinggal.applications.access import authority, desk_files, writing_seat
from tinggal.applications.models import Application
from tinggal.applications.on_behalf import record_act
from tinggal.correspondence.choosing import NO_SENTENCE, Standard, fits
from tinggal.correspondence.models import Message
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office
from tinggal.people.actors import Actor
from tinggal.sponsors.tasks import Task

MOST_UNANSWERED = 5
LOOKS_BACK, FEWEST, MOST_COUNTED = timedelta(days=90), 5, 500
Side = Message.Side


def thread(file: Application) -> list[Message]:
    """Every message of a file, the oldest first."""
    return list(file.messages.select_related("office", "written_by").order_by("pk"))


def newest_of_thread(file: Application, *, most: int) -> list[Message]:
    """The last messages of a file, the oldest of them first."""
    newest = file.messages.select_related("office", "written_by").order_by("-pk")
    return list(newest[:most])[::-1]


@transaction.atomic
def write_to_office(file: Application, text: str, *, by: Actor) -> Message:
    """The applicant, or who may prepare his file, writes to the office.

    Raises ``MoveRefused`` with words for a draft and when many wait for an answer, ``PermissionDenied`` for others.
    """
    row = Application.objects.select_for_update(of=("self",)).get(pk=file.pk)
    right = authority(by, row, task=Task.VIEW)
    if right is None or by.user_id is None:
        raise PermissionDenied(f"{by.key} may not write about {row}")
    if row.submitted_at is None:
        raise MoveRefused(_("You can write to the office once you have sent the application."))
    waiting = Message.objects.filter(application=row, side=Side.APPLICANT, answered_at=None).count()
    if waiting >= MOST_UNANSWERED:
        words = ngettext(
            "%d message waits for an answer. Please wait for it.",
            "%d messages wait for an answer. Please wait for it.",
            waiting,
        )
        raise MoveRefused(words % waiting)
    sent = Message.objects.create(
        application=row, side=Side.APPLICANT, written_by_id=by.user_id, text=_said(text), sent_at=timezone.now()
    )
    record_act("message.to_office", file=row, by=by, right=right, data={"message": sent.pk})
    return sent


@transaction.atomic
def write_to_applicant(
    file: Application, text: str = "", *, by: Actor, standard: Standard = NO_SENTENCE, language: str = ""
) -> Message:
    """An officer writes in the name of his office; what the applicant wrote before counts as answered.

    A standard sentence, words of his own in a ``language`` of the site ("": he does not say which), or both.
    Raises ``MoveRefused`` with words for a message that says nothing and for a sentence that does not fit,
    ``NotYours`` for an officer whose office does not have the file.
    """
    row = Application.objects.select_for_update(of=("self",)).get(pk=file.pk)
    seat = writing_seat(by, row)
    if seat is None or by.user_id is None:
        raise NotYours(_("Only an officer of the offices that have this file writes to the applicant."))
    now = timezone.now()
    sent = Message.objects.create(
        application=row,
        side=Side.OFFICE,
        written_by_id=by.user_id,
        office_id=seat.office_id,
        sentence=standard.sentence,
        blank=standard.blank,
        text=text.strip() if fits(standard, row, today=timezone.localdate(now)) else _said(text),
        language=language if text.strip() else "",
        sent_at=now,
    )
    Message.objects.filter(application=row, side=Side.APPLICANT, answered_at=None).update(answered_at=now)
    told = {"message": sent.pk, "sentence": sent.sentence, "blank": sent.blank, **seat.authority}
    record("message.to_applicant", subject=row.subject, by=by, desk=seat.desk, data=told)
    return sent


def mark_read(file: Application, *, side: str) -> None:
    """This side has opened the thread: what the other side wrote is read from now on."""
    unread = Message.objects.filter(application=file, read_at=None).exclude(side=side)
    unread.update(read_at=timezone.now())


def unanswered(actor: Actor) -> list[Message]:
    """What applicants wrote and nobody has answered, on files this officer may read; the oldest first, at most 50."""
    found = Message.objects.filter(side=Side.APPLICANT, answered_at=None, application__in=desk_files(actor))
    return list(found.select_related("application__office", "application__applicant").order_by("sent_at", "pk")[:50])


def usual_answer(office: Office | None) -> int | None:
    """In how many working days this office usually answers: the median of 90 days, None of fewer than five."""
    answered = Message.objects.filter(application__office=office, answered_at__gt=timezone.now() - LOOKS_BACK)
    times = answered.order_by("-answered_at").values_list("sent_at", "answered_at")[:MOST_COUNTED]
    days = [working_days().between(timezone.localdate(sent), timezone.localdate(back)) for sent, back in times if back]
    return round(median(days)) if len(days) >= FEWEST else None


def _said(text: str) -> str:
    if not text.strip():
        raise MoveRefused(_("Write your message first."))
    return text.strip()
