"""The other ways an application can go: refused, returned, decided at the kanim, paid with a second code."""

from tests.journeys.conftest import MeetApplicant, MeetOfficer, MeetVisitor
from tests.journeys.live_site import LiveSite
from tests.journeys.road import a_worker, check_letter, forward_at_the_kanim, has_paid, up_to_the_kasubdit

BILLS = "SELECT count(*) FROM payments_bill b JOIN applications_application a ON a.id = b.application_id"
FILED = "SELECT submitted_at FROM applications_application WHERE reference = %s"
THE_CODE_IS_OVER = (
    "UPDATE simulators_simulatedbill SET expires_at = now() - interval '1 minute' WHERE reference LIKE %s",
    "UPDATE payments_bill SET expires_at = now() - interval '1 minute' WHERE reference LIKE %s",
)


def test_a_refused_applicant_gets_a_refusal_letter_with_the_reasons(
    meet_applicant: MeetApplicant, meet_officer: MeetOfficer, meet_visitor: MeetVisitor
) -> None:
    applicant = meet_applicant(a_worker(3))
    has_paid(applicant)
    forward_at_the_kanim(applicant, meet_officer)
    up_to_the_kasubdit(applicant, meet_officer)
    kasubdit = meet_officer("kasubdit", "kasubdit2")
    kasubdit.open(applicant.reference)
    kasubdit.decide("Refuse", "Yes, refuse", reason="T-03", note="Jabatan tidak sesuai dengan pengesahan RPTKA.")
    check_letter(meet_visitor("employer"), applicant.fetch_the_letter(), "VALID")


def test_a_returned_application_is_corrected_and_not_billed_again(
    meet_applicant: MeetApplicant, meet_officer: MeetOfficer, site: LiveSite
) -> None:
    applicant = meet_applicant(a_worker(4))
    has_paid(applicant)
    kanim = meet_officer("kanim", "petugas.jakpus")
    kanim.open(applicant.reference)
    kanim.step_with_reasons("Return to the applicant", reason="R-02", note="Meterai pada surat penjaminan kurang.")
    applicant.correct("guarantee_letter")
    applicant.at.wait_until_it_reads("Your file is at Kantor Imigrasi")
    applicant.at.arrive("sees the file back at the kanim")
    assert site.ask(f"{BILLS} WHERE a.reference = %s", applicant.reference) == "1"
    applicant.at.tell("was billed once")


def test_an_extension_is_decided_at_the_kanim_after_an_interview(
    meet_applicant: MeetApplicant, meet_officer: MeetOfficer, meet_visitor: MeetVisitor
) -> None:
    applicant = meet_applicant(a_worker(5, service="extend-itas-worker"))
    has_paid(applicant)
    kanim = meet_officer("kanim", "petugas2.jakpus")
    kanim.open(applicant.reference)
    kanim.invite()
    applicant.at.go(f"/applications/{applicant.reference}/")
    applicant.at.reads("You are invited")
    applicant.at.arrive("reads the invitation")
    applicant.take_another_time()
    kanim.open(applicant.reference)
    kanim.write_the_minutes()
    kanim.open(applicant.reference)
    kanim.clear_the_checks()
    kanim.step("Send on to")
    head = meet_officer("head", "kepala.jakpus")
    head.open(applicant.reference)
    head.decide("Approve", "Yes, approve")
    check_letter(meet_visitor("bank"), applicant.fetch_the_letter(), "VALID")
    kanim.at.go(f"/desk/{applicant.reference}/")
    kanim.hand_over()


def test_an_expired_billing_code_is_issued_again_in_one_click_and_the_filing_day_stays(
    meet_applicant: MeetApplicant, site: LiveSite
) -> None:
    applicant = meet_applicant(a_worker(6))
    applicant.open_an_account()
    applicant.apply()
    at = applicant.at
    at.go(f"/applications/{applicant.reference}/pay/")
    at.wait_until_it_reads("Your billing code")
    filed = site.ask(FILED, applicant.reference)
    for statement in THE_CODE_IS_OVER:
        site.change(statement, f"{applicant.reference}/%")
    site.manage("lapse_bills")
    at.page.reload()
    at.reads("Your code has expired")
    at.arrive("finds that the code has expired")
    at.press("Get a new code")
    at.reads("Your billing code")
    at.arrive("has a new code after one click")
    applicant.pay_by_card()
    assert site.ask(FILED, applicant.reference) == filed
    at.tell(f"the filing time is still {filed}")
