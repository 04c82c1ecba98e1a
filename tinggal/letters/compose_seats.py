"""Whose letter it is: the office with its letterhead, the seat that acted, and who stands under it."""

from dataclasses import dataclass
from datetime import date

from tinggal.applications.models import Application, Decision
from tinggal.journal.models import Event
from tinggal.letters.content_parts import Desk, Letterhead, Pair, Signatory
from tinggal.letters.models import Letter
from tinggal.letters.wording import DIRECTOR, KASUBDIT, OFFICER
from tinggal.offices.letterhead import contact_lines, letterhead, names
from tinggal.offices.models import Office
from tinggal.people.models import ACTING, User
from tinggal.people.roles import Role

_DESKS: dict[str, Desk] = {"directorate": "directorate", "kanwil": "kanwil", "kanim": "kanim"}
_KINDS_OF_SEATS = ("Kota Administrasi ", "Kabupaten ", "Kota ")


@dataclass(frozen=True, slots=True)
class Desked:
    """An office and the role in which somebody acted there; the role is empty when the office itself speaks.

    ``acting`` is "Plh." or "Plt." when a deputy acted.
    """

    office: Office
    role: str = ""
    acting: str = ""

    @property
    def desk(self) -> Desk:
        """The level of the office."""
        return _DESKS[self.office.kind]

    @property
    def place(self) -> str:
        """The city of the office, as it stands before the date: without "Kota" or "Kabupaten"."""
        if self.office.kind == Office.Kind.DIRECTORATE:
            return "Jakarta"
        city = self.office.city
        for kind in _KINDS_OF_SEATS:
            city = city.removeprefix(kind)
        return city


def seat_behind(
    kind: str, *, cause: Event, application: Application, decision: Decision | None = None, about: Letter | None = None
) -> Desked:
    """The seat in whose name a letter is written, and from whose series its number comes.

    The one that decided; for a revocation or correction the one that decided then; for a return, an invitation or an
    answer the one in the journal; for everything else the file's immigration office itself.
    """
    cause = voice_behind(cause)
    if decision is None and about and kind in {"revocation", "correction"} and about.kind in DECIDED:
        decision = Decision.objects.select_related("office__parent").get(application=application)
    acting = ACTING.get(cause.data.get("acting", ""), "")
    if decision:
        return Desked(decision.office, decision.role, acting)
    role, _, code = cause.desk.partition("@")
    if kind in {"return", "invitation", "answer"} and code:
        return Desked(Office.objects.select_related("parent").get(code=code), role, acting)
    return Desked(immigration_office(application))


def voice_behind(cause: Event) -> Event:
    """The step of the officer for whom a letter speaks: where the applicant moved his appointment, the invitation."""
    if cause.kind != MOVED:
        return cause
    before = Event.objects.filter(subject=cause.subject, kind=INVITED, number__lt=cause.number)
    return before.order_by("-number")[0]


INVITED, MOVED = "application.at_interview", "appointment.moved"
DECIDED = frozenset({"approval", "refusal", "permit", "revocation", "correction"})


def immigration_office(application: Application) -> Office:
    """The immigration office that looks after the file; ``ValueError`` for a draft without one."""
    if application.office is None:
        raise ValueError(f"{application} has no office.")
    return application.office


def head_of(office: Office, *, on: date) -> Letterhead:
    """The kop of an office as it was on a day."""
    *above, own = letterhead(office, on=on)
    address, *contact = contact_lines(office)
    return Letterhead(lines=tuple(above), office=own, address=address, contact=", ".join(contact))


def called(office: Office, *, on: date) -> str:
    """The name of an office on a day."""
    return names(office).on(on)


def signatory(seat: Desked, *, name: str, on: date) -> Signatory:
    """Who stands under the letter: the head of the office or somebody in his name; without a name the office's seal.

    A deputy's title begins with "Plh." or "Plt.": a mandate is used in the name of the one who gave it (UU 30/2014
    Ps 14).
    """
    office = called(seat.office, on=on)
    if seat.role == Role.KASUBDIT:
        return Signatory(on_behalf=f"a.n. {DIRECTOR}", title=_acting(seat, KASUBDIT.on(on)), name=name)
    if seat.office.kind == Office.Kind.DIRECTORATE:
        head = Pair(DIRECTOR, "Director for Immigration Stay Permits")
    else:
        head = Pair(f"Kepala {office}", f"head of {office}")
    if seat.role in {Role.KAKANIM, ""}:
        return Signatory(title=_acting(seat, head), name=name)
    return Signatory(on_behalf=f"a.n. {head.id}", title=_acting(seat, OFFICER.on(on)), name=name)


def _acting(seat: Desked, title: Pair) -> Pair:
    return Pair(f"{seat.acting} {title.id}", f"acting {title.en}") if seat.acting else title


def name_of(actor: str) -> str:
    """The name of the person the journal calls ``user/17``; empty for the system."""
    kind, _, key = actor.partition("/")
    found = User.objects.filter(pk=key).first() if kind == "user" and key.isdigit() else None
    return found.full_name if found else ""
