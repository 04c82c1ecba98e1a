"""Letters on their way to the offices: sent, sent on when an office changes, sent again, and missed when nobody has
confirmed them in time."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import reading_desk
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.journal.record import Line, record, record_all
from tinggal.letters.kinds import DECIDING, Kind
from tinggal.letters.models import Dispatch, DispatchQuerySet, Letter
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office
from tinggal.offices.queries import competent_office
from tinggal.people.actors import SYSTEM, Actor
from tinggal.people.roles import CASEWORK, Role

FOR_OFFICES = frozenset({*DECIDING, Kind.REVOCATION, Kind.CORRECTION, Kind.ANSWER})
ACT, COPY = "act", "copy"
WORKING_DAYS_TO_CONFIRM = 1
PAUSE = timedelta(minutes=10)


def dispatch(letter: Letter, *, now: datetime) -> list[Dispatch]:
    """Put a letter into the inbox of the office that has to act on it, and a copy into that of the kanwil above.

    Called by the transaction that files it. Nothing is sent to offices of a letter that is for the applicant only.
    """
    return dispatch_all([letter], now=now)


def dispatch_all(letters: Sequence[Letter], *, now: datetime) -> list[Dispatch]:
    """As ``dispatch``, for several letters at once. What was sent before is not sent again."""
    wanted = [sent for letter in letters if letter.kind in FOR_OFFICES for sent in _sendings(letter, at=now)]
    before = Dispatch.objects.filter(letter__in=[sent.letter_id for sent in wanted]) if wanted else ()
    there = {(sent.letter_id, sent.office_id): sent for sent in before}
    new = [sent for sent in wanted if (sent.letter_id, sent.office_id) not in there]
    Dispatch.objects.bulk_create(new)
    record_all([_line("letter.dispatched", sent) for sent in new])
    return [there.get((sent.letter_id, sent.office_id), sent) for sent in wanted]


def _sendings(letter: Letter, *, at: datetime) -> list[Dispatch]:
    """To the acting office, and to the kanwil above it."""
    acting = acting_office(letter.application, on=timezone.localdate(at))
    sent = [Dispatch(letter=letter, office=acting, purpose=ACT, sent_at=at)]
    if acting.parent and acting.parent.kind == Office.Kind.KANWIL:
        sent.append(Dispatch(letter=letter, office=acting.parent, purpose=COPY, sent_at=at))
    return sent


def acting_office(application: Application, *, on: date) -> Office:
    """The file's own immigration office; where that is closed, the one that serves the applicant's regency now."""
    if application.office is None:
        raise ValueError(f"{application} has no office.")
    if not _is_closed(application.office, on):
        return application.office
    try:
        return competent_office(str(application.answers.get("regency", "")))
    except Office.DoesNotExist:
        return application.office


def redirect_letters(*, at: datetime) -> int:
    """Send on every letter that nobody has confirmed and that lies at the wrong office; says how many.

    An office is the wrong one when it is closed, when the file has another office, or, for copies, when the file's
    office stands below another kanwil now. Doing it twice changes nothing.
    """
    return sum(_redirect(number, at=at) for number in _misplaced(timezone.localdate(at)).values_list("pk", flat=True))


def _misplaced(today: date) -> DispatchQuerySet:
    strange = Q(purpose=ACT) & ~Q(office=F("letter__application__office"))
    strange |= Q(purpose=COPY) & ~Q(office=F("letter__application__office__parent"))
    return _open().filter(strange | Q(office__closed_on__lte=today)).order_by("pk")


@transaction.atomic
def _redirect(number: int, *, at: datetime) -> bool:
    old = _locked(number)
    if old is None:
        return False
    acting = acting_office(old.letter.application, on=timezone.localdate(at))
    right = acting if old.purpose == ACT else acting.parent
    if right is None or right == old.office:
        return False
    old.redirected_at = at
    old.save(update_fields=["redirected_at"])
    new, made = Dispatch.objects.select_for_update().get_or_create(
        letter=old.letter, office=right, defaults={"purpose": old.purpose, "sent_at": at}
    )
    if not made and new.redirected_at:  # it was there before, was sent on, and comes back
        new.redirected_at, new.sent_at, new.alarmed_at = None, at, None
        new.save(update_fields=["redirected_at", "sent_at", "alarmed_at"])
    _tell("letter.redirected", new, was=old.office.code)
    return True


def raise_alarms(*, now: datetime) -> int:
    """Say once of every letter that its office has not confirmed it in time; says how many times.

    An office has until the end of the next working day, by its own calendar and clock.
    """
    waiting = _open().filter(alarmed_at=None, sent_at__lt=now - timedelta(days=WORKING_DAYS_TO_CONFIRM))
    late = [one.pk for one in waiting.select_related("office") if now > last_moment(one)]
    return sum(_alarm(number, at=now) for number in late)


def last_moment(sent: Dispatch) -> datetime:
    """The end of the day by which the office has to confirm, on its own clock."""
    office = sent.office
    day = working_days(office.province_id).add(
        timezone.localtime(sent.sent_at, office.zone).date(), WORKING_DAYS_TO_CONFIRM
    )
    return datetime(day.year, day.month, day.day, tzinfo=office.zone) + timedelta(days=1)


@transaction.atomic
def _alarm(number: int, *, at: datetime) -> bool:
    late = _locked(number)
    if late is None or late.alarmed_at:
        return False
    late.alarmed_at = at
    late.save(update_fields=["alarmed_at"])
    _tell("letter.unconfirmed", late)
    return True


@transaction.atomic
def resend(letter: Letter, *, by: Actor) -> Event:
    """Tell the applicant again, and put the letter on top of every inbox that has not confirmed it.

    Raises ``PermissionDenied`` for those who neither work on the file nor administer, ``MoveRefused`` for impatience.
    """
    file = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=letter.application_id)
    desk = reading_desk(by, file)
    if not by.holds(Role.ADMIN) and not (desk and by.holds(*CASEWORK)):
        raise PermissionDenied(f"{by.key} may not send letter {letter.pk} again")
    now = timezone.now()
    about = Event.objects.filter(subject=file.subject, kind="letter.resent", data__letter=letter.pk)
    if about.filter(at__gt=now - PAUSE).exists():
        raise MoveRefused(_("This letter was sent again a few minutes ago."))
    _open().filter(letter=letter).update(sent_at=now, alarmed_at=None)
    told = {"letter": letter.pk, "kind": letter.kind, "number": letter.number}
    return record("letter.resent", subject=file.subject, by=by, desk=desk, data=told)


def _open() -> DispatchQuerySet:
    return Dispatch.objects.waiting().filter(redirected_at=None)


def _locked(number: int) -> Dispatch | None:
    """The dispatch, held for this transaction; None when it was confirmed or sent on meanwhile."""
    rows = _open().select_for_update(of=("self",))
    return rows.select_related("office", "letter__application__office__parent").filter(pk=number).first()


def _tell(kind: str, sent: Dispatch, **more: str) -> Event:
    return record_all([_line(kind, sent, **more)])[0]


def _line(kind: str, sent: Dispatch, **more: str) -> Line:
    told = {"letter": sent.letter_id, "dispatch": sent.pk, "office": sent.office.code, "purpose": sent.purpose, **more}
    return Line(kind=kind, subject=sent.letter.application.subject, by=SYSTEM, data=told)


def _is_closed(office: Office, day: date) -> bool:
    return office.closed_on is not None and office.closed_on <= day
