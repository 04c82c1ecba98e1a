"""Until when a desk has time: working days from the day the file arrived."""

from datetime import date

from tinggal.applications.models import Application
from tinggal.applications.route import route
from tinggal.offices.calendar import working_days

OBJECTION_DAYS = 21  # working days, UU 30/2014 Pasal 77
ANSWER_DAYS = 10  # working days for the answer to an objection, UU 30/2014 Pasal 77 ayat (4)
APPEAL_DAYS = 10  # working days for the appeal to the superior (banding), UU 30/2014 Pasal 78


def due_on(application: Application, status: str, *, arrived: date) -> date | None:
    """The last working day for a place on the road; None where no clock runs.

    The day of arrival does not count; Saturdays, Sundays, national holidays and joint leave do not count either.
    """
    days = route(application.route_name).days.get(status)
    return None if days is None else working_days().add(arrived, days)


def last_day_to_object(told: date) -> date:
    """Until when somebody may object in writing to a decision that was told to him on a day."""
    return working_days().add(told, OBJECTION_DAYS)


def answer_objection_by(received: date) -> date:
    """Until when an objection is answered; one without an answer counts as upheld after this day."""
    return working_days().add(received, ANSWER_DAYS)


def last_day_to_appeal(told: date) -> date:
    """Until when somebody may appeal (banding) against an answer to his objection that was told to him on a day."""
    return working_days().add(told, APPEAL_DAYS)
