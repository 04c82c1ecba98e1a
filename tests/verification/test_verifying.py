"""A file that was sent in passes to payment or comes back with every reason at once, whatever happens to the worker."""

import json

import pytest

from tests.conftest import Cast, make_draft
from tests.verification.scenes import checked, finding, portrait, send, upload
from tinggal.applications.drafts import detach
from tinggal.applications.models import Application
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.reasons import reasons_for
from tinggal.catalogue.types import CHECKS
from tinggal.journal.models import Event
from tinggal.verification.checks.rule import Reach
from tinggal.verification.checks.table import ABOUT_PAPERS, rules_for
from tinggal.verification.models import Finding
from tinggal.verification.reactions import verify

pytestmark = pytest.mark.django_db


def test_every_check_a_requirement_names_exists() -> None:
    named = {check for one in PERMITS for requirement in one.requirements for check in requirement.checks}
    assert named <= CHECKS <= {rule.name for rule in ABOUT_PAPERS if rule.of is Reach.ASKED}


def test_a_good_file_passes_to_payment_with_one_finding_per_check(draft: Application, cast: Cast) -> None:
    file = checked(draft, by=cast["anna"])
    assert (file.status, file.open_questions) == ("unpaid", 0)
    unread = [rule for one in file.documents.all() for rule in rules_for(file.permit, one.code) if not rule.wants]
    about_papers = Finding.objects.filter(application=file, check_name__in=[rule.name for rule in ABOUT_PAPERS])
    assert about_papers.count() == len(unread)
    assert not Finding.objects.filter(application=file).exclude(outcome__in=("pass", "note")).exists()


def test_everything_wrong_is_said_at_once_with_the_coded_reasons(draft: Application, cast: Cast) -> None:
    upload(draft, "photo", portrait(width=350, height=500), by=cast["anna"])
    file = checked(draft, by=cast["anna"], changes={"passport_expires_on": "2020-01-01"})
    event = Event.objects.get(subject=file.subject, kind="application.returned")
    assert file.status == "returned"
    assert event.data["reasons"] == ["R-04", "R-06", "R-09"]
    assert event.data["items"] == [
        {"about": "", "check": "dates_agree", "words": "expires_before_issue"},
        {"about": "passport", "check": "passport_validity", "words": "passport_under_six_months"},
        {"about": "photo", "check": "photo", "words": "photo_too_small"},
    ]
    assert set(event.data["reasons"]) <= {one.code for one in reasons_for("return")}
    assert len(event.data["note"].splitlines()) == 3


def test_the_journal_holds_no_personal_values_of_the_finding(draft: Application, cast: Cast) -> None:
    file = checked(draft, by=cast["anna"], changes={"passport_expires_on": "2020-01-01"})
    told = json.dumps([event.data for event in Event.objects.filter(subject=file.subject)])
    assert "2020-01-01" not in told
    assert Finding.objects.get(application=file, check_name="passport_validity").found == "2020-01-01"


def test_a_document_that_is_missing_is_named(draft: Application, cast: Cast) -> None:
    event = send(draft, by=cast["anna"])
    draft.documents.filter(code="passport").update(replaced_at=event.at)
    verify(event)
    assert finding(draft, "complete", about="passport") == ("block", "missing")
    returned = Event.objects.get(subject=draft.subject, kind="application.returned")
    assert returned.data["reasons"] == ["R-02"]
    assert returned.data["note"].endswith("This document is missing. Please add it.")


def test_the_note_is_in_the_language_of_the_applicant(draft: Application, cast: Cast) -> None:
    Application.objects.filter(pk=draft.pk).update(language="id")
    file = checked(draft, by=cast["anna"], changes={"passport_expires_on": "2020-01-01"})
    assert file.status == "returned"


def test_hearing_of_an_old_sending_again_changes_nothing(draft: Application, cast: Cast) -> None:
    event = send(draft, by=cast["anna"])
    verify(event)
    before = Event.objects.filter(subject=draft.subject).count(), Finding.objects.count()
    verify(event)
    assert (Event.objects.filter(subject=draft.subject).count(), Finding.objects.count()) == before


def test_after_a_correction_only_what_changed_is_found_anew(draft: Application, cast: Cast) -> None:
    good = draft.answers["passport_expires_on"]
    file = checked(draft, by=cast["anna"], changes={"passport_expires_on": "2020-01-01"})
    first = set(Finding.objects.in_force().filter(application=file).values_list("pk", flat=True))
    verify(send(file, by=cast["anna"], changes={"passport_expires_on": good}, action="resubmit"))
    file.refresh_from_db()
    second = set(Finding.objects.in_force().filter(application=file).values_list("pk", flat=True))
    assert file.status == "unpaid"
    assert len(first - second) == len(second - first) == 2
    assert finding(file, "passport_validity", about="passport") == ("pass", "passed")


def test_findings_of_a_document_that_was_taken_away_are_no_longer_in_force(draft: Application, cast: Cast) -> None:
    optional = next(one for one in draft.permit.requirements if not one.required and not one.when)
    document = upload(draft, optional.code, portrait(), by=cast["anna"])
    file = checked(draft, by=cast["anna"], changes={"passport_expires_on": "2020-01-01"})
    assert Finding.objects.in_force().filter(document=document).exists()
    detach(document, by=cast["anna"])
    verify(send(file, by=cast["anna"], action="resubmit"))
    assert not Finding.objects.in_force().filter(document=document).exists()


@pytest.mark.parametrize("permit_code", [one.code for one in PERMITS])
def test_a_good_file_of_every_permit_type_passes(cast: Cast, permit_code: str) -> None:
    file = checked(make_draft(cast, permit_code=permit_code), by=cast["anna"])
    assert file.status == "unpaid"
