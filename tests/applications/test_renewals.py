"""A renewal begins with everything that is known, once, for whoever may begin it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.conftest import Cast, make_draft
from tests.sponsors.company import collected, company, person, prepared
from tinggal.applications.actions import perform
from tinggal.applications.guards import documents_complete, form_complete
from tinggal.applications.models import Application
from tinggal.applications.provenance import provenance
from tinggal.applications.renewals import begin_renewal, renewal_of
from tinggal.catalogue.permits import PERMITS
from tinggal.intake import vault
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused


@pytest.fixture
def old(cast: Cast) -> Application:
    """Anna's extension of last year; her permit ends in forty days."""
    file = make_draft(cast, permit_code="extend-itas-worker")
    return collected(file, cast, until=timezone.localdate() + timedelta(days=40), by=cast["anna"])


def test_every_permit_but_those_that_nothing_continues_has_its_renewal() -> None:
    families = ("worker", "investor", "family", "student", "repatriation", "second-home")
    renewed = {one.code: after.code for one in PERMITS if one.service != "extension" and (after := renewal_of(one))}
    assert renewed == {
        **{f"new-itas-{family}": f"extend-itas-{family}" for family in families},
        "itas-to-itap": "extend-itap",
        "extend-itap": "extend-itap",
    }


def test_nothing_is_left_to_type_and_the_papers_are_there(old: Application, cast: Cast) -> None:
    file = begin_renewal(old, by=cast["anna"])
    form_complete(file)
    documents_complete(file)
    assert file.answers["stay_expires_on"] == old.decision.valid_until.isoformat()
    assert file.answers["current_permit_number"] == old.decision.number
    assert (file.applicant_id, file.renews, file.passport_index) == (old.applicant_id, old, old.passport_index)
    assert file.office == old.office


def test_the_journal_says_that_it_comes_from_the_previous_permit(old: Application, cast: Cast) -> None:
    file = begin_renewal(old, by=cast["anna"])
    told = Event.objects.get(subject=file.subject, kind="form.prefilled")
    assert told.data["from"] == old.reference
    assert {(source.how, source.detail) for source in provenance(file).values()} == {("previous", old.reference)}


def test_asked_for_twice_it_is_one_draft_and_again_after_it_was_withdrawn(old: Application, cast: Cast) -> None:
    first = begin_renewal(old, by=cast["anna"])
    assert begin_renewal(old, by=cast["anna"]) == first
    perform(first, "withdraw", by=cast["anna"])
    assert begin_renewal(old, by=cast["anna"]) != first
    assert Application.objects.filter(renews=old).count() == 2


def test_a_paper_taken_over_is_the_same_content(old: Application, cast: Cast) -> None:
    file = begin_renewal(old, by=cast["anna"])
    for paper in file.documents.all():
        before = old.documents.get(code=paper.code, replaced_at=None)
        assert (paper.sha256, paper.version) == (before.sha256, 1)
        assert vault.get(paper.stored, bytes(paper.wrapped_key)) == vault.get(before.stored, bytes(before.wrapped_key))


def test_an_expired_passport_is_not_taken_over(old: Application, cast: Cast) -> None:
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    Application.objects.filter(pk=old.pk).update(answers={**old.answers, "passport_expires_on": yesterday})
    file = begin_renewal(old, by=cast["anna"])
    assert not file.documents.filter(code="passport").exists()


def test_strangers_begin_nothing_and_a_file_without_permit_is_not_continued(old: Application, cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        begin_renewal(old, by=cast["mallory"])
    with pytest.raises(MoveRefused):
        begin_renewal(make_draft(cast, permit_code="new-itas-worker"), by=cast["anna"])


def test_the_sponsors_team_files_it_for_the_sponsor(cast: Cast) -> None:
    boss = person("boss")
    sponsor = company(boss=boss)
    last = timezone.localdate() + timedelta(days=40)
    old = collected(prepared(sponsor, by=boss), cast, until=last, by=boss)
    file = begin_renewal(old, by=boss)
    assert (file.sponsor, file.filed_by_sponsor, file.applicant) == (sponsor, True, sponsor.account)
    assert Event.objects.get(subject=file.subject, kind="form.prefilled").data["for"] == sponsor.subject
