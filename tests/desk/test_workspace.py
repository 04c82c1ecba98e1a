"""The page of a file as one works with it: the viewer by links alone, verdicts and notes with and without a script."""

import re
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from tests.conftest import Cast, user_of
from tests.desk.conftest import BringTo, SignIn
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.casework.models import Note
from tinggal.casework.verdicts import judge, verdict_on
from tinggal.journal.models import Event
from tinggal.lib.boxes import Box
from tinggal.signals.models import Mark
from tinggal.verification.models import Finding

SCRIPT = {"X-Piece": "yes"}


def page(client: Client, file: Application, **asked: str) -> str:
    return client.get(f"/desk/{file.reference}/", asked).content.decode()


def at(file: Application, tail: str) -> str:
    return f"/desk/{file.reference}/{tail}"


def test_the_first_document_nobody_has_looked_at_is_shown(sign_in: SignIn, cast: Cast, at_kanim: Application):
    client = sign_in("kade")
    first, second, *_ = [tab.paper for tab in client.get(at(at_kanim, "")).context["viewer"].tabs]
    assert client.get(at(at_kanim, "")).context["viewer"].paper.code == first.code
    judge(first.document, by=cast["kade"], state="passed")
    assert client.get(at(at_kanim, "")).context["viewer"].paper.code == second.code


def test_everything_of_the_viewer_is_a_link(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    shown = client.get(at(at_kanim, ""), {"document": "photo", "turn": "90", "zoom": "150"}).context["viewer"]
    assert (shown.paper.code, shown.turn, shown.zoom) == ("photo", "90", "150")
    assert "size=large" in shown.picture
    for href in (shown.larger, shown.smaller, shown.fits, shown.turned):
        assert client.get(href).status_code == 200
    assert "turn=180" in shown.turned


@pytest.mark.parametrize(
    "asked", [{"document": "nonsense"}, {"page": "99", "turn": "45", "zoom": "9000"}, {"page": "-1"}]
)
def test_a_strange_address_shows_the_usual_page(sign_in: SignIn, at_kanim: Application, asked: dict[str, str]):
    answer = sign_in("kade").get(at(at_kanim, ""), asked)
    assert (answer.status_code, answer.context["viewer"].turn, answer.context["viewer"].zoom) == (200, "", "")


def test_a_page_is_turned_to_the_right_and_so_are_the_places_on_it(sign_in: SignIn, at_kanim: Application):
    client, box = sign_in("kade"), Box(1, 0.1, 0.2, 0.3, 0.1)
    document = at_kanim.documents.get(code="passport")
    Finding.objects.create(
        application=at_kanim, document=document, about="passport", version=1, check_name="readable", outcome="ask",
        words="hard_to_read", box=box.to_json(),
    )  # fmt: skip
    place = at(at_kanim, "documents/passport/1/page/1/")
    sizes = [
        Image.open(BytesIO(client.get(place, {"turn": turn}).content)).size for turn in ("", "90", "180", "nonsense")
    ]
    assert sizes == [sizes[0], sizes[0][::-1], sizes[0], sizes[0]]
    (mark,) = client.get(at(at_kanim, ""), {"document": "passport", "turn": "90"}).context["viewer"].marks
    assert (mark.sign, mark.left, mark.top) == ("1", "69.40%", "9.40%")
    turned = box
    for _quarter in range(4):
        turned = turned.turned()
    assert turned.to_json() == box.to_json()


def test_a_small_picture_in_the_row_is_no_opened_document(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    shown = client.get(at(at_kanim, "")).context["viewer"]
    assert all(client.get(tab.small).status_code == 200 for tab in shown.tabs)
    seen = Event.objects.filter(subject=at_kanim.subject, kind="document.seen")
    assert not seen.exists()
    client.get(shown.picture)
    assert seen.get().data["code"] == shown.paper.code


def test_a_script_gets_the_viewer_alone(sign_in: SignIn, at_kanim: Application):
    answer = sign_in("kade").get(at(at_kanim, ""), {"document": "photo"}, headers={"X-Piece": "viewer"})
    assert b"<html" not in answer.content
    assert b'id="viewer"' in answer.content


def test_a_document_passes_with_a_form_or_with_a_script(sign_in: SignIn, at_kanim: Application):
    client, passport = sign_in("kade"), at_kanim.documents.get(code="passport")
    place = at(at_kanim, "documents/passport/1/verdict/")
    answer = client.post(place, {"state": "passed"})
    assert (answer.status_code, answer["Location"]) == (302, at(at_kanim, "?document=passport#viewer"))
    told = client.post(place, {"state": "incomplete", "reasons": ["R-01"], "words": "Cut."}, headers=SCRIPT).json()
    assert re.fullmatch(r"Saved \d\d:\d\d", told["saved"])
    assert "Looked at, incomplete" in told["pieces"]["at-hand"]
    verdict = verdict_on(passport)
    assert verdict
    assert verdict.reasons == ["R-01"]


def test_incomplete_without_a_reason_comes_back_with_what_was_typed(sign_in: SignIn, at_kanim: Application):
    client, place = sign_in("kade"), at(at_kanim, "documents/passport/1/verdict/")
    typed = {"state": "incomplete", "words": "Cut at the top."}
    answer = client.post(place, typed)
    assert answer.status_code == 422
    assert "Cut at the top." in answer.content.decode()
    assert "Please choose at least one reason." in answer.content.decode()
    told = client.post(place, typed, headers=SCRIPT)
    assert (told.status_code, told.json()["problem"]) == (422, "Please choose at least one reason.")


def test_a_colleague_of_another_desk_reads_verdicts_and_gives_none(sign_in: SignIn, at_kanim: Application):
    client, place = sign_in("wayan"), at(at_kanim, "documents/passport/1/verdict/")
    assert "Incomplete: tell the applicant now" not in page(client, at_kanim)
    assert client.post(place, {"state": "passed"}).status_code == 403
    assert client.post(at(at_kanim, "documents/passport/7/verdict/"), {"state": "passed"}).status_code == 404


def test_a_return_begins_with_what_stands_on_the_documents(sign_in: SignIn, cast: Cast, at_kanim: Application):
    passport = at_kanim.documents.get(code="passport")
    judge(passport, by=cast["kade"], state="incomplete", reasons=["R-01"], words="Cut at the top.")
    steps = {one.action: one for one in sign_in("kade").get(at(at_kanim, "")).context["steps"]}
    begun = steps["return"].form.initial
    assert begun["reasons"] == ["R-01"]
    assert begun["note"].endswith(": Cut at the top.")
    assert "reasons" not in steps["forward"].form.initial


def test_notes_are_kept_with_and_without_a_script(sign_in: SignIn, at_kanim: Application):
    client, place = sign_in("kade"), at(at_kanim, "notes/")
    assert client.post(place, {"text": "Called the sponsor."})["Location"] == at(at_kanim, "#notes")
    told = client.post(place, {"recommends": "refusal", "reasons": ["T-01"]}, headers=SCRIPT).json()
    assert "Recommends: refuse" in told["pieces"]["notes-list"]
    assert "Called the sponsor." in page(sign_in("wayan"), at_kanim)
    empty = client.post(place, {"text": " "})
    assert (empty.status_code, Note.objects.count()) == (422, 2)
    no_reason = client.post(place, {"text": "Kept words.", "recommends": "refusal"})
    assert (no_reason.status_code, "Kept words." in no_reason.content.decode()) == (422, True)


def test_answers_that_changed_since_the_last_permit_stand_old_beside_new(
    sign_in: SignIn, cast: Cast, bring_to: BringTo
):
    before = bring_to("at_kasubdit", sponsor_name="PT Lama")
    perform(before, "approve", by=cast["kusuma"])
    Application.objects.filter(pk=before.pk).update(status="collected")
    file = bring_to("at_kanim", sponsor_name="PT Baru")
    context = sign_in("kade").get(at(file, "")).context
    assert context["last_permit"] == before
    changed = {(one.before, one.now) for one in context["changes"]}
    assert ("PT Lama", "PT Baru") in changed


def test_files_that_share_something_are_named_or_only_counted(
    sign_in: SignIn, at_kanim: Application, bring_to: BringTo
):
    other = bring_to("at_kanim", passport_number="C0000001")
    hidden = bring_to("at_kanim", passport_number="C0000002", regency="51.71")
    for one in (at_kanim, other, hidden):
        Mark.objects.create(application=one, kind="address", key="k", about="address")
    (shared,) = [
        one for one in sign_in("kade").get(at(at_kanim, "")).context["related"] if one.words == "The same address"
    ]
    assert [row.reference for row in shared.rows] == [other.reference]
    assert (shared.elsewhere, shared.more) == (1, False)


def test_the_page_costs_the_same_with_many_notes_and_relations(
    sign_in: SignIn, cast: Cast, at_kanim: Application, bring_to: BringTo, django_assert_max_num_queries
):
    client = sign_in("kade")
    others = [bring_to("at_kanim", passport_number=f"C000000{number}") for number in range(3)]
    for kind in ("address", "phone", "sponsor"):
        Mark.objects.bulk_create(Mark(application=one, kind=kind, key=kind, about=kind) for one in (at_kanim, *others))
    Note.objects.bulk_create(
        Note(application=at_kanim, text=f"Note {number}", by=user_of(cast["kade"]), desk="") for number in range(40)
    )
    for document in at_kanim.documents.all():
        judge(document, by=cast["kade"], state="passed")
    client.get(at(at_kanim, ""))
    with django_assert_max_num_queries(44):
        shown = page(client, at_kanim)
    assert (shown.count("Note 3"), "Note 39" in shown, "Note 9<" in shown) == (10, True, False)


def test_an_officer_without_single_keys_gets_none(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    assert 'data-keys="on"' in page(client, at_kanim)
    client.post("/desk/keys/", {"switch": "off"})
    assert 'data-keys="off"' in page(client, at_kanim)


def test_after_a_step_the_next_file_is_handed_out_at_once(sign_in: SignIn, at_kanim: Application, bring_to: BringTo):
    waiting, client = bring_to("at_kanim", passport_number="C0000001"), sign_in("kade")
    send_on = {"action": "forward", "then": "next"}
    answer = client.post(at(at_kanim, "move/"), send_on)
    assert answer["Location"] == at(waiting, "")
    assert "was sent on to" in client.get(answer["Location"]).content.decode()
    assert client.post(at(waiting, "move/"), send_on)["Location"] == "/desk/day/"
