"""The whole road: from opening an account to a signed letter that everybody can check."""

import subprocess
from pathlib import Path

from tests.journeys.applicant import Applicant
from tests.journeys.conftest import MeetApplicant, MeetOfficer, MeetVisitor
from tests.journeys.road import a_worker, approve_at_the_directorate, check_letter, forward_at_the_kanim
from tests.journeys.visitor import Visitor


def test_a_worker_gets_a_signed_letter_and_everybody_can_check_it(
    meet_applicant: MeetApplicant, meet_officer: MeetOfficer, meet_visitor: MeetVisitor
) -> None:
    applicant = meet_applicant(a_worker(1))
    applicant.open_an_account()
    applicant.apply()
    applicant.pay_by_card()
    neighbour = meet_visitor("neighbour")
    follow(neighbour, applicant)
    forward_at_the_kanim(applicant, meet_officer)
    neighbour.reads("Being reviewed at the regional office")
    neighbour.arrive("sees the news without loading the page again")
    approve_at_the_directorate(applicant, meet_officer)
    letter = applicant.fetch_the_letter()
    kanim = meet_officer("kanim", "petugas2.jakpus")
    kanim.at.go("/desk/letters/")
    assert kanim.at.page.get_by_text(applicant.reference).count()
    kanim.at.arrive("has the letter in the inbox")
    kanim.step("We have it")
    assert "Signature is Valid" in pdfsig(letter)
    kanim.at.tell("pdfsig says: Signature is Valid")
    check_letter(meet_visitor("landlord"), letter, "VALID")
    check_letter(meet_visitor("landlord"), one_byte_changed(letter), "NOT VALID")


def test_everything_an_applicant_does_works_without_javascript(meet_applicant: MeetApplicant) -> None:
    applicant = meet_applicant(a_worker(2, city=1), scripts=False)
    applicant.open_an_account()
    applicant.apply()
    applicant.pay_by_card()


def follow(visitor: Visitor, applicant: Applicant) -> None:
    visitor.go("/track/")
    visitor.look()
    visitor.write("Registration number", applicant.reference)
    visitor.write("Passport number", applicant.case.person.passport)
    visitor.press("Show where it is")
    visitor.reads("Being examined at your immigration office")
    visitor.arrive("follows the application with its number and the passport number")


def pdfsig(letter: Path) -> str:
    """Poppler's opinion about the signature."""
    told = subprocess.run(["pdfsig", "-nocert", str(letter)], capture_output=True, text=True, check=True)
    return told.stdout


def one_byte_changed(letter: Path) -> Path:
    content = bytearray(letter.read_bytes())
    content[len(content) // 3] ^= 1
    copy = letter.with_name("changed.pdf")
    copy.write_bytes(content)
    return copy
