"""Stretches of the road that several journeys share."""

from pathlib import Path

from django.utils import timezone

from tests.journeys.applicant import Applicant
from tests.journeys.conftest import MeetOfficer
from tests.journeys.visitor import Visitor
from tinggal.catalogue.permits import permit
from tinggal.demo.cases import PLACES, Case, case

NOTE = "Berkas lengkap, penjamin dikenal."


_SO_MANY_NAMES = 39  # every 39th invented person has the same nationality


def a_worker(number: int, *, service: str = "new-itas-worker", city: int = 0) -> Case:
    """An invented worker in Jakarta Pusat, or in another city of the table; no two numbers are the same person."""
    return case(
        9000 + number,
        permit(service),
        place=PLACES[city],
        today=timezone.localdate(),
        who=541 + _SO_MANY_NAMES * number,
    )


def forward_at_the_kanim(applicant: Applicant, meet_officer: MeetOfficer) -> None:
    """The officer reads, answers the checks, and sends the file on."""
    kanim = meet_officer("kanim", "petugas.jakpus")
    kanim.open(applicant.reference)
    kanim.read_a_document("Passport: the page with your photo")
    kanim.clear_the_checks()
    kanim.step("Send on to")


def up_to_the_kasubdit(applicant: Applicant, meet_officer: MeetOfficer) -> None:
    """Regional office and directorate send it on, each from a desk of its own."""
    for name, login in (("kanwil", "kanwil.jakarta"), ("directorate", "direktorat")):
        officer = meet_officer(name, login)
        officer.open(applicant.reference)
        officer.step("Send on to")


def has_paid(applicant: Applicant) -> None:
    """From nothing to the moment when the offices begin."""
    applicant.open_an_account()
    applicant.apply()
    applicant.pay_by_card()


def approve_at_the_directorate(applicant: Applicant, meet_officer: MeetOfficer) -> None:
    """Up to the head of sub-directorate, who approves."""
    up_to_the_kasubdit(applicant, meet_officer)
    kasubdit = meet_officer("kasubdit", "kasubdit")
    kasubdit.open(applicant.reference)
    kasubdit.decide("Approve", "Yes, approve")


def check_letter(visitor: Visitor, letter: Path, word: str) -> None:
    """Drop the file on the public page and read its one word."""
    visitor.go("/check/")
    visitor.look()
    visitor.page.locator("input[type=file]").set_input_files(letter)
    visitor.press("Check the file")
    said = visitor.heading().lstrip("✓✕? ").strip()
    assert said == word, f"{letter.name}: {said}"
    visitor.arrive(f"checked {letter.name}: {said}")
