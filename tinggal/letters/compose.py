"""An application and its decision become the data of a letter."""

from datetime import date

from django.conf import settings
from django.utils import timezone, translation

from tinggal.applications.models import Decision
from tinggal.applications.reading import date_answer
from tinggal.applications.route import route
from tinggal.applications.status import Status
from tinggal.catalogue.reasons import reason
from tinggal.journal.models import Event
from tinggal.letters.content import (
    Approval,
    Content,
    Ground,
    Letterhead,
    Pair,
    Passage,
    Refusal,
    Signatory,
    Sponsor,
    Written,
)
from tinggal.letters.holder import holder, permit, sponsor
from tinggal.letters.wording import DIRECTOR, DIRECTOR_GENERAL, KASUBDIT
from tinggal.lib.codes import token
from tinggal.offices.calendar import working_days
from tinggal.offices.letterhead import contact_lines, letterhead, names
from tinggal.offices.models import Office
from tinggal.people.roles import Role

CHECK_PAGE = "/check/"
OBJECTION_DAYS = 21  # working days, UU 30/2014 Pasal 77
_KINDS_OF_SEATS = ("Kota Administrasi ", "Kabupaten ", "Kota ")


def compose(decision: Decision, *, certificate_by: str, specimen: bool) -> Content:
    """The data of the decision's letter, with fresh codes. The day of the letter is the day of the decision, in WIB."""
    with translation.override("en"):
        written = _written(decision, certificate_by=certificate_by, specimen=specimen)
        if decision.outcome == "approval":
            days = route(decision.application.route_name).days[Status.ISSUED]
            kanim = _called(target(decision), on=written.dated)
            return Approval(written=written, permit=permit(decision), kanim=kanim, days=days)
        return _refusal(decision, written=written)


def target(decision: Decision) -> Office:
    """The immigration office that has to act on the letter."""
    if decision.application.office is None:
        raise ValueError(f"{decision.application} has no office.")
    return decision.application.office


def short_code() -> str:
    """A code of 60 random bits that people can type: ``7K3M-9QXA-5VBN``."""
    bare = token()
    return f"{bare[:4]}-{bare[4:8]}-{bare[8:12]}"


def _written(decision: Decision, *, certificate_by: str, specimen: bool) -> Written:
    file, day = decision.application, timezone.localdate(decision.decided_at)
    at_the_directorate = decision.role == Role.KASUBDIT
    who, vouching = holder(file), sponsor(file)
    kanim = _called(target(decision), on=day)
    subjects = {"approval": file.permit.letter.approval, "refusal": file.permit.letter.refusal}
    code, page = token(), settings.SITE_URL + CHECK_PAGE
    addressed = f"{vouching.name} selaku Penjamin a.n. {who.name}" if vouching.name else f"Sdr. {who.name}"
    return Written(
        desk="directorate" if at_the_directorate else "kanim",
        letterhead=_letterhead(decision.office, on=day),
        number=decision.number,
        place="Jakarta" if at_the_directorate else _seat(decision.office),
        dated=day,
        to=(f"Kepala {kanim}" if at_the_directorate else addressed,),
        reference=file.reference,
        submitted_on=timezone.localdate(file.submitted_at),
        subject=subjects[decision.outcome],
        service=Pair(file.permit.legal_name, str(file.permit.name)),
        passages=_passages(decision),
        holder=who,
        sponsor=vouching,
        signatory=_signatory(decision, on=day),
        copies=_copies(decision, vouching=vouching, name=who.name, on=day),
        code=code,
        short_code=short_code(),
        page=page,
        link=f"{page}{code}/",
        certificate_by=certificate_by,
        specimen=specimen,
    )


def _refusal(decision: Decision, *, written: Written) -> Refusal:
    stay_until = date_answer(decision.application, "stay_expires_on")
    return Refusal(
        written=written,
        grounds=tuple(_ground(code) for code in decision.reasons),
        explanation=decision.note,
        object_to=DIRECTOR if written.desk == "directorate" else f"Kepala {_called(decision.office, on=written.dated)}",
        object_until=working_days().add(written.dated, OBJECTION_DAYS),
        stay_until=stay_until if stay_until and stay_until >= written.dated else None,
    )


def _ground(code: str) -> Ground:
    found = reason(code)
    return Ground(
        code=code,
        words=Pair(found.letter_words, str(found.words)),
        law=found.law,
        mend=Pair(found.letter_mend, str(found.mend)),
    )


def _letterhead(office: Office, *, on: date) -> Letterhead:
    *above, own = letterhead(office, on=on)
    address, *contact = contact_lines(office)
    return Letterhead(lines=tuple(above), office=own, address=address, contact=", ".join(contact))


def _signatory(decision: Decision, *, on: date) -> Signatory:
    name = decision.decided_by.full_name
    if decision.role == Role.KASUBDIT:
        return Signatory(on_behalf=f"a.n. {DIRECTOR}", title=KASUBDIT.on(on), name=name)
    office = _called(decision.office, on=on)
    return Signatory(title=Pair(f"Kepala {office}", f"head of {office}"), name=name)


def _copies(decision: Decision, *, vouching: Sponsor, name: str, on: date) -> tuple[str, ...]:
    kanwil = target(decision).parent
    above = DIRECTOR_GENERAL if decision.role == Role.KASUBDIT else DIRECTOR
    people = f"{vouching.name} selaku Penjamin" if vouching.name else f"Sdr. {name}"
    if decision.role != Role.KASUBDIT and vouching.name:
        people = f"Sdr. {name}"
    regional = (f"Kepala {_called(kanwil, on=on)};",) if kanwil else ()
    return (f"{above} (sebagai laporan);", *regional, f"{people}.")


def _passages(decision: Decision) -> tuple[Passage, ...]:
    """The immigration office and the kanwil that sent the file on, each with the last day it did so."""
    subject = decision.application.subject
    events = Event.objects.filter(subject=subject, data__action="forward", at__lte=decision.decided_at).order_by(
        "number"
    )
    sent = {event.desk.partition("@")[2]: timezone.localdate(event.at) for event in events if "@" in event.desk}
    offices = {office.code: office for office in Office.objects.filter(code__in=sent).exclude(pk=decision.office_id)}
    return tuple(
        Passage(office=_called(offices[code], on=day), on=day) for code, day in sent.items() if code in offices
    )


def _called(office: Office, *, on: date) -> str:
    return names(office).on(on)


def _seat(office: Office) -> str:
    """The city of an office, as it stands before the date of a letter: without "Kota" or "Kabupaten"."""
    city = office.city
    for kind in _KINDS_OF_SEATS:
        city = city.removeprefix(kind)
    return city
