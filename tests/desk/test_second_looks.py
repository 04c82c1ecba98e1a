"""A second officer judges without knowing the decision; what became of one's own work is told to oneself."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.access.scene import browser
from tests.conftest import Cast, user_of
from tests.desk.conftest import BringTo, SignIn
from tests.desk.signature import sign_all
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.purposes import Purpose
from tinggal.basket.models import SecondLook
from tinggal.basket.second_looks import awaiting
from tinggal.journal.models import Event
from tinggal.people.actors import actor_for
from tinggal.people.models import Post, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(cast: Cast, bring_to: BringTo, settings: pytest.FixtureRequest) -> Application:
    """A file that Kusuma has refused, drawn for a second look."""
    settings.SECOND_LOOK_SHARE = 1  # type: ignore[attr-defined]
    file = bring_to("at_kasubdit")
    client = browser(cast, "kasubdit")
    client.post("/desk/decide/begin/")
    refusal = {"outcome": "refusal", "reasons": ["T-01"], "note": "Penjamin tidak dikenal."}
    client.post(f"/desk/{file.reference}/plan/", refusal)
    assert "1 decision signed" in sign_all(client, user_of(cast["kusuma"]))
    return file


@pytest.fixture
def ratna(cast: Cast) -> Client:
    """The browser of a colleague of the same post."""
    post = Post.objects.get(user_id=cast["kusuma"].user_id)
    user = User.objects.create(email="ratna@example.org", full_name="Ratna", password="!")
    Post.objects.create(user=user, role=post.role, office=post.office, from_on=post.from_on)
    cast["ratna"] = actor_for(user)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = Client()
    client.force_login(user)
    return client


def test_nothing_on_the_page_tells_how_it_was_decided(decided: Application, ratna: Client) -> None:
    one = SecondLook.objects.get()
    listed = ratna.get("/desk/looks/").content.decode()
    page = ratna.get(f"/desk/looks/{one.pk}/").content.decode()
    for told in (listed, page):
        assert decided.reference in told
        assert "Penjamin tidak dikenal" not in told
        assert decided.decision.number not in told
        assert f'/desk/{decided.reference}/"' not in told
    assert str(decided.place.label) not in page
    seen = Event.objects.filter(subject=decided.subject, kind="application.seen").latest("at")
    assert seen.data == {"purpose": Purpose.SECOND_LOOK}
    assert ratna.get(f"/desk/looks/{one.pk}/").status_code == 200


def test_who_decides_otherwise_says_why_and_reads_what_follows(decided: Application, ratna: Client) -> None:
    where = f"/desk/looks/{SecondLook.objects.get().pk}/"
    assert "say how you would decide" in ratna.post(where, {}).content.decode()
    told = ratna.post(where, {"outcome": "approval"}, follow=True).content.decode()
    assert all(words in told for words in ("You differ", "T-01", decided.decision.number, "One more word"))
    wrong = ratna.post(f"{where}why/", {})
    assert (wrong.status_code, "why the two decisions differ" in wrong.content.decode()) == (422, True)
    after = ratna.post(f"{where}why/", {"difference": "D-04"}, follow=True).content.decode()
    assert "A letter with a mistake is corrected" in after
    again = ratna.post(f"{where}why/", {"difference": "D-01"})
    assert (again.status_code, "nothing more to say" in again.content.decode()) == (422, True)
    told = Event.objects.filter(kind__startswith="decision.").order_by("pk").values_list("kind", "data")
    assert list(told)[-2:] == [
        ("decision.looked_at_again", {"agrees": False}), ("decision.difference_explained", {"why": "D-04"}),
    ]  # fmt: skip


def test_who_agrees_is_told_so_and_nothing_follows(decided: Application, ratna: Client) -> None:
    where = f"/desk/looks/{SecondLook.objects.get().pk}/"
    refused = ratna.post(where, {"outcome": "refusal"})
    assert (refused.status_code, "at least one reason" in refused.content.decode()) == (422, True)
    told = ratna.post(where, {"outcome": "refusal", "reasons": ["T-02"]}, follow=True).content.decode()
    assert "You agree" in told
    assert "Nothing follows" in told
    assert "You agree" in ratna.get("/desk/looks/").content.decode()


def test_who_knows_the_decision_does_not_judge_it(decided: Application, ratna: Client, cast: Cast) -> None:
    one = SecondLook.objects.get()
    assert [found.pk for found in awaiting(cast["ratna"])] == [one.pk]
    assert list(awaiting(cast["kusuma"])) == list(awaiting(cast["dewi"])) == []
    ratna.get(f"/desk/{decided.reference}/")
    assert list(awaiting(cast["ratna"])) == []
    assert ratna.get(f"/desk/looks/{one.pk}/").status_code == 404


def test_my_day_says_how_many_second_looks_wait(decided: Application, ratna: Client) -> None:
    assert "1 second look waits for you" in ratna.get("/desk/day/").content.decode()


def test_my_outcomes_show_quality_beside_speed(
    decided: Application, ratna: Client, cast: Cast, bring_to: BringTo, sign_in: SignIn
) -> None:
    ratna.post(f"/desk/looks/{SecondLook.objects.get().pk}/", {"outcome": "approval", "note": "Penjamin terdaftar."})
    kusuma = Client()
    kusuma.force_login(user_of(cast["kusuma"]))
    page = kusuma.get("/desk/outcomes/").content.decode()
    assert "A second look differed" in page
    assert "Penjamin terdaftar." in page
    other = bring_to("at_kasubdit", passport_number="C0000009")
    perform(other, "send_back", by=cast["kusuma"], reasons=["S-01"], note="Periksa penjamin.")
    page = sign_in("dewi").get("/desk/outcomes/").content.decode()
    assert all(words in page for words in ("Sent back by the next desk", "S-01", "Periksa penjamin.", "50.0"))
    assert "Second looks" not in page


def test_an_officer_without_work_reads_that_nothing_came_back(cast: Cast, sign_in: SignIn) -> None:
    assert "Nothing came back" in sign_in("kade").get("/desk/outcomes/").content.decode()
