"""Notices: each once, in the person's language, with no personal data in short messages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.conftest import Cast, RunOutbox, make_draft, user_of
from tests.walking import walk_to
from tinggal import flow
from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Decision
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.notices import sponsor_weeks
from tinggal.notices.digests import KIND
from tinggal.notices.models import Notice
from tinggal.notices.reactions import tell_applicant, tell_head, tell_sponsor
from tinggal.notices.reminders import remind
from tinggal.offices.models import Office
from tinggal.simulators.models import SimulatedMessage

WORDS = Path(flow.__file__).parent / "notices" / "templates" / "notices"


def return_to_anna(draft: Application, cast: Cast) -> None:
    user = user_of(cast["anna"])
    user.phone = "+62 812 0000 0001"
    user.save()
    walk_to(Status.AT_KANIM, draft, cast)
    perform(draft, "return", by=cast["kade"], reasons=["R-01"], note="The left corner is cut off.")


def test_a_return_is_told_by_mail_and_short_message_once(draft: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    return_to_anna(draft, cast)
    run_outbox()
    told = Notice.objects.filter(application=draft, kind="application.returned")
    assert sorted(told.values_list("channel", flat=True)) == ["email", "sms"]
    assert all(notice.sent_at for notice in told)
    mail = SimulatedMessage.objects.get(channel="email", subject__contains="Please correct")
    assert "The left corner is cut off." in mail.body
    assert f"/applications/{draft.reference}/" in mail.body


def test_short_messages_carry_no_name_and_no_passport_number(
    draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    return_to_anna(draft, cast)
    run_outbox()
    for message in SimulatedMessage.objects.filter(channel="sms"):
        assert "ERIKSSON" not in message.body.upper()
        assert "L898902C3" not in message.body


def test_a_name_with_an_apostrophe_reaches_the_reader_as_it_is(
    draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    user = user_of(cast["anna"])
    user.full_name = "Anna O'Neil & Søn"
    user.save()
    perform(draft, "submit", by=cast["anna"])
    run_outbox()
    assert "Anna O'Neil & Søn" in SimulatedMessage.objects.filter(channel="email").order_by("pk")[0].body


def test_every_told_event_has_its_words() -> None:
    told = {kind for kind, reactions in flow.WHEN.items() if {tell_applicant, tell_head} & {*reactions}}
    sponsored = {f"{kind}.sponsor" for kind, reactions in flow.WHEN.items() if tell_sponsor in reactions}
    written = {path.name.removesuffix(".email.txt") for path in WORDS.glob("*.email.txt")}
    others = {KIND, sponsor_weeks.KIND, "device.new", "copy.made", "notice.came_back"}
    assert written == told | sponsored | others


@pytest.mark.parametrize(("days_left", "kinds"), [(6, []), (5, ["reminder.answer"]), (1, ["reminder.answer"])])
def test_a_returned_file_is_remembered_before_its_day(
    draft: Application, cast: Cast, days_left: int, kinds: list[str]
) -> None:
    return_to_anna(draft, cast)
    today = timezone.localdate()
    Application.objects.filter(pk=draft.pk).update(due_on=today + timedelta(days=days_left))
    remind(today=today)
    remind(today=today)
    found = Event.objects.filter(subject=draft.subject, kind__startswith="reminder.").values_list("kind", flat=True)
    assert list(found) == kinds


def test_nobody_is_asked_to_correct_what_he_has_sent_again(
    draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    return_to_anna(draft, cast)
    today = timezone.localdate()
    Application.objects.filter(pk=draft.pk).update(due_on=today + timedelta(days=1))
    remind(today=today)
    perform(draft, "resubmit", by=cast["anna"])
    run_outbox()
    assert not Notice.objects.filter(kind="reminder.answer").exists()


def test_nobody_is_warned_of_the_end_of_a_permit_that_was_followed_by_another(draft: Application, cast: Cast) -> None:
    walk_to(Status.APPROVED, draft, cast)
    longer = make_draft(cast, permit_code="itas-to-itap")
    Application.objects.filter(pk=longer.pk).update(interviewed_at=timezone.now())
    walk_to(Status.APPROVED, longer, cast)
    first, second = Decision.objects.order_by("serial")
    ends = first.valid_until
    assert ends is not None
    for until, told in ((ends + timedelta(days=100), []), (ends - timedelta(days=1), [first.application.subject])):
        Decision.objects.filter(pk=second.pk).update(valid_until=until)
        remind(today=ends - timedelta(days=2))
        assert [event.subject for event in Event.objects.filter(kind="reminder.permit")] == told


def test_an_invitation_gives_the_time_on_the_clock_of_the_office(
    draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    Office.objects.filter(pk=Application.objects.get(pk=draft.pk).office_id).update(time_zone="Asia/Jayapura")
    nine_in_jakarta = datetime(2030, 1, 7, 2, 0, tzinfo=UTC)
    perform(
        draft,
        "invite",
        by=cast["kade"],
        data={"starts_at": nine_in_jakarta.isoformat(), "kind": "both", "place": "Loket 4"},
    )
    run_outbox()
    assert "11:00 WIT" in SimulatedMessage.objects.get(channel="email", subject__contains="Invitation").body
