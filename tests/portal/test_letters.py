"""The applicant's letters: all of them, for ever, with how each stands; and nobody else's."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.conftest import Cast, make_draft, user_of
from tests.letters.rows import made_issued, made_letter
from tests.portal.conftest import page
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.letters.actions import opened
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.revoking import revoke


@pytest.fixture
def letter(draft: Application, cast: Cast) -> Letter:
    """Anna's approval."""
    return made_issued(draft, cast)


def words(client: Client, where: str, status: int = 200) -> str:
    answered = client.get(where)
    assert answered.status_code == status
    return str(answered.content.decode())


def ended(letter: Letter, kind: Kind) -> Letter:
    """A revocation or correction that has taken the place of this letter."""
    end = made_letter(letter.application, kind, about=letter)
    Letter.objects.filter(pk=letter.pk).update(ended_by=end, ended_at=timezone.now())
    return end


def test_every_letter_is_listed_with_how_it_stands_and_can_be_downloaded(anna: Client, letter: Letter) -> None:
    new = ended(letter, Kind.CORRECTION)
    receipt = made_letter(letter.application, Kind.RECEIPT)
    rows = anna.get(page("letters", letter.application)).context["rows"]
    assert [(one.letter.pk, str(one.standing.label)) for one in rows] == [
        (receipt.pk, ""), (new.pk, "In force"), (letter.pk, "Replaced"),
    ]  # fmt: skip
    for one in (receipt, new, letter):
        answered = anna.get(page("one_letter", letter.application, str(one.pk)))
        assert answered.content.startswith(b"%PDF-")
        assert answered["Cache-Control"] == "no-store"


def test_a_permit_shows_until_when_and_that_it_has_expired(anna: Client, letter: Letter) -> None:
    made_letter(letter.application, Kind.PERMIT, valid_until=timezone.localdate().replace(year=2020))
    shown = words(anna, page("letters", letter.application))
    assert ("Stay permit" in shown, "Expired" in shown, " 2020" in shown) == (True, True, True)


def test_my_letters_are_those_of_all_my_applications(anna: Client, cast: Cast, letter: Letter) -> None:
    other = make_draft(cast)
    answer(other, {"passport_number": "A0000001"}, by=cast["anna"])
    second = made_issued(other, cast)
    shown = words(anna, "/letters/")
    assert (letter.number in shown, second.number in shown) == (True, True)
    assert 'href="/letters/"' in words(anna, "/applications/")


def test_older_letters_are_on_the_next_page(anna: Client, letter: Letter) -> None:
    for _ in range(8):
        for kind in (Kind.RECEIPT, Kind.RETURN, Kind.INVITATION):
            made_letter(letter.application, kind)
    made_letter(letter.application, Kind.OBJECTION)
    first = anna.get("/letters/")
    assert len(first.context["rows"]) == 25
    assert letter.number in words(anna, first.context["older_url"])
    assert words(anna, "/letters/?before=nonsense")


def test_nobody_else_finds_them(mallory: Client, letter: Letter) -> None:
    assert words(mallory, page("letters", letter.application), status=404)
    assert words(mallory, page("one_letter", letter.application, str(letter.pk)), status=404)
    assert "No letters yet" in words(mallory, "/letters/")


def test_a_letter_of_another_application_is_not_found_under_this_one(anna: Client, cast: Cast, letter: Letter) -> None:
    other = make_draft(cast)
    assert anna.get(page("one_letter", other, str(letter.pk))).status_code == 404


def test_opening_a_letter_is_written_down_and_the_applicant_sees_who_did(
    anna: Client, cast: Cast, letter: Letter
) -> None:
    anna.get(page("letter", letter.application))
    assert Event.objects.filter(kind="letter.opened").values_list("actor", "desk").get() == (cast["anna"].key, "")
    opened(letter, by=cast["kade"], desk="kanim_officer@K3102")
    readers = anna.get(page("application", letter.application)).context["readers"]
    assert [str(one.role) for one in readers] == ["Officer of an immigration office"]


@pytest.mark.parametrize("broken", [{"sha256": "0" * 64}, {"stored": "vault/00/gone"}, {"wrapped_key": b"no key"}])
def test_a_damaged_copy_is_told_in_plain_words_and_is_not_handed_out(
    anna: Client, letter: Letter, broken: dict[str, object]
) -> None:
    Letter.objects.filter(pk=letter.pk).update(**broken)
    shown = words(anna, page("one_letter", letter.application, str(letter.pk)), status=503)
    assert "Nothing is lost: the decision stands" in shown
    assert Event.objects.filter(kind="letter.damaged").count() == 1
    assert not Event.objects.filter(kind="letter.opened").exists()


def test_the_status_page_shows_what_counts_now(anna: Client, cast: Cast, letter: Letter) -> None:
    here = page("application", letter.application)
    shown = words(anna, here)
    assert ("Your approval letter" in shown, "You may stay from" in shown) == (True, True)

    new = ended(letter, Kind.CORRECTION)
    shown = words(anna, here)
    assert "Your corrected letter" in shown
    assert page("one_letter", letter.application, str(new.pk)) in shown
    assert "All letters of this application (2)" in shown

    revoke(letter, by=cast["kusuma"], reasons=["P-01"])
    assert "The letter about it is being made." in words(anna, here)
    end = ended(new, Kind.REVOCATION)
    shown = words(anna, here)
    assert ("Your permit is revoked." in shown, "You may stay from" in shown) == (True, False)
    assert page("one_letter", letter.application, str(end.pk)) in shown


def test_the_electronic_permit_can_be_fetched_from_the_status_page(anna: Client, letter: Letter) -> None:
    assert "Download the electronic permit" not in words(anna, page("application", letter.application))
    card = made_letter(letter.application, Kind.PERMIT)
    shown = words(anna, page("application", letter.application))
    assert page("one_letter", letter.application, str(card.pk)) in shown


@pytest.mark.parametrize("name", ["kade", "kusuma", "agus", "sari"])
def test_an_officer_does_not_get_in_by_the_applicants_door(cast: Cast, letter: Letter, name: str) -> None:
    client = Client()
    client.force_login(user_of(cast[name]))
    assert client.get(page("letters", letter.application)).status_code in (302, 404)
    assert client.get(page("one_letter", letter.application, str(letter.pk))).status_code in (302, 404)


@pytest.mark.parametrize("where", ["list", "all"])
def test_lists_cost_the_same_however_long(
    anna: Client, letter: Letter, where: str, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    address = page("letters", letter.application) if where == "list" else "/letters/"
    ended(letter, Kind.CORRECTION)
    with CaptureQueriesContext(connection) as once:
        anna.get(address)
    for _ in range(3):
        ended(made_letter(letter.application, Kind.PERMIT), Kind.PERMIT)
    with django_assert_num_queries(len(once)):  # type: ignore[operator]
        anna.get(address)
