"""A document that may be hard to read is kept, its places are shown, and its owner decides."""

from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bench import readability_faults as faults
from bench import readability_pictures as drawn
from tests.conftest import Cast
from tests.papers import picture
from tests.portal.conftest import page
from tests.portal.test_adding_documents import upload
from tinggal.applications.doubts import keep_all_the_same
from tinggal.applications.drafts import start
from tinggal.applications.models import Application
from tinggal.catalogue.permits import permit
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused

ASKED, KEEP = "Please look: can every word be read?", "Keep this one"
FLAW = {"code": "glare", "page": 1, "measured": 0.02, "wanted": 0.0015}
PLACE = {"page": 1, "left": 0.6, "top": 0.1, "width": 0.2, "height": 0.1}
TURNED = {"code": "turned", "page": 1, "box": None, "measured": 90, "wanted": 0}


@pytest.fixture
def empty(cast: Cast) -> Application:
    """A draft without documents."""
    return start(permit("new-itas-worker"), by=cast["anna"])


@pytest.fixture
def doubtful(draft: Application) -> Application:
    """Anna's draft; on her guarantee letter a lamp is mirrored."""
    draft.documents.filter(code="guarantee_letter").update(quality=[{**FLAW, "box": PLACE}, TURNED])
    return draft


def shown(client: Client, file: Application, code: str = "guarantee_letter") -> str:
    return str(client.get(page("document", file, code)).content.decode())


def test_a_photo_with_a_reflection_is_kept_and_its_place_is_shown(anna: Client, empty: Application) -> None:
    chance = Random("portal")
    spoilt, _turned = faults.FAULTS["glare"](drawn.sheet(0, chance), chance, faults.STRONG)
    answered = upload(anna, empty, drawn.as_jpeg(spoilt, chance), code="guarantee_letter")
    assert ASKED in answered
    assert "Light is reflected here" in answered
    assert "<rect" in answered
    assert empty.documents.filter(code="guarantee_letter", replaced_at=None).exists()


def test_the_place_is_said_in_words_too(anna: Client, doubtful: Application) -> None:
    assert "At the top right:" in shown(anna, doubtful)


def test_the_list_asks_to_look_again(anna: Client, doubtful: Application) -> None:
    listed = anna.get(page("documents", doubtful))
    assert listed.context["look"] == {"guarantee_letter"}
    assert "Please look" in listed.content.decode()


def test_whoever_keeps_it_is_not_asked_again_and_it_is_written_down_once(anna: Client, doubtful: Application) -> None:
    assert KEEP in shown(anna, doubtful)
    for _time in range(2):
        anna.post(page("keep_document", doubtful, "guarantee_letter"))
    assert KEEP not in shown(anna, doubtful)
    assert anna.get(page("documents", doubtful)).context["look"] == set()
    assert [event.data for event in Event.objects.filter(kind="document.kept")] == [
        {"code": "guarantee_letter", "version": 1, "doubts": ["glare", "turned"]}
    ]


def test_a_new_version_is_asked_about_anew(anna: Client, doubtful: Application) -> None:
    anna.post(page("keep_document", doubtful, "guarantee_letter"))
    upload(anna, doubtful, picture("second"), code="guarantee_letter")
    doubtful.documents.filter(code="guarantee_letter", version=2).update(quality=[{**FLAW, "box": None}])
    assert KEEP in shown(anna, doubtful)


def test_a_version_that_was_replaced_cannot_be_kept(anna: Client, doubtful: Application, cast: Cast) -> None:
    first = doubtful.documents.get(code="guarantee_letter")
    upload(anna, doubtful, picture("second"), code="guarantee_letter")
    with pytest.raises(MoveRefused):
        keep_all_the_same(first, by=cast["anna"])


def test_what_we_mended_ourselves_asks_for_nothing(anna: Client, doubtful: Application) -> None:
    doubtful.documents.filter(code="guarantee_letter").update(quality=[TURNED])
    answered = shown(anna, doubtful)
    assert "We turned it upright for you." in answered
    assert KEEP not in answered
    assert anna.get(page("documents", doubtful)).context["look"] == set()


def test_measures_of_print_do_not_matter_on_a_face(anna: Client, draft: Application) -> None:
    found = [{**FLAW, "code": code, "box": None} for code in ("no_print", "low_resolution", "cut")]
    draft.documents.filter(code="photo").update(quality=found)
    assert KEEP not in shown(anna, draft, "photo")
    draft.documents.filter(code="photo").update(quality=[{**FLAW, "code": "dark", "box": None}])
    assert KEEP in shown(anna, draft, "photo")


def test_the_page_with_the_trouble_is_shown_first(anna: Client, doubtful: Application) -> None:
    far = {**FLAW, "page": 3, "box": {**PLACE, "page": 3}}
    doubtful.documents.filter(code="guarantee_letter").update(pages=4, quality=[TURNED, far])
    context = anna.get(page("document", doubtful, "guarantee_letter")).context
    assert (context["sheet"], len(context["marks"]), context["other_sheets"]) == (3, 1, [1])
    assert anna.get(page("document", doubtful, "guarantee_letter") + "?page=1").context["marks"] == []
    assert anna.get(page("document", doubtful, "guarantee_letter") + "?page=99x").context["sheet"] == 3


def test_a_photo_taken_with_the_phone_is_taken_like_a_file(anna: Client, empty: Application) -> None:
    sent = {"photo": SimpleUploadedFile("camera.jpg", picture("camera"))}
    answered = anna.post(page("document", empty, "passport"), sent, follow=True).content.decode()
    assert "We have received" in answered
    assert 'capture="environment"' in answered


def test_a_face_is_taken_with_the_camera_of_the_screen(anna: Client, empty: Application) -> None:
    assert 'capture="user"' in shown(anna, empty, "photo")
