"""Deciding one case after the other, and signing the list: with a script or without."""

import pytest
from django.test import Client

from tests.access.scene import browser
from tests.conftest import Cast, make_draft, user_of
from tests.desk.signature import digits, with_an_app
from tests.walking import walk_to
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application, Decision
from tinggal.applications.status import Status
from tinggal.basket.models import Ceremony, Planned

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(cast: Cast) -> list[Application]:
    """Two files that wait for the decision."""
    made = []
    for number in range(2):
        file = make_draft(cast)
        answer(file, {"passport_number": f"C000000{number}"}, by=cast["anna"])
        walk_to(Status.AT_KASUBDIT, file, cast)
        made.append(file)
    return made


def kusuma(cast: Cast) -> Client:
    """His browser."""
    client = browser(cast, "kasubdit")
    with_an_app(user_of(cast["kusuma"]))
    return client


def test_two_cases_are_handed_out_and_the_second_lies_ready(files: list[Application], cast: Cast) -> None:
    client = kusuma(cast)
    assert "No case is at hand" in client.get("/desk/decide/").content.decode()
    page = client.post("/desk/decide/begin/", follow=True).content.decode()
    assert page.index(f'data-case="{files[0].reference}"') < page.index("<template data-next>")
    assert page.index("<template data-next>") < page.index(f'data-case="{files[1].reference}"')


def test_a_list_is_decided_and_signed_without_a_script(files: list[Application], cast: Cast) -> None:
    client = kusuma(cast)
    client.post("/desk/decide/begin/")
    client.post(f"/desk/{files[0].reference}/plan/", {"outcome": "approval", "seconds": "12"})
    refusal = {"outcome": "refusal", "reasons": ["T-01"], "note": "Lihat surat."}
    client.post(f"/desk/{files[1].reference}/plan/", refusal)
    assert Decision.objects.count() == 0
    page = client.get("/desk/basket/").content.decode()
    ceremony = Ceremony.objects.latest("pk")
    assert (f'value="{ceremony.pk}"' in page, files[0].reference in page, ceremony.digest in page) == (True, True, True)
    signed = client.post("/desk/basket/", {"ceremony": ceremony.pk, "digits": digits()}).content.decode()
    assert "2 decisions signed" in signed
    assert sorted(Decision.objects.values_list("outcome", flat=True)) == ["approval", "refusal"]


def test_wrong_digits_sign_nothing_and_say_so(files: list[Application], cast: Cast) -> None:
    client = kusuma(cast)
    client.post("/desk/decide/begin/")
    client.post(f"/desk/{files[0].reference}/plan/", {"outcome": "approval"})
    client.get("/desk/basket/")
    answered = client.post("/desk/basket/", {"ceremony": Ceremony.objects.latest("pk").pk, "digits": "000000"})
    assert (answered.status_code, "six digits are not right" in answered.content.decode()) == (422, True)
    assert Decision.objects.count() == 0


def test_the_script_gets_the_next_case_as_a_piece_and_problems_in_words(files: list[Application], cast: Cast) -> None:
    client = kusuma(cast)
    client.post("/desk/decide/begin/")
    piece = {"X-Piece": "yes"}
    without = client.post(f"/desk/{files[0].reference}/plan/", {"outcome": "refusal"}, headers=piece)
    assert (without.status_code, without.json()) == (422, {"problem": "Please choose at least one reason."})
    told = client.post(f"/desk/{files[0].reference}/plan/", {"outcome": "approval"}, headers=piece).json()["html"]
    assert f'data-case="{files[1].reference}"' in told
    assert "1 of 25 in the basket" in told


def test_undo_brings_the_case_back(files: list[Application], cast: Cast) -> None:
    client = kusuma(cast)
    client.post("/desk/decide/begin/")
    client.post(f"/desk/{files[0].reference}/plan/", {"outcome": "approval"})
    page = client.post(f"/desk/basket/{Planned.objects.get().pk}/undo/", follow=True).content.decode()
    assert f'data-case="{files[0].reference}"' in page


def test_sending_back_happens_at_once(files: list[Application], cast: Cast) -> None:
    client = kusuma(cast)
    client.post("/desk/decide/begin/")
    client.post(f"/desk/{files[0].reference}/back/", {"action": "send_back", "reasons": ["S-01"], "note": "Periksa."})
    files[0].refresh_from_db()
    assert files[0].status == Status.AT_DIRECTORATE


def test_nobody_else_sees_the_pages_of_those_who_decide(files: list[Application], cast: Cast) -> None:
    for player in ("kanim", "direct", "auditor", "admin"):
        client = browser(cast, player)
        assert [client.get(page).status_code for page in ("/desk/decide/", "/desk/basket/")] == [403, 403]
