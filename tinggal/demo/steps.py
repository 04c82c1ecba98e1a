"""Takes a demo file one step further on its way to the place the plan has for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from tinggal.applications.access import reading_desk
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.reading import opened
from tinggal.applications.status import Status
from tinggal.appointments.actions import attend, invite
from tinggal.appointments.handing_over import hand_over
from tinggal.appointments.models import Appointment
from tinggal.appointments.slots import free_slots
from tinggal.demo.desks import Seats, acting
from tinggal.letters.actions import receive
from tinggal.letters.delivery import ACT
from tinggal.letters.models import Dispatch
from tinggal.letters.revoking import permit_in_force, revoke
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office
from tinggal.payments.actions import ask
from tinggal.people.actors import Actor
from tinggal.people.roles import Role
from tinggal.simulators import bank
from tinggal.verification.actions import open_questions, resolve

_RETURNS = (("R-02",), ("R-01", "R-06"), ("R-09",))
_RETURN_NOTES = (
    "Surat penjaminan belum bermeterai. Mohon unggah ulang. / The guarantee letter has no duty stamp.",
    "Foto terlalu gelap dan halaman paspor terpotong. / The photo is too dark and the passport page is cut off.",
    "Tanggal masuk tidak sama dengan cap di paspor. / The date of entry differs from the stamp.",
)
_REFUSALS = (("T-01",), ("T-03",), ("T-05",))
_MINUTES = "Yang bersangkutan hadir. Data sesuai dokumen asli, foto dan sidik jari telah diambil."
_NO_SPONSOR = "Penjamin menarik jaminannya dengan surat bermeterai."
_COMPARED = "Dibandingkan dengan dokumen asli: sesuai."


@dataclass(frozen=True, slots=True)
class Errand:
    """A file on its way: where it should come to, who owns it, and who sits where."""

    file: Application
    target: Status
    owner: Actor
    seats: Seats

    @property
    def officer(self) -> Actor:
        """Who acts where the file is now."""
        return acting(self.file, self.seats)


def one_step(errand: Errand) -> None:
    """The next step; ``KeyError`` where only the worker could take one. An officer reads before he acts."""
    if errand.file.place.at_a_desk:
        opened(errand.file, by=errand.officer, desk=reading_desk(errand.officer, errand.file))
    _STEPS[errand.file.place](errand)


def _send(errand: Errand) -> None:
    perform(errand.file, "submit", by=errand.owner)


def _pay_or_withdraw(errand: Errand) -> None:
    if errand.target == Status.WITHDRAWN:
        perform(errand.file, "withdraw", by=errand.owner)
        return
    bill = errand.file.bills.open().get()
    bank.pay(bill.code, method=bank.METHODS[errand.file.pk % len(bank.METHODS)])
    ask(bill)


def _examine(errand: Errand) -> None:
    file = errand.file
    if errand.target == Status.RETURNED:
        reasons, note = _RETURNS[file.pk % 3], _RETURN_NOTES[file.pk % 3]
        perform(file, "return", by=errand.officer, reasons=reasons, note=note)
    elif file.interviewed_at is None and (errand.target == Status.AT_INTERVIEW or _needs_interview(file)):
        office = _office(file)
        start, kind = _appointment_time(office, file.pk), Appointment.Kind.BOTH
        invite(file, starts_at=start, place="Loket 3, lantai 1", kind=kind, by=errand.officer)
    else:
        for question in open_questions(file):
            resolve(question, by=errand.officer, resolution="cleared", grounds="same_person", note=_COMPARED)
        perform(file, "forward", by=errand.officer)


def _release(errand: Errand) -> None:
    for question in open_questions(errand.file):
        resolve(question, by=errand.officer, resolution="cleared", grounds="same_person", note=_COMPARED)
    perform(errand.file, "release", by=errand.officer)


def _meet(errand: Errand) -> None:
    attend(errand.file.appointments.open().get(), minutes=_MINUTES, by=errand.officer)


def _forward(errand: Errand) -> None:
    perform(errand.file, "forward", by=errand.officer)


def _decide(errand: Errand) -> None:
    if errand.target == Status.REFUSED:
        perform(errand.file, "reject", by=errand.officer, reasons=_REFUSALS[errand.file.pk % 3])
    else:
        perform(errand.file, "approve", by=errand.officer)


def _hand_over_or_revoke(errand: Errand) -> None:
    letter = permit_in_force(errand.file)
    if errand.target == Status.REVOKED and letter:
        decision = errand.file.decision
        decider = errand.seats[Role(decision.role), decision.office.code][0]
        revoke(letter, by=decider, reasons=["P-03"], note=_NO_SPONSOR)
        return
    receive(Dispatch.objects.get(letter__application=errand.file, purpose=ACT), by=errand.officer)
    hand_over(errand.file, collector="holder", identity="passport", handed=["letter", "card"], by=errand.officer)


_STEPS: dict[Status, Callable[[Errand], None]] = {
    Status.DRAFT: _send,
    Status.UNPAID: _pay_or_withdraw,
    Status.AT_OLD_KANIM: _release,
    Status.AT_KANIM: _examine,
    Status.AT_INTERVIEW: _meet,
    Status.AT_HEAD: _decide,
    Status.AT_KANWIL: _forward,
    Status.AT_DIRECTORATE: _forward,
    Status.AT_KASUBDIT: _decide,
    Status.ISSUED: _hand_over_or_revoke,
}


def _needs_interview(file: Application) -> bool:
    return file.permit.interview.on(timezone.localdate(file.submitted_at))


def _office(file: Application) -> Office:
    if file.office is None:
        raise ValueError(f"{file} has no office.")
    return file.office


def _appointment_time(office: Office, number: int) -> datetime:
    """A free time on one of the next working days, on the office's clock."""
    today = timezone.localdate(timezone=office.zone)
    day = working_days(office.province_id).add(today, 1 + number % 4)
    return free_slots(office, day, 30)[0].starts_at
