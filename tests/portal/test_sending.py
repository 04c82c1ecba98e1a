"""Checking, declaring, sending: once, in time, complete; and what is said when it cannot be sent."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, make_draft
from tests.portal.conftest import page
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer, start
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.journal.models import Event
from tinggal.people.actors import SYSTEM


def send(client: Client, file: Application) -> str:
    """Tick the box, press the button; gives the page that follows."""
    return str(client.post(page("check", file), {"true": "on"}, follow=True).content.decode())


def test_a_complete_file_is_sent_and_confirmed(anna: Client, draft: Application) -> None:
    answered = anna.post(page("check", draft), {"true": "on"})
    assert answered["Location"] == page("sent", draft)
    assert draft.reference in anna.get(page("sent", draft)).content.decode()
    draft.refresh_from_db()
    assert draft.status == "verifying"


def test_pressing_twice_sends_once(anna: Client, draft: Application) -> None:
    send(anna, draft)
    assert "This application has already been sent, once." in send(anna, draft)
    assert Event.objects.filter(subject=draft.subject, kind="application.verifying").count() == 1


def test_without_the_declaration_nothing_is_sent(anna: Client, draft: Application) -> None:
    answered = anna.post(page("check", draft), {})
    assert "Tick the box to say that everything is true." in answered.content.decode()
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_what_is_missing_is_listed_with_the_way_to_it(anna: Client, cast: Cast) -> None:
    file = start(permit("new-itas-worker"), by=cast["anna"])
    context = anna.get(page("check", file)).context
    assert [task.href for task in context["gaps"]] == [
        page("document", file, "passport"),
        page("form", file, "stay") + "?part=stay",
        *(page("form", file, group) for group in ("sponsor", "purpose")),
        page("documents", file),
    ]


def test_an_incomplete_file_that_is_sent_anyway_is_refused_in_words(
    anna: Client, draft: Application, cast: Cast
) -> None:
    answer(draft, {"full_name": ""}, by=cast["anna"])
    assert "Please answer: Full name, as in your passport." in send(anna, draft)


def test_too_early_is_said_with_the_first_day(anna: Client, draft: Application, cast: Cast) -> None:
    ends = timezone.localdate() + timedelta(days=200)
    answer(draft, {"stay_expires_on": ends.isoformat()}, by=cast["anna"])
    assert "You can send this application from" in anna.get(page("application", draft)).content.decode()
    shown = send(anna, draft)
    assert "There is a problem" in shown
    assert "Your draft is kept." in shown


def test_too_late_is_said_with_the_last_day(anna: Client, draft: Application, cast: Cast) -> None:
    ends = timezone.localdate() - timedelta(days=1)
    answer(draft, {"stay_expires_on": ends.isoformat()}, by=cast["anna"])
    assert "There is a problem" in send(anna, draft)
    assert "The last day to send this application was" in send(anna, draft)


def test_a_twin_with_the_same_passport_is_refused_with_its_number(anna: Client, draft: Application, cast: Cast) -> None:
    send(anna, draft)
    twin = make_draft(cast)
    assert f"You have already sent this application. Its number is {draft.reference}." in send(anna, twin)


def test_a_returned_file_is_corrected_and_sent_again(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    perform(draft, "return", by=cast["kade"], reasons=["R-05"], note="No stamp.")
    assert "Check your answers and send again" in anna.get(page("check", draft)).content.decode()
    assert anna.post(page("check", draft), {"true": "on"})["Location"] == page("sent", draft)
    draft.refresh_from_db()
    assert draft.status == "verifying"


def test_the_confirmation_of_a_draft_leads_to_its_tasks(anna: Client, draft: Application) -> None:
    assert anna.get(page("sent", draft))["Location"] == page("application", draft)


def test_the_fee_is_shown_before_sending(anna: Client, draft: Application) -> None:
    context = anna.get(page("check", draft)).context
    assert context["total"] == sum(line.amount for line in context["lines"]) > 0


def test_an_application_is_withdrawn_after_a_question(anna: Client, draft: Application) -> None:
    assert b"This cannot be undone." in anna.get(page("withdraw", draft)).content
    anna.post(page("withdraw", draft))
    draft.refresh_from_db()
    assert draft.status == "withdrawn"


def test_what_is_decided_cannot_be_withdrawn(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANWIL, draft, cast)
    answered = anna.post(page("withdraw", draft), follow=True)
    assert "This step is no longer possible." in answered.content.decode()


def test_a_bounced_file_tells_what_the_check_found_and_where_to_mend_it(
    anna: Client, draft: Application, cast: Cast
) -> None:
    walk_to(Status.VERIFYING, draft, cast)
    items = [
        {"about": "passport", "check": "readable", "words": "not_opened"},
        {"about": "", "words": "issued_before_birth"},
    ]
    perform(draft, "bounce", by=SYSTEM, note="x", reasons=["R-01"], data={"items": items})
    returned = anna.get(page("application", draft)).context["returned"]
    assert [[place.href for place in one.pages] for one in returned.corrections] == [
        [page("document", draft, "passport")],
        [page("form", draft, "passport")],
    ]
