"""Seeded attacks on deciding and signing, by hand-made posts: each is refused with words that say what happened."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.access.scene import browser
from tests.conftest import Cast, user_of
from tests.desk.conftest import BringTo, SignIn
from tests.desk.signature import digits, with_an_app
from tests.people.conftest import HandOver, hand_over
from tinggal.applications.models import Application, Decision
from tinggal.basket.models import Ceremony, Planned
from tinggal.offices.models import Office
from tinggal.people.actors import Actor
from tinggal.people.models import Delegation, Post, User
from tinggal.people.roles import Role

pytestmark = pytest.mark.django_db
__all__ = ["hand_over"]


@pytest.fixture
def file(bring_to: BringTo) -> Application:
    """A file that waits for the decision."""
    return bring_to("at_kasubdit")


@pytest.fixture
def kusuma(cast: Cast, file: Application) -> Client:
    """His browser: he has decided on the file and looks at the list he is about to sign."""
    client = browser(cast, "kasubdit")
    with_an_app(user_of(cast["kusuma"]))
    client.post("/desk/decide/begin/")
    client.post(f"/desk/{file.reference}/plan/", {"outcome": "approval"})
    assert file.reference in client.get("/desk/basket/").content.decode()
    return client


def signed(client: Client, ceremony: Ceremony, *, with_digits: str = "") -> tuple[int, str]:
    answer = client.post("/desk/basket/", {"ceremony": ceremony.pk, "digits": with_digits or digits()})
    return answer.status_code, answer.content.decode()


def test_a_decision_posted_by_another_desk(file: Application, sign_in: SignIn) -> None:
    for name in ("wayan", "dewi", "hadi"):
        answer = sign_in(name).post(f"/desk/{file.reference}/plan/", {"outcome": "approval"})
        assert answer.status_code == 403
        assert "This step belongs to: Head of sub-directorate." in answer.content.decode()
    assert Planned.objects.count() == 0


def test_a_basket_altered_between_the_look_and_the_signature(kusuma: Client, file: Application) -> None:
    """Somebody with a hand in the database turns the approval into a refusal while the list is on the screen."""
    seen = Ceremony.objects.latest("pk")
    Planned.objects.update(outcome="refusal", action="reject", reasons=["T-01"])
    status, page = signed(kusuma, seen)
    assert (status, Decision.objects.count()) == (422, 0)
    assert "The list has changed since you looked at it. Look at it again." in page


def test_a_document_exchanged_between_the_look_and_the_signature(kusuma: Client, file: Application) -> None:
    seen = Ceremony.objects.latest("pk")
    file.documents.filter(code="passport").update(sha256="0" * 64)
    status, page = signed(kusuma, seen)
    assert (status, Decision.objects.count()) == (422, 0)
    assert "The list has changed since you looked at it. Look at it again." in page


def test_a_signature_sent_a_second_time(kusuma: Client, file: Application) -> None:
    seen, shown = Ceremony.objects.latest("pk"), digits()
    assert signed(kusuma, seen, with_digits=shown)[0] == 200
    status, page = signed(kusuma, seen, with_digits=shown)
    assert (status, Decision.objects.count()) == (422, 1)
    assert "This signature has been used already. Look at the list again." in page


def test_the_same_six_digits_for_another_list(kusuma: Client, file: Application, bring_to: BringTo) -> None:
    shown = digits()
    assert signed(kusuma, Ceremony.objects.latest("pk"), with_digits=shown)[0] == 200
    other = bring_to("at_kasubdit", passport_number="C0000009")
    kusuma.post("/desk/decide/begin/")
    kusuma.post(f"/desk/{other.reference}/plan/", {"outcome": "approval"})
    kusuma.get("/desk/basket/")
    status, page = signed(kusuma, Ceremony.objects.latest("pk"), with_digits=shown)
    assert (status, Decision.objects.count()) == (422, 1)
    assert "The six digits are not right, or were used before. Wait for the next ones." in page


def test_the_list_of_somebody_else(kusuma: Client, file: Application, cast: Cast) -> None:
    post = Post.objects.get(user_id=cast["kusuma"].user_id)
    ratna = User.objects.create(email="ratna@example.org", full_name="Ratna", password="!")
    Post.objects.create(user=ratna, role=post.role, office=post.office, from_on=post.from_on)
    seen = Ceremony.objects.latest("pk")
    with_an_app(ratna)
    client = Client()
    client.force_login(ratna)
    status, page = signed(client, seen)
    assert (status, Decision.objects.count()) == (422, 0)
    assert "This signature was not asked of you." in page


def test_a_delegation_that_ends_between_the_look_and_the_signature(
    file: Application, cast: Cast, hand_over: HandOver
) -> None:
    """Tono decides as Plh.; his delegation is ended while the list is on his screen. The decision is not taken."""
    tono = User.objects.create(email="tono@example.org", full_name="Tono", password="!")
    office = cast["kusuma"].seats[0].office_id
    Post.objects.create(user=tono, role=Role.DIRECTORATE_OFFICER, office_id=office, from_on=timezone.localdate())
    elsewhere = Office.objects.get(code="K5101")
    Post.objects.create(user=tono, role=Role.KAKANIM, office=elsewhere, from_on=timezone.localdate())
    cast["tono"] = Actor(f"user/{tono.pk}", "Tono", tono.pk, ())
    hand_over("kusuma", "tono")
    with_an_app(tono)
    client = Client()
    client.force_login(tono)
    client.post("/desk/decide/begin/")
    assert client.post(f"/desk/{file.reference}/plan/", {"outcome": "approval"}).status_code == 302
    assert file.reference in client.get("/desk/basket/").content.decode()
    seen = Ceremony.objects.latest("pk")
    Delegation.objects.update(ended_at=timezone.now(), ended_by=user_of(cast["kusuma"]))
    status, page = signed(client, seen)
    assert (status, Decision.objects.count()) == (200, 0)
    assert "1 stayed in the basket" in page
    assert "Your delegation as Plh. Head of sub-directorate for Kusuma was ended on" in page
