"""Personal data outside one's reach: one asks, a second person answers, it lasts half an hour, all is written."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import desk_files
from tinggal.applications.models import Application
from tinggal.applications.purposes import Purpose
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.oversight.grounds import Ground
from tinggal.oversight.models import PersonalAccess
from tinggal.people.actors import Actor, Seat
from tinggal.people.confirming import use
from tinggal.people.models import User
from tinggal.people.roles import Role

LASTS = timedelta(minutes=30)
ASK = frozenset({Role.ADMIN, Role.AUDITOR})
ANSWER = frozenset({Role.KASUBDIT, Role.AUDITOR})


@transaction.atomic
def ask(reference: str, *, by: Actor, ground: str, reason: str) -> PersonalAccess:
    """Ask to read the answers of a file that was sent in.

    Raises:
        MoveRefused: no such file, no ground, no words, or one may read it anyway; the text says which.
        NotYours: neither an administrator nor an auditor.
    """
    seat = next((seat for seat in by.seats if seat.role in ASK), None)
    if seat is None or by.user_id is None:
        raise NotYours(_("Only administrators and auditors may ask for this."))
    file = Application.objects.filter(reference=reference, submitted_at__isnull=False).first()
    if file is None:
        raise MoveRefused(_("There is no application with this number. Check each letter and digit."))
    if file.applicant_id == by.user_id or desk_files(by).filter(pk=file.pk).exists():
        raise MoveRefused(_("You may read this application without an exception."))
    if ground not in Ground.values:
        raise MoveRefused(_("Please choose a reason."))
    if not reason.strip():
        raise MoveRefused(_("Please write why."))
    row = PersonalAccess.objects.create(
        application=file, asked_by_id=by.user_id, desk=seat.desk, ground=ground, reason=reason.strip()
    )
    record("personal.asked", subject=file.subject, by=by, desk=seat.desk, data={"access": row.pk, "code": ground})
    return row


def shown(access: PersonalAccess) -> dict[str, object]:
    """All that a yes is said to, for the second factor."""
    asked = {"reference": access.application.reference, "by": access.asked_by_id, "ground": access.ground}
    return {"act": "exception", "access": access.pk, "reason": access.reason, **asked}


def approve(
    access: PersonalAccess, *, by: Actor, person: User, confirmation: int, digits: str, passkey: str
) -> PersonalAccess:
    """Say yes, for thirty minutes from now, with the second factor.

    Raises:
        MoveRefused: somebody has answered already, or the second factor was wrong.
        NotYours: he asked himself, stands in for the one who asked, or it is his own application.
    """
    if answering_seat(access, by) is None or person.pk != by.user_id:
        raise NotYours(_("A second person answers this: an auditor or the head of the sub-directorate."))
    used = use(confirmation, person=person, shown=shown(access), digits=digits, passkey=passkey)
    return _answered(access, by=by, means=used.means, until=timezone.now() + LASTS)


def refuse(access: PersonalAccess, *, by: Actor) -> PersonalAccess:
    """Say no. Raises as ``approve``."""
    return _answered(access, by=by, means="", until=None)


@transaction.atomic
def _answered(access: PersonalAccess, *, by: Actor, means: str, until: datetime | None) -> PersonalAccess:
    row = PersonalAccess.objects.select_for_update(of=("self",)).select_related("application").get(pk=access.pk)
    seat = answering_seat(row, by)
    if seat is None:
        raise NotYours(_("A second person answers this: an auditor or the head of the sub-directorate."))
    if row.decided_at is not None:
        raise MoveRefused(_("This has been answered already."))
    row.decided_at, row.decided_by_id = timezone.now(), by.user_id
    row.approved, row.until = until is not None, until
    row.save(update_fields=["decided_at", "decided_by", "approved", "until"])
    kind = "personal.approved" if row.approved else "personal.refused"
    told = {"access": row.pk, **({"means": means} if means else {}), **seat.authority}
    record(kind, subject=row.application.subject, by=by, desk=seat.desk, data=told)
    return row


def answering_seat(access: PersonalAccess, actor: Actor) -> Seat | None:
    """The post in which this person may answer; none for who asked, for his deputy, and for the applicant."""
    if actor.user_id in (None, access.asked_by_id, access.application.applicant_id):
        return None
    seats = [seat for seat in actor.seats if seat.role in ANSWER]
    return next((seat for seat in seats if seat.holder_id != access.asked_by_id), None)


@transaction.atomic
def opened(access: PersonalAccess, *, by: Actor) -> None:
    """Whoever asked reads now; the applicant sees it, with the purpose. Raises ``NotYours`` when it is not open."""
    running = PersonalAccess.objects.open_at(timezone.now()).filter(pk=access.pk, asked_by_id=by.user_id)
    if not running.exists() or not by.holds(*ASK):
        raise NotYours(_("This exception is not open, or it has run out."))
    told = {"access": access.pk, "purpose": Purpose.EXCEPTION, "code": access.ground}
    record("personal.opened", subject=access.application.subject, by=by, desk=access.desk, data=told)
