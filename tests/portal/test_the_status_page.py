"""Where a sent file is: the sentence on top, the stages, the story, who looked, and the letter."""

from datetime import datetime

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, RunOutbox, user_of
from tests.portal.conftest import page
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.reading import opened
from tinggal.applications.status import Status
from tinggal.appointments.actions import invite
from tinggal.journal.models import Event
from tinggal.letters.reactions import issue
from tinggal.offices.calendar import working_days
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import own


def shown(client: Client, file: Application) -> str:
    """The page of the file."""
    answered = client.get(page("application", file))
    assert answered.status_code == 200
    return str(answered.content.decode())


def test_a_draft_shows_its_tasks_and_when_it_was_saved(anna: Client, draft: Application) -> None:
    words = shown(anna, draft)
    assert words.count("Completed") == 5
    assert "Saved" in words
    assert "Your present permit ends in 20 days" in words


def test_the_top_says_where_it_is_and_until_when(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANWIL, draft, cast)
    draft.refresh_from_db()
    assert draft.office
    assert draft.office.parent
    words = shown(anna, draft)
    assert f"Your file is at {draft.office.parent.name}." in words
    assert "They have 3 more working days." in words
    assert "What you must do now: nothing." in words


def test_a_late_office_is_named_as_late(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    Application.objects.filter(pk=draft.pk).update(due_on=timezone.localdate().replace(year=2025))
    assert "This should be finished by now. We are sorry." in shown(anna, draft)


def test_the_stages_are_those_of_the_files_own_road(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_DIRECTORATE, draft, cast)
    stages = anna.get(page("application", draft)).context["stages"]
    assert [(str(stage.title), stage.state) for stage in stages] == [
        ("Sent and checked", "done"),
        ("Fee paid", "done"),
        ("Immigration office", "done"),
        ("Regional office", "done"),
        ("Directorate in Jakarta", "now"),
        ("Decision and letter", "later"),
        ("Permit collected", "later"),
    ]


def test_officers_are_shown_by_role_and_office_never_by_name(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANWIL, draft, cast)
    user_of(cast["kade"]).__class__.objects.filter(pk=cast["kade"].user_id).update(full_name="Kade Secretname")
    opened(draft, by=cast["kade"], desk="kanim_officer@K3102")
    opened(draft, by=cast["kade"], desk="kanim_officer@K3102")
    readers = anna.get(page("application", draft)).context["readers"]
    assert [(str(reader.role), reader.times) for reader in readers] == [("Officer of an immigration office", 2)]
    assert "Secretname" not in shown(anna, draft)


def test_notes_between_desks_are_not_for_the_applicant(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    perform(draft, "forward", by=cast["kade"], note="internal doubt")
    assert "internal doubt" not in shown(anna, draft)


def test_a_return_shows_reason_remedy_note_and_page(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    perform(draft, "return", by=cast["kade"], reasons=["R-05"], note="The stamp is missing.")
    words = shown(anna, draft)
    assert "guarantee letter is not signed or has no duty stamp" in words
    assert "Ask the sponsor to sign the letter" in words
    assert "The stamp is missing." in words
    assert page("document", draft, "guarantee_letter") in words
    assert page("check", draft) in words


def test_an_invitation_is_shown_on_the_clock_of_the_office(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    assert draft.office
    day = working_days().add(timezone.localdate(), 2)
    at = datetime(day.year, day.month, day.day, 9, 30, tzinfo=draft.office.zone)
    invite(draft, starts_at=at, place="Counter 4", kind="both", by=cast["kade"])
    words = shown(anna, draft)
    assert "09:30 WIB" in words
    assert "Counter 4" in words


def test_the_letter_can_be_downloaded_by_its_owner_only(
    anna: Client, mallory: Client, draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    walk_to(Status.APPROVED, draft, cast)
    assert anna.get(page("letter", draft)).status_code == 404
    issue(Event.objects.get(subject=draft.subject, kind="application.approved"))
    answered = anna.get(page("letter", draft))
    assert answered.content.startswith(b"%PDF-")
    assert answered["Content-Disposition"] == f'attachment; filename="{draft.reference}-approval.pdf"'
    assert answered["Cache-Control"] == "no-store"
    assert mallory.get(page("letter", draft)).status_code == 404
    assert "Your application is approved." in shown(anna, draft)


def test_every_place_of_a_file_has_a_page(anna: Client, draft: Application) -> None:
    now = timezone.now()
    Application.objects.filter(pk=draft.pk).update(submitted_at=now, arrived_at=now)
    for place in Status.values:
        Application.objects.filter(pk=draft.pk).update(status=place)
        assert shown(anna, draft)


def test_an_officer_has_no_second_way_to_a_file(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    request = ActorRequest()
    for name in ("kade", "kusuma", "agus"):
        request.actor = cast[name]
        with pytest.raises(Http404):
            own(request, draft.reference)


def test_the_page_listens_for_news(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.UNPAID, draft, cast)
    assert 'id="case" data-events="/events/' in shown(anna, draft)
