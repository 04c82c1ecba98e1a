"""Auditors read: whatever is posted in the audit room changes no file, and stands in the journal."""

import pytest

from tests.desk.conftest import SignIn
from tinggal.applications.models import Application
from tinggal.journal.models import Event

QUIET = {"application.seen", "seals.checked", "personal.asked", "personal.approved", "sample.drawn", "evidence.asked"}


@pytest.mark.parametrize(
    "where", ["files/{}/verify/", "files/{}/evidence/", "day/", "sample/", "exceptions/", "exceptions/1/answer/"]
)
def test_no_post_of_an_auditor_changes_a_file(sign_in: SignIn, at_kanim: Application, where: str) -> None:
    before = Application.objects.values().get(pk=at_kanim.pk)
    last = Event.objects.latest("pk").pk
    posted = {"day": "2026-11-01", "month": "2026-10", "files": "3", "reference": at_kanim.reference, "answer": "yes"}
    assert sign_in("agus").post(f"/audit/{where.format(at_kanim.reference)}", posted).status_code < 500
    assert Application.objects.values().get(pk=at_kanim.pk) == before
    assert set(Event.objects.filter(pk__gt=last).values_list("kind", flat=True)) <= QUIET
