"""At the desk: the letters of a file, ending a permit, putting a letter right, and letters nobody has confirmed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.conftest import Cast, make_draft
from tests.desk.conftest import SignIn
from tests.letters.rows import made_issued, made_letter
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.letters.delivery import dispatch, raise_alarms
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Correction, Dispatch, Letter

REASON = {"action": "revoke", "reasons": "P-03", "note": "Penjamin menarik jaminannya."}


@pytest.fixture
def letter(draft: Application, cast: Cast) -> Letter:
    """Anna's approval, in the inboxes of both offices."""
    letter = made_issued(draft, cast)
    dispatch(letter, now=timezone.now())
    return letter


def at(letter: Letter, *more: str | int) -> str:
    return "/".join(["/desk", letter.application.reference, *map(str, more), ""])


def page(client: Client, where: str, status: int = 200) -> str:
    answer = client.get(where)
    assert answer.status_code == status
    return str(answer.content.decode())


def correction(client: Client, letter: Letter, **changes: str) -> dict[str, str]:
    """What the browser sends when these fields were changed."""
    form = client.get(at(letter, "letters", letter.pk, "correct")).context["form"]
    typed = {name: str(form.initial[name]) for name in form.fields if not name.endswith(("born_on", "_until"))}
    born = {"holder_born_on_day": "12", "holder_born_on_month": "8", "holder_born_on_year": "1990"}
    return {**typed, **born, **changes}


def test_the_reasons_come_first_then_the_number_then_it_is_done(sign_in: SignIn, letter: Letter):
    client, where = sign_in("kusuma"), at(letter, "revoke")
    assert "This cannot be taken back." in page(client, where)

    look = client.post(where, REASON).content.decode()
    letter.application.refresh_from_db()
    assert letter.application.status == "issued"
    for words in (f"Yes, revoke {letter.number}", "The sponsor no longer vouches", "Penjamin menarik jaminannya."):
        assert words in look

    assert client.post(where, {**REASON, "sure": letter.number})["Location"] == at(letter)
    letter.application.refresh_from_db()
    assert letter.application.status == "revoked"
    assert Event.objects.get(kind="application.revoked").data["reasons"] == ["P-03"]


def test_whoever_wants_to_change_something_finds_what_he_typed(sign_in: SignIn, letter: Letter):
    again = sign_in("kusuma").post(at(letter, "revoke"), {**REASON, "sure": letter.number, "change": "yes"})
    assert again.status_code == 200
    assert "Penjamin menarik jaminannya.</textarea>" in again.content.decode()
    assert not Event.objects.filter(kind="application.revoked").exists()


@pytest.mark.parametrize("sure", ["", "yes", "another number"])
def test_only_the_number_of_this_letter_says_that_he_is_sure(sign_in: SignIn, letter: Letter, sure: str):
    assert "Yes, revoke" in sign_in("kusuma").post(at(letter, "revoke"), {**REASON, "sure": sure}).content.decode()
    assert not Event.objects.filter(kind="application.revoked").exists()


def test_a_revocation_without_a_reason_comes_back_with_words(sign_in: SignIn, letter: Letter):
    typed = {"action": "revoke", "note": REASON["note"], "sure": letter.number}
    answer = sign_in("kusuma").post(at(letter, "revoke"), typed)
    assert answer.status_code == 422
    assert "Please choose at least one reason." in answer.content.decode()
    assert "Penjamin menarik jaminannya." in answer.content.decode()


def test_who_may_revoke_and_who_learns_of_it(sign_in: SignIn, letter: Letter):
    found = {
        name: sign_in(name).get(at(letter, "revoke")).status_code for name in ("kusuma", "hadi", "kade", "budi", "agus")
    }
    assert found == {"kusuma": 200, "hadi": 403, "kade": 403, "budi": 404, "agus": 403}
    shown = {name: "Revoke this permit" in page(sign_in(name), at(letter)) for name in ("kusuma", "kade", "dewi")}
    assert shown == {"kusuma": True, "kade": False, "dewi": False}


def test_a_permit_is_revoked_once(sign_in: SignIn, letter: Letter):
    client = sign_in("kusuma")
    for _ in range(2):
        assert client.post(at(letter, "revoke"), {**REASON, "sure": letter.number})["Location"] == at(letter)
    assert Event.objects.filter(kind="application.revoked").count() == 1
    assert "This step is no longer possible." in page(client, at(letter))


def test_a_correction_shows_what_is_written_and_takes_only_what_differs(sign_in: SignIn, letter: Letter):
    client, where = sign_in("kusuma"), at(letter, "letters", letter.pk, "correct")
    form = page(client, where)
    assert "Written: ANNA ERIKSSON" in form
    assert "Written: 12 August 1990" in form

    typed = correction(client, letter, holder_name="ANNA ERIKSON", holder_born_on_day="21")
    look = client.post(where, typed)
    assert [(str(one.label), one.was, one.should) for one in look.context["changes"]] == [
        ("Name", "ANNA ERIKSSON", "ANNA ERIKSON"),
        ("Date of birth", "12 August 1990", "21 August 1990"),
    ]
    assert not Correction.objects.exists()

    assert client.post(where, {**dict(look.context["typed"]), "sure": letter.number}).status_code == 302
    assert Correction.objects.get().changes == {
        "written.holder.name": ["ANNA ERIKSSON", "ANNA ERIKSON"],
        "written.holder.born_on": ["1990-08-12", "1990-08-21"],
    }
    assert "Correction of a letter ordered" in page(client, at(letter))


def test_a_correction_that_cannot_be_comes_back_with_words(sign_in: SignIn, letter: Letter):
    client, where = sign_in("kusuma"), at(letter, "letters", letter.pk, "correct")
    for changes, words in (
        ({}, "Nothing would be changed."),
        ({"holder_name": ""}, "Fill in: Name"),
        ({"holder_born_on_month": "13"}, "The month must be a number from 1 to 12"),
        ({"holder_name": "A" * 301}, "at most 300"),
    ):
        answer = client.post(where, {**correction(client, letter, **changes), "sure": letter.number})
        assert (answer.status_code, words, words in answer.content.decode()) == (422, words, True)
    client.post(where, {**correction(client, letter, holder_name="A"), "sure": letter.number})
    late = client.post(where, {**correction(client, letter, holder_name="B"), "sure": letter.number})
    assert (late.status_code, "being made already" in late.content.decode()) == (409, True)


def test_who_may_correct(sign_in: SignIn, letter: Letter):
    where = at(letter, "letters", letter.pk, "correct")
    found = {name: sign_in(name).get(where).status_code for name in ("kusuma", "hadi", "kade", "budi", "agus")}
    assert found == {"kusuma": 200, "hadi": 403, "kade": 403, "budi": 404, "agus": 403}
    receipt = made_letter(letter.application, Kind.RECEIPT)
    assert sign_in("kusuma").get(at(letter, "letters", receipt.pk, "correct")).status_code == 404


def test_the_file_shows_every_letter_and_how_it_stands(sign_in: SignIn, letter: Letter):
    end = made_letter(letter.application, Kind.REVOCATION, about=letter)
    Letter.objects.filter(pk=letter.pk).update(ended_by=end, ended_at=timezone.now())
    client = sign_in("kade")
    rows = [(row.kind, row.standing, row.ended_by) for row in client.get(at(letter)).context["letters"]]
    assert rows == [("Letter of revocation", "In force", ""), ("Letter of approval", "Revoked", end.number)]
    for one in (letter, end):
        answer = client.get(at(letter, "letters", one.pk))
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
    assert client.get(at(letter, "letter"))["Content-Disposition"].endswith('approval.pdf"')
    assert sign_in("budi").get(at(letter, "letters", letter.pk)).status_code == 404


def test_a_letter_of_another_file_is_not_found_under_this_one(sign_in: SignIn, cast: Cast, letter: Letter):
    other = make_draft(cast)
    answer(other, {"passport_number": "A0000001"}, by=cast["anna"])
    strange = made_issued(other, cast)
    for more in ((), ("correct",)):
        assert sign_in("kusuma").get(at(letter, "letters", strange.pk, *more)).status_code == 404
    assert sign_in("kusuma").post(at(letter, "letters", strange.pk, "again")).status_code == 404


def test_the_kanwil_has_the_copy_and_confirms_it(sign_in: SignIn, letter: Letter):
    client, copy = sign_in("wayan"), letter.dispatches.get(purpose="copy")
    inbox = page(client, "/desk/letters/")
    assert (letter.number in inbox, "Copy" in inbox) == (True, True)
    assert client.get(f"/desk/letters/{copy.pk}/").content.startswith(b"%PDF-")
    assert client.post(f"/desk/letters/{copy.pk}/received/").status_code == 302
    assert letter.dispatches.get(purpose="act").received_at is None
    assert sign_in("kade").get(f"/desk/letters/{copy.pk}/").status_code == 404


def test_an_office_of_another_area_sees_nothing(sign_in: SignIn, letter: Letter):
    client = sign_in("budi")
    assert client.get("/desk/letters/").context["waiting"] == []
    for one in letter.dispatches.all():
        assert client.get(f"/desk/letters/{one.pk}/").status_code == 404
        assert client.post(f"/desk/letters/{one.pk}/received/").status_code == 404


def test_a_letter_sent_on_can_be_read_and_confirmed_although_the_file_is_elsewhere(
    sign_in: SignIn, letter: Letter, cast: Cast
):
    sent = letter.dispatches.get(purpose="act")
    Dispatch.objects.filter(pk=sent.pk).update(office=cast["budi"].seats[0].office_id)
    client = sign_in("budi")
    assert at(letter) not in page(client, "/desk/letters/")
    assert client.get(f"/desk/letters/{sent.pk}/").content.startswith(b"%PDF-")
    assert client.post(f"/desk/letters/{sent.pk}/received/").status_code == 302


def test_a_letter_nobody_confirmed_is_a_warning_in_the_inbox(sign_in: SignIn, letter: Letter):
    assert "waited longer" not in page(sign_in("hadi"), "/desk/letters/")
    raise_alarms(now=timezone.now() + timedelta(days=20))
    inbox = page(sign_in("hadi"), "/desk/letters/")
    assert "1 letter has waited longer than a working day." in inbox
    assert "Not confirmed in time" in inbox


def test_a_letter_is_sent_again_once(sign_in: SignIn, letter: Letter):
    client, where = sign_in("kade"), at(letter, "letters", letter.pk, "again")
    assert client.post(where).status_code == 302
    assert f"Letter {letter.number} was sent again." in page(client, at(letter))
    client.post(where)
    assert "This letter was sent again a few minutes ago." in page(client, at(letter))
    assert sign_in("agus").post(where).status_code == 403


def test_a_damaged_letter_is_told_in_plain_words(sign_in: SignIn, letter: Letter):
    Letter.objects.filter(pk=letter.pk).update(sha256="0" * 64)
    assert "This letter cannot be opened" in page(sign_in("kade"), at(letter, "letters", letter.pk), status=503)
    assert letter.number in page(sign_in("sari"), "/manage/letters/")


def test_administrators_see_what_was_not_received_by_number_only(sign_in: SignIn, letter: Letter):
    raise_alarms(now=timezone.now() + timedelta(days=20))
    client = sign_in("sari")
    shown = page(client, "/manage/letters/")
    assert (letter.number in shown, "ERIKSSON" in shown, letter.application.reference in shown) == (True, False, False)
    assert client.post(f"/manage/letters/{letter.pk}/again/").status_code == 302
    assert "Every letter was confirmed in time." in page(client, "/manage/letters/")


@pytest.mark.parametrize("where", ["inbox", "file", "manage"])
def test_lists_of_letters_cost_the_same_however_long(
    sign_in: SignIn, letter: Letter, cast: Cast, where: str, django_assert_num_queries
):
    client = sign_in("sari" if where == "manage" else "kade")
    address = {"inbox": "/desk/letters/", "file": at(letter), "manage": "/manage/letters/"}[where]
    raise_alarms(now=timezone.now() + timedelta(days=20))
    client.get(address)
    with CaptureQueriesContext(connection) as once:
        client.get(address)
    for number in range(3):
        made_letter(letter.application, Kind.RECEIPT)
        other = make_draft(cast)
        answer(other, {"passport_number": f"A000000{number}"}, by=cast["anna"])
        dispatch(made_issued(other, cast), now=timezone.now())
    raise_alarms(now=timezone.now() + timedelta(days=20))
    with django_assert_num_queries(len(once)):
        client.get(address)
