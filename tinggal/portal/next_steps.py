"""What the applicant has to do next, in one line, for every place a file can be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.models import Appointment
from tinggal.guarantees.duty_models import Undertaking
from tinggal.guarantees.undertakings import SAID_NO
from tinggal.pages.templatetags.pages import moment, rupiah
from tinggal.payments.models import Bill


@dataclass(frozen=True, slots=True)
class NextStep:
    """``words`` is empty when there is nothing to do; ``until`` is the last day, where there is one."""

    words: str = ""
    href: str = ""
    until: date | None = None


def next_steps(files: Iterable[Application]) -> dict[int, NextStep]:
    """For each file (by its id) the next step of the applicant; three queries however many files there are."""
    listed = list(files)
    bills = {bill.application_id: bill for bill in Bill.objects.open().filter(application__in=listed)}
    open_ones = Appointment.objects.open().filter(application__in=listed).select_related("office")
    appointments = {appointment.application_id: appointment for appointment in open_ones}
    alone = {one.application_id for one in Undertaking.objects.filter(application__in=listed, state__in=SAID_NO)}
    return {
        file.pk: _to_talk(file) if file.pk in alone and _is_awaited(file) else _step(file, bills, appointments)
        for file in listed
    }


def _is_awaited(file: Application) -> bool:
    return file.status == Status.UNPAID or (file.place.at_a_desk and file.status != Status.AT_INTERVIEW)


def _to_talk(file: Application) -> NextStep:
    here = reverse("portal:application", args=[file.reference])
    return NextStep(_("Talk to your sponsor: nobody vouches for you now"), here)


def _step(file: Application, bills: Mapping[int, Bill], appointments: Mapping[int, Appointment]) -> NextStep:
    here = reverse("portal:application", args=[file.reference])
    match file.place:
        case Status.DRAFT:
            return NextStep(_("Finish and send it"), here)
        case Status.RETURNED:
            return NextStep(_("Correct it and send it again"), here, file.due_on)
        case Status.UNPAID:
            return _to_pay(file, bills.get(file.pk))
        case Status.AT_INTERVIEW:
            return _to_come(here, appointments.get(file.pk))
        case Status.ISSUED:
            return NextStep(_("Read your letter and collect your permit"), here)
        case Status.REFUSED | Status.REVOKED:
            return NextStep(_("Read your letter"), here)
    return NextStep()


def _to_pay(file: Application, bill: Bill | None) -> NextStep:
    href = reverse("portal:pay", args=[file.reference])
    if bill is None:
        return NextStep(_("Get a billing code and pay"), href)
    return NextStep(_("Pay %s") % rupiah(bill.amount), href, timezone.localtime(bill.expires_at).date())


def _to_come(here: str, appointment: Appointment | None) -> NextStep:
    if appointment is None:
        return NextStep(_("Come to your immigration office"), here)
    at = moment(appointment.starts_at, appointment.office.time_zone)
    return NextStep(_("Come to your immigration office: %s") % at, here)
