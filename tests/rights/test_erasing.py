"""What was never sent goes for good, what was sent stays, and both are said; the journal still fits together."""

import pytest
from django.core.files.storage import default_storage

from tests.conftest import Cast, make_draft, user_of
from tests.walking import walk_to
from tinggal.applications.models import Application, Document
from tinggal.applications.renewals import begin_renewal
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.journal.seals import broken_lines
from tinggal.lib.workflow import MoveRefused
from tinggal.people.models import User
from tinggal.rights.copies import ask, make
from tinggal.rights.erasing import close_account, erase, never_sent, why_not_closed
from tinggal.rights.models import DataCopy


def places(file: Application) -> list[str]:
    rows = Document.objects.filter(application=file).values_list("stored", "original_stored")
    return [place for row in rows for place in row]


@pytest.fixture
def lost(draft: Application, cast: Cast, django_capture_on_commit_callbacks: pytest.FixtureRequest) -> list[str]:
    """Where the documents lay of a draft that was erased."""
    lay = places(draft)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        erase(draft, by=cast["anna"])
    return lay


def test_nothing_of_an_erased_draft_is_left_but_its_number(draft: Application, lost: list[str]) -> None:
    left = Application.objects.get(pk=draft.pk)
    assert (left.status, left.answers, left.passport_index) == (Status.WITHDRAWN, {}, "")
    assert not Document.objects.filter(application=draft).exists()
    assert lost
    assert [place for place in lost if default_storage.exists(place)] == []
    story = "".join(str(event.data) for event in Event.objects.filter(subject=draft.subject))
    for personal in ("ERIKSSON", "L898902C3"):
        assert personal not in story
    assert Event.objects.filter(subject=draft.subject, kind="draft.erased").count() == 1
    assert broken_lines(Event.objects.filter(subject=draft.subject).order_by("number")) == []


def test_a_renewal_that_is_erased_leaves_the_papers_of_the_permit_it_continues(
    draft: Application, cast: Cast, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    walk_to(Status.APPROVED, draft, cast)
    renewal = begin_renewal(draft, by=cast["anna"])
    shared = places(renewal)
    assert shared
    assert set(shared) <= set(places(draft))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        erase(renewal, by=cast["anna"])
    assert [place for place in shared if not default_storage.exists(place)] == []


def test_an_erased_draft_is_offered_no_more(draft: Application, cast: Cast, lost: list[str]) -> None:
    assert list(never_sent(user_of(cast["anna"]))) == []


def test_a_draft_that_was_withdrawn_before_can_still_be_erased(draft: Application, cast: Cast) -> None:
    Application.objects.filter(pk=draft.pk).update(status=Status.WITHDRAWN)
    assert list(never_sent(user_of(cast["anna"]))) == [draft]
    erase(draft, by=cast["anna"])
    assert Application.objects.get(pk=draft.pk).answers == {}


@pytest.mark.parametrize("whose", ["anna", "mallory"])
def test_what_was_sent_and_what_is_somebody_elses_stays(draft: Application, cast: Cast, whose: str) -> None:
    if whose == "anna":
        walk_to(Status.AT_KANIM, draft, cast)
    with pytest.raises(MoveRefused, match="cannot be deleted"):
        erase(draft, by=cast[whose])
    assert Application.objects.get(pk=draft.pk).answers != {}
    assert Document.objects.filter(application=draft).exists()


def test_an_account_from_which_nothing_was_sent_is_closed(draft: Application, cast: Cast) -> None:
    person = user_of(cast["anna"])
    make(ask(person, by=cast["anna"]).pk)
    close_account(person, by=cast["anna"])
    left = User.objects.get(pk=person.pk)
    assert (left.full_name, left.phone, left.is_active, left.has_usable_password()) == ("", "", False, False)
    assert left.email is None
    assert not DataCopy.objects.exists()
    assert Application.objects.get(pk=draft.pk).answers == {}
    assert User.objects.create_user(person.email, None, full_name="Anna").pk != person.pk


def test_an_account_with_a_sent_application_or_a_post_stays(draft: Application, cast: Cast) -> None:
    assert "officer" in why_not_closed(user_of(cast["kade"]))
    walk_to(Status.AT_KANIM, draft, cast)
    make_draft(cast, permit_code="itas-to-itap")
    person = user_of(cast["anna"])
    with pytest.raises(MoveRefused, match="The law wants it kept"):
        close_account(person, by=cast["anna"])
    assert never_sent(person).count() == 1
