"""Deputies at the desk: handed over, seen on every page, refused with the right words when they have no right."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.desk.conftest import BringTo, SignIn
from tests.people.conftest import HandOver, anew, hand_over
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.lib.workflow import NotYours
from tinggal.pages.fields import PARTS
from tinggal.people.models import Delegation, Post, User

__all__ = ["hand_over"]


def moved(client: Client, file: Application, **typed: str):
    return client.post(f"/desk/{file.reference}/move/", typed)


def form(cast: Cast, **more: str) -> dict[str, str]:
    """What Kusuma types to hand his post to Dewi for three days."""
    today = timezone.localdate()
    last = today + timedelta(days=2)
    days = {
        f"{name}_{part}": str(getattr(day, part))
        for name, day in (("from_on", today), ("until_on", last))
        for part in PARTS
    }
    post = Post.objects.get(user=user_of(cast["kusuma"]))
    return {"post": str(post.pk), "deputy": "dewi@example.org", "kind": "plh", **days, **more}


def test_a_post_is_handed_over_at_the_desk_and_the_deputy_reads_it_on_every_page(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in("kusuma").post("/desk/deputies/", form(cast), follow=True)
    assert "Dewi acts in it from the first day on." in answer.content.decode()
    for page in ("/desk/", "/desk/all/", "/desk/letters/"):
        words = " ".join(sign_in("dewi").get(page).content.decode().split())
        assert "You act as <strong>Plh. Head of sub-directorate</strong> for Kusuma until" in words
    assert "You act as" not in sign_in("kusuma").get("/desk/").content.decode()
    one = Delegation.objects.get()
    sign_in("kusuma").post(f"/desk/deputies/{one.pk}/end/")
    assert "You act as" not in sign_in("dewi").get("/desk/").content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"deputy": "kusuma@example.org"}, "Nobody can name himself."),
        ({"deputy": "nobody@example.org"}, "There is no account with this address."),
        ({"deputy": "kade@example.org"}, "works at an office of a lower kind"),
        ({"kind": "plt"}, "A vacant post is given by a superior."),
        ({"until_on_year": "2020"}, "The last day is before the first day."),
        ({"post": "0"}, "Select a valid choice"),
    ],
)
def test_what_is_refused_comes_back_with_words_and_with_what_was_typed(
    cast: Cast, sign_in: SignIn, typed: dict[str, str], words: str
) -> None:
    answer = sign_in("kusuma").post("/desk/deputies/", form(cast, **typed))
    page = answer.content.decode()
    assert (answer.status_code, words in page, Delegation.objects.exists()) == (422, True, False)
    assert typed.get("deputy", "dewi@example.org") in page


def test_a_deputy_decides_and_the_story_says_for_whom(
    cast: Cast, sign_in: SignIn, bring_to: BringTo, hand_over: HandOver
) -> None:
    file, lina = bring_to("at_kasubdit"), User.objects.create(email="lina@example.org", full_name="Lina", password="!")
    office = cast["kusuma"].seats[0].office_id
    Post.objects.create(user=lina, role="directorate_officer", office_id=office, from_on=timezone.localdate())
    cast["lina"] = type(cast["dewi"])(f"user/{lina.pk}", "Lina", lina.pk, ())
    hand_over("kusuma", "lina")
    cast["lina"] = anew(cast["lina"])
    assert moved(sign_in("lina"), file, action="send_back", reasons="S-01").status_code == 302
    page = " ".join(sign_in("kusuma").get(f"/desk/{file.reference}/").content.decode().split())
    assert "Lina, Plh. Head of sub-directorate" in page
    assert "(Kusuma)" in page


def test_a_posted_step_of_another_desk_is_refused_and_says_whose_it_is(sign_in: SignIn, bring_to: BringTo) -> None:
    file = bring_to("at_kasubdit")
    for name in ("wayan", "dewi", "hadi"):
        answer = moved(sign_in(name), file, action="approve")
        assert answer.status_code == 403
        assert "This step belongs to: Head of sub-directorate." in answer.content.decode()
    file.refresh_from_db()
    assert file.status == "at_kasubdit"


@pytest.mark.parametrize("how", ["run out", "ended", "not begun", "other permits"])
def test_a_posted_step_under_a_delegation_that_does_not_reach_so_far_is_refused_with_the_reason(
    cast: Cast, sign_in: SignIn, bring_to: BringTo, hand_over: HandOver, how: str
) -> None:
    file, today, now = bring_to("at_kasubdit"), timezone.localdate(), timezone.now()
    other = User.objects.create(email="tono@example.org", full_name="Tono", password="!")
    office = cast["kusuma"].seats[0].office_id
    Post.objects.create(user=other, role="directorate_officer", office_id=office, from_on=today)
    cast["tono"] = type(cast["dewi"])(f"user/{other.pk}", "Tono", other.pk, ())
    granted = hand_over("kusuma", "tono", families=["student"] if how == "other permits" else [])
    change, words = {
        "run out": (
            {"from_on": today - timedelta(days=9), "until_on": today - timedelta(days=1)},
            "for Kusuma ended on",
        ),
        "ended": ({"ended_at": now, "ended_by": granted.granted_by}, "for Kusuma was ended on"),
        "not begun": ({"from_on": today + timedelta(days=2)}, "for Kusuma only from"),
        "other permits": ({"order": "1"}, "for Kusuma does not cover this kind of permit"),
    }[how]
    before = anew(cast["tono"])
    Delegation.objects.update(**change)
    cast["tono"] = anew(cast["tono"])
    answer = moved(sign_in("tono"), file, action="approve")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Plh. Head of sub-directorate" in page
    assert words in page
    if how in {"run out", "ended"}:  # the page was opened before, and the person is still known with his seat
        with pytest.raises(NotYours, match=words):
            perform(file, "approve", by=before)
    file.refresh_from_db()
    assert file.status == "at_kasubdit"


def test_a_deputy_who_forwarded_the_file_himself_is_refused_and_told_why(
    cast: Cast, sign_in: SignIn, bring_to: BringTo, hand_over: HandOver
) -> None:
    file = bring_to("at_kasubdit")
    hand_over("kusuma", "dewi")
    answer = moved(sign_in("dewi"), file, action="approve")
    assert answer.status_code == 403
    assert "You, or Kusuma for whom you act, have already acted on this application" in answer.content.decode()
    page = sign_in("dewi").get(f"/desk/{file.reference}/").content.decode()
    assert "You, or Kusuma for whom you act, have already acted on this application" in page


def test_the_letter_is_looked_at_before_the_decision_with_what_was_typed(sign_in: SignIn, bring_to: BringTo) -> None:
    file, client = bring_to("at_kasubdit"), sign_in("kusuma")
    assert b"Look at the letter first" in client.get(f"/desk/{file.reference}/decide/approve/").content
    where = f"/desk/{file.reference}/decide/approve/letter/"
    shown = client.post(
        where, {"action": "approve", "conditions": ["C-02"], "terms": "Melapor.\r\nSegera.", "note": ""}
    )
    assert (shown.status_code, shown["Content-Type"], shown.content[:4]) == (200, "application/pdf", b"%PDF")
    assert "no-store" in shown["Cache-Control"]
    refused = client.post(where, {"action": "approve", "conditions": ["C-99"]})
    assert (refused.status_code, b"C-99" in refused.content) == (422, True)
    file.refresh_from_db()
    assert file.status == "at_kasubdit"


def test_a_conflict_is_declared_at_the_desk_and_the_superior_finds_the_file(sign_in: SignIn, bring_to: BringTo) -> None:
    file = bring_to("at_kanim")
    client = sign_in("kade")
    assert b"Please choose the ground." in client.post(f"/desk/{file.reference}/conflict/", {}).content
    done = client.post(f"/desk/{file.reference}/conflict/", {"ground": "K-02", "note": ""}, follow=True)
    assert "goes its way without you" in done.content.decode()
    assert b"You have declared a conflict of interest" in client.get(f"/desk/{file.reference}/").content
    listed = sign_in("hadi").get("/desk/conflicts/").content.decode()
    assert (file.reference in listed, "Nobody left" in listed) == (True, True)
    again = client.post(f"/desk/{file.reference}/conflict/", {"ground": "K-02"}, follow=True)
    assert b"You have declared this already." in again.content
