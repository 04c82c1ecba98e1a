"""Do the registers know the sponsor: the person (Dukcapil), the business (OSS), its tax number, its legal body?"""

from collections.abc import Iterator

from tinggal.applications.models import Application
from tinggal.registers.ask import ask
from tinggal.registers.questions import Business, LegalBody, Person, Taxpayer
from tinggal.verification.checks.from_register import NOTHING_TO_ASK, meaning, number_in, read_on
from tinggal.verification.checks.rule import Papers
from tinggal.verification.results import Result

_NIK, _NIB, _NPWP = frozenset({16}), frozenset({13}), frozenset({15, 16})
_PEOPLE_SPONSOR = frozenset({"family"})
_COMPANIES_SPONSOR = frozenset({"worker", "investor"})


def sponsor_person(application: Application, papers: Papers) -> Iterator[Result]:
    """By the NIK in the form with the sponsor's name, else by the NIK on the identity card with the name there; of
    family also whether he is on the family card (KK) that was uploaded.

    A foreign relative has no NIK: nothing is asked, and the officer is told so.
    """
    nik, name = number_in(application.answers.get("sponsor_number", ""), digits=_NIK), _sponsor(application)
    if not nik:
        nik = number_in(read_on(papers, "sponsor_identity", "nik"), digits=_NIK)
        name = read_on(papers, "sponsor_identity", "person_name")
    if nik:
        card = number_in(read_on(papers, "family_relation_proof", "kk_number"), digits=_NIK)
        question = Person(nik=nik, name=name, family_card=card if _vouches_as_family(application) else "")
        yield meaning(question, ask(question), asked_with=nik)
    elif _vouches_as_family(application):
        yield NOTHING_TO_ASK


def sponsor_business(application: Application, papers: Papers) -> Iterator[Result]:
    """By the NIB in the form, else by the one read on the licence."""
    nib = number_in(application.answers.get("sponsor_number", ""), digits=_NIB) or number_in(
        read_on(papers, "company_licence", "nib"), digits=_NIB
    )
    if nib:
        question = Business(nib=nib, name=_sponsor(application))
        yield meaning(question, ask(question), asked_with=nib)
    elif application.permit.family in _COMPANIES_SPONSOR and _sponsor(application):
        yield NOTHING_TO_ASK


def sponsor_tax_number(application: Application, papers: Papers) -> Iterator[Result]:
    """By the NPWP read on the company's tax document, which only some permits ask for."""
    if "company_tax_number" not in papers:
        return
    npwp = number_in(read_on(papers, "company_tax_number", "npwp"), digits=_NPWP)
    if not npwp:
        yield NOTHING_TO_ASK
        return
    question = Taxpayer(npwp=npwp, name=_sponsor(application))
    yield meaning(question, ask(question), asked_with=npwp)


def sponsor_legal_body(application: Application, papers: Papers) -> Iterator[Result]:
    """By the company's name, where its approval as a legal body is among the documents."""
    name = _sponsor(application)
    if "company_approval" not in papers or not name:
        return
    question = LegalBody(name=name)
    yield meaning(question, ask(question), asked_with=name)


def _vouches_as_family(application: Application) -> bool:
    return application.permit.family in _PEOPLE_SPONSOR


def _sponsor(application: Application) -> str:
    return str(application.answers.get("sponsor_name") or "")
