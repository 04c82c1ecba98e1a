"""What people do with signals: officers say what they found when they looked, auditors open the patterns."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import moves_for, reading_desk
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.signals.models import Signal
from tinggal.verification.results import Resolution

PATTERNS = "patterns"
"""The subject under which the journal tells who read how officers and sponsors meet."""
ONE_READING = timedelta(minutes=15)


@transaction.atomic
def answer_signal(signal: Signal, *, by: Actor, answer: str, reason: str) -> Event:
    """ "cleared" or "confirmed", with the reason. Neither moves the file nor stands in its way.

    Raises:
        MoveRefused: already answered, no reason, or an unknown answer; the text says which.
        PermissionDenied: the file is not at a desk where this person acts.
    """
    file = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=signal.application_id)
    if not file.place.at_a_desk:
        raise MoveRefused(_("This can be answered only while the application is at a desk."))
    if not moves_for(by, file):
        raise PermissionDenied(f"{by.key} may not answer signals of {file}")
    if answer not in Resolution.values:
        raise MoveRefused(_("Please choose an answer."))
    if not reason.strip():
        raise MoveRefused(_("Please write why."))
    there = Signal.objects.unanswered().filter(pk=signal.pk).first()
    if there is None:
        raise MoveRefused(_("This signal has been answered already, or something new was noticed. Please look again."))
    there.answer, there.reason = answer, reason.strip()
    there.answered_at, there.answered_by_id = timezone.now(), by.user_id
    there.save(update_fields=["answer", "reason", "answered_at", "answered_by"])
    story = {"signal": there.signal, "number": there.pk, "answer": answer, "note": there.reason}
    return record("signal.answered", subject=file.subject, by=by, desk=reading_desk(by, file), data=story)


@transaction.atomic
def opened_patterns(*, by: Actor, shown: int) -> None:
    """An auditor has opened the page of patterns: one line in the journal, not one for each time he turns back to it.

    ``shown`` is how many patterns were on it.
    """
    since = timezone.now() - ONE_READING
    if not Event.objects.filter(subject=PATTERNS, kind="patterns.seen", actor=by.key, at__gte=since).exists():
        record("patterns.seen", subject=PATTERNS, by=by, data={"shown": shown})
