"""Before a stay ends its holder is told on seven days, once each, and no more once he has sent a renewal."""

from datetime import date, timedelta

import pytest

from tests.conftest import Cast, RunOutbox, make_draft
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Decision
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.notices.reminders import PERMIT_DAYS, remind
from tinggal.simulators.models import SimulatedMessage


@pytest.fixture
def last_day(draft: Application, cast: Cast) -> date:
    """The last day of a permit of Anna's that was approved just now."""
    walk_to(Status.APPROVED, draft, cast)
    ends = Decision.objects.get(application=draft).valid_until
    assert ends is not None
    return ends


def told() -> list[int]:
    """The days left, as the reminders in the journal say."""
    return [event.data["days"] for event in Event.objects.filter(kind="reminder.permit").order_by("number")]


def test_each_day_of_the_seven_is_told_once(last_day: date) -> None:
    for left in range(100, -2, -1):
        for _again in range(2):
            remind(today=last_day - timedelta(days=left))
    assert tuple(told()) == PERMIT_DAYS == (90, 60, 30, 14, 7, 3, 1)


def test_after_a_pause_of_the_worker_only_the_nearest_is_told(last_day: date) -> None:
    remind(today=last_day - timedelta(days=5))
    assert told() == [7]


@pytest.mark.parametrize("known_as", ["renewal of this file", "same passport"])
def test_nobody_is_reminded_who_has_sent_a_renewal(
    last_day: date, draft: Application, cast: Cast, known_as: str
) -> None:
    renewal = make_draft(cast, permit_code="extend-itas-worker")
    if known_as == "renewal of this file":
        Application.objects.filter(pk=renewal.pk).update(renews=draft, passport_index="")
    remind(today=last_day - timedelta(days=30))
    assert told() == [30]
    perform(renewal, "submit", by=cast["anna"])
    remind(today=last_day - timedelta(days=14))
    assert told() == [30]


def test_a_renewal_that_was_withdrawn_or_is_something_else_stops_no_reminder(
    last_day: date, draft: Application, cast: Cast
) -> None:
    renewal = make_draft(cast, permit_code="extend-itas-worker")
    Application.objects.filter(pk=renewal.pk).update(renews=draft)
    perform(renewal, "submit", by=cast["anna"])
    Application.objects.filter(pk=renewal.pk).update(status=Status.WITHDRAWN)
    remind(today=last_day - timedelta(days=14))
    assert told() == [14]
    other = make_draft(cast, permit_code="change-address")
    Application.objects.filter(pk=other.pk).update(
        status=Status.AT_KANIM, submitted_at=draft.started_at + timedelta(days=9), office_id=1
    )
    remind(today=last_day - timedelta(days=7))
    assert told() == [14, 7]


def test_the_mail_names_the_last_day_and_leads_to_the_choice_of_messages(last_day: date, run_outbox: RunOutbox) -> None:
    remind(today=last_day - timedelta(days=30))
    run_outbox()
    mail = SimulatedMessage.objects.get(subject__contains="ends in 30 days")
    assert f"{last_day.day} {last_day:%B %Y}" in mail.body
    assert "/account/messages/" in mail.body
