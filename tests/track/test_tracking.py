"""Following an application without an account: number and passport, or the link; and never more than where it is."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client
from django.utils import timezone
from time_machine import travel

from tests.conftest import Cast
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.links import EVENTS_SALT, TRACKING_SALT, tracking_url
from tinggal.applications.models import Application
from tinggal.track.tracking import TRIES, WINDOW_SECONDS

PASSPORT = "L898902C3"
NOT_FOUND = b"We found no application with this number and this passport. Check both."
TOO_MANY = b"Too many tries. Please wait ten minutes, or use the link in our last message."


def link(file: Application) -> str:
    return tracking_url(file.reference).removeprefix(settings.SITE_URL)


def typed(client: Client, reference: str, passport: str, **more: str) -> bytes:
    """What the form answers; the words of the page it leads to when the pair is right."""
    pair = {"reference": reference, "passport_number": passport}
    return client.post("/track/", pair, follow=True, **more).content


def test_number_and_passport_lead_to_the_page_of_the_application(client: Client, sent: Application) -> None:
    page = client.post("/track/", {"reference": sent.reference, "passport_number": PASSPORT}, follow=True)
    assert len(page.redirect_chain) == 1
    assert page.redirect_chain[0][0].startswith("/track/")
    assert sent.reference.encode() in page.content
    assert b"Being examined at your immigration office" in page.content
    assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.mark.parametrize("passport", ["l898902c3", " L898902C3 ", "L 898 902 C3", "L-898902-C3"])
def test_typing_is_forgiven(client: Client, sent: Application, passport: str) -> None:
    bare = sent.reference.removeprefix("TG-").replace("-", "")
    for reference in (
        sent.reference.lower(),
        sent.reference.replace("-", " "),
        bare,
        f"  tg{bare} ",
        sent.reference.replace("0", "O").replace("1", "l"),
    ):
        assert b"Being examined" in typed(client, reference, passport)


def test_a_wrong_pair_is_told_the_same_whatever_was_wrong(client: Client, sent: Application) -> None:
    answers = [
        typed(client, sent.reference, "L898902C4"),
        typed(client, "TG-0000-0000-0", PASSPORT),
        typed(client, "TG-0000-0000-0", "X"),
    ]
    assert [NOT_FOUND in page for page in answers] == [True] * 3
    assert b"L898902C4" in answers[0]


def test_a_slip_in_the_number_is_named_before_anything_is_looked_up(client: Client, sent: Application) -> None:
    last = "0" if sent.reference[-1] != "0" else "1"
    page = typed(client, sent.reference[:-1] + last, PASSPORT)
    assert b"This is not a registration number. Check each letter and digit." in page
    assert NOT_FOUND not in page


def test_a_draft_cannot_be_followed(client: Client, draft: Application) -> None:
    assert NOT_FOUND in typed(client, draft.reference, PASSPORT)
    assert client.get(link(draft)).status_code == 404


def test_an_empty_form_says_what_to_enter(client: Client, db: None) -> None:
    page = typed(client, "", "")
    assert b"Enter your registration number." in page
    assert b"Enter your passport number." in page


def test_guessing_is_slow(client: Client, sent: Application) -> None:
    for _try in range(TRIES):
        assert NOT_FOUND in typed(client, sent.reference, "WRONG")
    assert TOO_MANY in typed(client, sent.reference, PASSPORT)
    assert b"Being examined" in typed(client, sent.reference, PASSPORT, REMOTE_ADDR="192.0.2.7")
    assert client.get(link(sent)).status_code == 200
    with travel(timezone.now() + timedelta(seconds=WINDOW_SECONDS + 1)):
        assert b"Being examined" in typed(client, sent.reference, PASSPORT)


def test_the_page_names_nobody(client: Client, sent: Application, cast: Cast) -> None:
    """Not the holder, not the account, not an officer, no answer of the form, no document."""
    answer_given = [str(text) for text in sent.answers.values() if len(str(text)) > 6 and not str(text).isdigit()]
    perform(sent, "return", by=cast["kade"], reasons=["R-01"], note="The photo of Anna is too dark.")
    page = client.get(link(sent)).content.decode()
    private = {*answer_given, "ERIKSSON", PASSPORT, "898902", "Anna", "anna@", "Kade", "too dark"}
    assert {word for word in private if word in page} == set()


def test_a_forged_or_old_link_leads_nowhere(client: Client, sent: Application) -> None:
    good = link(sent)
    body, stamp, signature = good.removeprefix("/track/").rstrip("/").split(":")
    forged = (
        f"/track/{body}:{stamp}:{signature[:-1]}{'A' if signature[-1] != 'A' else 'B'}/",
        f"/track/{body}/",
        "/track/x/",
        f"/track/{sent.reference}/",
        f"/track/{signing.dumps(sent.reference, salt=EVENTS_SALT)}/",
        f"/track/{signing.dumps(['x'], salt=TRACKING_SALT)}/",
    )
    assert [client.get(address).status_code for address in forged] == [404] * len(forged)
    with travel(timezone.now() + timedelta(days=179)):
        assert client.get(good).status_code == 200
    with travel(timezone.now() + timedelta(days=181)):
        assert client.get(good).status_code == 404


def test_a_link_of_a_notice_stays_good_while_the_file_travels(client: Client, sent: Application, cast: Cast) -> None:
    good = link(sent)
    perform(sent, "forward", by=cast["kade"])
    assert b"Being reviewed at the regional office" in client.get(good).content


def test_the_passport_is_the_one_of_the_latest_answer(client: Client, sent: Application, cast: Cast) -> None:
    perform(sent, "return", by=cast["kade"], reasons=["R-01"])
    answer(sent, {"passport_number": "Z1234567"}, by=cast["anna"])
    assert NOT_FOUND in typed(client, sent.reference, PASSPORT)
    assert b"You need to correct something" in typed(client, sent.reference, "z 123 4567")
