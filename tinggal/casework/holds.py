"""Files on hold: until which day that is allowed, which there are, and their end. Putting one on hold: ``holding``."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.casework.models import Hold
from tinggal.journal.record import record
from tinggal.offices.calendar import working_days
from tinggal.people.actors import Actor

DAYS = 5


def days_for(file: Application) -> list[date]:
    """The next working days until which this file may rest: at most five, and none after its last day here."""
    today, calendar = timezone.localdate(), working_days()
    days = [calendar.add(today, number) for number in range(1, DAYS + 1)]
    return [day for day in days if file.due_on is None or day <= file.due_on]


def hold_on(file: Application) -> Hold | None:
    """Why this file is not handed out now; None for most."""
    held = Hold.objects.in_force(timezone.localdate()).filter(application=file)
    return held.select_related("officer").first()


def holds_on(files: Iterable[Application]) -> dict[int, Hold]:
    """The same for many files, by their numbers; one query."""
    held = Hold.objects.in_force(timezone.localdate()).filter(application__in=list(files))
    return {one.application_id: one for one in held.select_related("officer")}


def held_back_by(actor: Actor) -> list[Hold]:
    """What this officer has put on hold, the nearest day first."""
    mine = Hold.objects.in_force(timezone.localdate()).filter(officer_id=actor.user_id)
    return list(mine.select_related("application__office", "application__applicant"))


def end_holds(file: Application, *, by: Actor) -> None:
    """End whatever hold is open on this file, in the caller's transaction; one whose day has come says nothing more."""
    today = timezone.localdate()
    for one in Hold.objects.filter(application=file, ended_at=None):
        Hold.objects.filter(pk=one.pk).update(ended_at=timezone.now(), ended_by_id=by.user_id)
        if one.until_on > today:
            record("hold.ended", subject=file.subject, by=by, data={"officer": f"user/{one.officer_id}"})
