"""Until when a desk has time: working days from the day the file arrived."""

from datetime import date

from tinggal.applications.models import Application
from tinggal.applications.route import route
from tinggal.offices.calendar import working_days


def due_on(application: Application, status: str, *, arrived: date) -> date | None:
    """The last working day for a place on the road; None where no clock runs.

    The day of arrival does not count; Saturdays, Sundays, national holidays and joint leave do not count either.
    """
    days = route(application.route_name).days.get(status)
    return None if days is None else working_days().add(arrived, days)
