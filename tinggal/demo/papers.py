"""The invented papers of a case, one for every document the catalogue can ask for."""

from dataclasses import dataclass
from datetime import date, timedelta

from tinggal.catalogue.countries import country
from tinggal.catalogue.types import Requirement
from tinggal.demo.answers import entered_on, index_of, permit_number, plan_number, stay_expires_on
from tinggal.demo.cases import Case
from tinggal.demo.pictures import passport_page, portrait
from tinggal.demo.sheet import Sheet, as_pdf
from tinggal.demo.wording import WORDINGS
from tinggal.demo.wording_sheet import Wording
from tinggal.simulators.registers.world import company_named, nik_of, npwp_as_printed

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_WRITTEN_BEFORE = timedelta(days=20)  # files are moved back some days
PICTURES = {"passport": passport_page, "photo": portrait}


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as a person would upload it."""

    name: str
    content_type: str
    content: bytes


def paper(requirement: Requirement, case: Case) -> Paper:
    """The paper a requirement asks for. The same case always gives the same bytes, another case gives others."""
    draw = PICTURES.get(requirement.code)
    if draw:
        return Paper(f"{requirement.code}.jpg", "image/jpeg", draw(case.person))
    wording = WORDINGS.get(requirement.code) or Wording("", requirement.legal_name, "{name}, paspor {passport}.")
    return Paper(f"{requirement.code}.pdf", "application/pdf", as_pdf(_sheet(wording, case)))


def _sheet(wording: Wording, case: Case) -> Sheet:
    one, said = case.person, _said(case)
    return Sheet(
        issuer=wording.issuer.format_map(said),
        title=wording.title.format_map(said),
        number=f"Nomor: {permit_number(case)}/{case.today.year}",
        facts=tuple((label, value.format_map(said)) for label, value in wording.facts)
        or (
            ("Nama", one.name),
            ("Tempat, tanggal lahir", f"{one.birth_place}, {_in_words(one.birth_date)}"),
            ("Kewarganegaraan", said["land"]),
            ("Nomor paspor", one.passport),
            ("Alamat di Indonesia", f"{case.address}, {case.place.city}"),
        ),
        paragraphs=(wording.text.format_map(said), "Demikian dibuat dengan sebenarnya untuk dipergunakan seperlunya."),
        place_and_day=f"{case.place.city}, {said['today']}",
        signed_by=wording.signer.format_map(said),
        stamp=wording.stamp,
    )


def _said(case: Case) -> dict[str, str]:
    company = company_named(case.sponsor.name) if case.sponsor.is_company else None
    return {
        "nik": nik_of(case.sponsor.signed_by),
        "nib": company.nib if company else "",
        "npwp": npwp_as_printed(company.npwp) if company else "",
        "decision": company.decision if company else "",
        "plan": plan_number(case),
        "name": case.person.name,
        "passport": case.person.passport,
        "land": country(case.person.nationality).legal_name,
        "sponsor": case.sponsor.name,
        "signer": case.sponsor.signed_by,
        "post": case.post,
        "address": case.address,
        "place": case.place.city,
        "permit": case.permit.legal_name,
        "index": index_of(case),
        "stay": _in_words(stay_expires_on(case)),
        "entered": _in_words(entered_on(case)),
        "today": _in_words(case.today - _WRITTEN_BEFORE),
    }


def _in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
