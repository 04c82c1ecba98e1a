"""A message that comes back: written down, told the other way, shown to both sides, and over with a new address."""

import json
import smtplib
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.access.scene import browser as officer
from tests.conftest import Cast, RunOutbox, user_of
from tests.portal.conftest import browser, page
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.notices.coming_back import broken_ways
from tinggal.notices.hearing import SIGNATURE, TIMESTAMP, key_of, signature
from tinggal.notices.models import Notice
from tinggal.notices.sending import send
from tinggal.people.actions import change_profile
from tinggal.people.models import User
from tinggal.simulators.mailbox_reports import report
from tinggal.simulators.models import SimulatedMessage

PHONE, NUMBER = "+62 812 0000 0001", "550 5.1.1"
Told = dict[str, object]


@pytest.fixture
def anna(cast: Cast) -> User:
    user = user_of(cast["anna"])
    User.objects.filter(pk=user.pk).update(phone=PHONE)
    return User.objects.get(pk=user.pk)


def gone(user: User) -> None:
    """His mailbox is no more."""
    User.objects.filter(pk=user.pk).update(email="anna@nobody.example")


def post(told: Told | bytes, *, secret_ok: bool = True, at: float = 0.0) -> int:
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    timestamp = str(int(at or timezone.now().timestamp()))
    signed = signature(body if secret_ok else b"other", timestamp=timestamp)
    headers = {TIMESTAMP: timestamp, SIGNATURE: signed}
    where = reverse("notices:callback")
    return Client().post(where, body, content_type="application/json", headers=headers).status_code


@pytest.fixture
def mailed(draft: Application, cast: Cast, anna: User, run_outbox: RunOutbox) -> SimulatedMessage:
    """A mail about a file at an office, which has left."""
    walk_to(Status.AT_KANIM, draft, cast)
    run_outbox()
    return SimulatedMessage.objects.filter(channel="email", to=anna.email).order_by("pk")[0]


def notice_of(mail: SimulatedMessage) -> Notice:
    return Notice.objects.get(key=key_of(mail.message_id))


def test_what_the_server_refuses_for_good_has_come_back_and_is_not_tried_again(
    draft: Application, cast: Cast, anna: User, run_outbox: RunOutbox
) -> None:
    gone(anna)
    walk_to(Status.AT_KANIM, draft, cast)
    run_outbox()
    mail = Notice.objects.filter(channel="email", application=draft).order_by("pk")[0]
    assert (mail.came_back_at is not None, mail.came_back_with[:9]) == (True, NUMBER)
    send(mail)
    assert Event.objects.filter(kind="notice.came_back", data__notice=mail.pk).count() == 1
    told = Notice.objects.filter(kind="notice.came_back", channel="sms", to=PHONE)
    assert told.count() == Notice.objects.filter(channel="email", came_back_at__isnull=False).count()
    assert "change your email address" in told[0].body


def test_a_passing_trouble_is_no_return(mailed: SimulatedMessage) -> None:
    notice = notice_of(mailed)
    Notice.objects.filter(pk=notice.pk).update(sent_at=None, to="anna@later.example")
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(Notice.objects.get(pk=notice.pk))
    left = Notice.objects.get(pk=notice.pk)
    assert (left.sent_at, left.came_back_at) == (None, None)


def test_the_provider_reports_and_both_sides_read_it(
    mailed: SimulatedMessage, draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    for _again in range(2):
        assert report(mailed, what="came_back") == 200
    run_outbox()
    notice = notice_of(mailed)
    assert Event.objects.filter(kind="notice.came_back").count() == 1
    assert [one.to for one in broken_ways(notice.person)] == [notice.to]
    words = f"Our mail to {notice.to} comes back."
    for address in (page("application", draft), reverse("mine:account"), reverse("mine:messages")):
        shown = browser(cast, "anna").get(address).content.decode()
        assert words in shown
        assert f"we also write to {PHONE}" in shown
    desk = officer(cast, "kanim").get(reverse("desk:application", args=[draft.reference])).content.decode()
    assert "His email address does not work." in desk
    assert "came back" in desk
    assert NUMBER in desk
    queue = officer(cast, "kanim").get(reverse("desk:queue"), {"mark": "unreached"}).content.decode()
    assert draft.reference in queue


def change_the_address(user: User, _mail: SimulatedMessage) -> None:
    User.objects.filter(pk=user.pk).update(email="anna.new@example.org")


def let_a_later_one_arrive(user: User, mail: SimulatedMessage) -> None:
    later = Notice.objects.filter(to=mail.to).order_by("-pk")[0]
    assert later.key != key_of(mail.message_id)
    assert post({"message": later.key, "what": "arrived"}) == 200


@pytest.mark.parametrize("how", [change_the_address, let_a_later_one_arrive])
def test_it_is_over_when_the_address_changes_or_something_arrives(
    mailed: SimulatedMessage,
    draft: Application,
    cast: Cast,
    anna: User,
    how: Callable[[User, SimulatedMessage], None],
) -> None:
    report(mailed, what="came_back")
    how(anna, mailed)
    assert broken_ways(User.objects.get(pk=anna.pk)) == []
    queue = officer(cast, "kanim").get(reverse("desk:queue"), {"mark": "unreached"}).content.decode()
    assert draft.reference not in queue
    assert "comes back" not in browser(cast, "anna").get(page("application", draft)).content.decode()


def test_a_phone_that_does_not_work_is_told_by_mail_until_its_number_changes(
    mailed: SimulatedMessage, draft: Application, cast: Cast, anna: User, run_outbox: RunOutbox
) -> None:
    perform(draft, "return", by=cast["kade"], reasons=["R-01"], note="The left corner is cut off.")
    run_outbox()
    sms = Notice.objects.filter(channel="sms").order_by("pk")[0]
    assert post({"message": sms.key, "what": "came_back", "words": "unknown subscriber"}) == 200
    run_outbox()
    assert Notice.objects.get(kind="notice.came_back").to == anna.email
    change_profile(anna, full_name="Anna", phone="+62 812 0000 0002", language="en", by=cast["anna"])
    assert broken_ways(User.objects.get(pk=anna.pk)) == []


def test_a_report_without_a_valid_signature_changes_nothing(mailed: SimulatedMessage) -> None:
    told: Told = {"message": mailed.message_id, "what": "came_back"}
    assert post(told, secret_ok=False) == 403
    assert post(told, at=timezone.now().timestamp() - 301) == 403
    assert post({**told, "what": "vanished"}) == 403
    for broken in (b"", b"[]", b"null", b'{"message": 1, "what": "arrived"}', b"\xff"):
        assert post(broken) == 403
    assert post(b"x" * 20_000) == 413
    assert Notice.objects.filter(came_back_at__isnull=False).count() == 0


def test_without_a_secret_nobody_is_believed(mailed: SimulatedMessage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DELIVERY_SECRET", "")
    assert post({"message": mailed.message_id, "what": "came_back"}) == 403


def test_a_report_about_a_message_of_others_changes_nothing(mailed: SimulatedMessage) -> None:
    assert post({"message": "<of.somebody.else@example.org>", "what": "came_back"}) == 200
    assert not Notice.objects.filter(came_back_at__isnull=False).exists()


def test_what_came_back_stays_so_whatever_is_said_later(mailed: SimulatedMessage) -> None:
    report(mailed, what="came_back")
    report(mailed, what="arrived")
    assert (notice_of(mailed).came_back_at is not None, notice_of(mailed).arrived_at) == (True, None)
