"""Each rule for portraits asks for its own reason, shows where, and refuses nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from django.utils import timezone

from tinggal.applications.models import Application, Document
from tinggal.lib.boxes import Box
from tinggal.lib.months import add_months
from tinggal.reading.faces.likeness import as_text
from tinggal.reading.facts import Face, Facts, Portrait
from tinggal.verification.checks.photo_age import photo_recent
from tinggal.verification.checks.photo_background import plain_background
from tinggal.verification.checks.photo_eyes import eyes_open
from tinggal.verification.checks.photo_face import face_in_place, one_face
from tinggal.verification.checks.photo_light import face_clear, taken_of_a_person
from tinggal.verification.checks.photo_passport import passport_picture
from tinggal.verification.checks.photo_rows import ROWS
from tinggal.verification.checks.rule import PaperRule
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

BOX = Box(1, 0.3, 0.2, 0.4, 0.5)
FACE = Face(box=BOX, sure=0.97, turned=1.0, eyes_open=0.95)
MEASURES = {
    "face_sharp": 0.6, "face_light": 0.5, "face_burnt": 0.0, "face_black": 0.01, "face_colour": 0.2, "rim": 0.0,
    "background_a": 1.0, "background_b": 1.0, "background_seen": 0.3, "eyes_level": 1.0, "aside": 0.02,
    "eyes_seen": 0.98, "head_top": 0.1,
}  # fmt: skip
GOOD = Portrait(background_even=0.98, background_light=0.9, face_share=0.62, off_centre=0.02, measures=MEASURES)
LOOKS = [rule.look for rule in ROWS if isinstance(rule, PaperRule) and rule.wants]


def paper(*faces: Face, portrait: Portrait | None = GOOD, **origin: str) -> Paper:
    application = Application(answers={}, submitted_at=timezone.now())
    document = Document(code="photo", application=application, origin=origin)
    return Paper(document, None, Facts(faces=faces, portrait=portrait))


def measured(**changes: float) -> Portrait:
    return replace(GOOD, measures={**MEASURES, **changes})


def test_a_good_portrait_is_asked_nothing() -> None:
    assert [look(paper(FACE)) for look in LOOKS] == [PASSED] * len(LOOKS)


def test_no_rule_for_faces_blocks() -> None:
    assert {rule.most for rule in ROWS} == {Outcome.ASK}


def test_without_a_face_only_one_question_is_asked() -> None:
    results = [look(paper(portrait=None)) for look in LOOKS]
    assert [one.words for one in results if one != PASSED] == ["photo_no_face"]


def test_the_second_face_is_shown() -> None:
    second = Box(1, 0.7, 0.2, 0.1, 0.1)
    result = one_face(paper(FACE, replace(FACE, box=second)))
    assert (result.words, result.found, result.box) == ("photo_more_faces", "2", second)


FAULTS: list[tuple[Callable[[Paper], Result], Face, Portrait, str]] = [
    (face_in_place, FACE, replace(GOOD, face_share=0.2), "photo_face_small"),
    (face_in_place, FACE, replace(GOOD, face_share=1.1), "photo_face_cut"),
    (face_in_place, FACE, measured(head_top=-0.2), "photo_face_cut"),
    (face_in_place, FACE, replace(GOOD, off_centre=0.3), "photo_off_centre"),
    (face_in_place, replace(FACE, turned=-20.0), GOOD, "photo_tilted"),
    (face_in_place, FACE, measured(aside=-0.5), "photo_looks_away"),
    (eyes_open, replace(FACE, eyes_open=0.05), GOOD, "photo_eyes_shut"),
    (eyes_open, replace(FACE, eyes_open=None), measured(eyes_seen=0.1), "photo_eyes_hidden"),
    (plain_background, FACE, replace(GOOD, background_even=0.4), "photo_background_uneven"),
    (plain_background, FACE, replace(GOOD, background_light=0.2), "photo_background_dark"),
    (face_clear, FACE, measured(face_sharp=0.1), "photo_face_blurred"),
    (face_clear, FACE, measured(face_burnt=0.5), "photo_face_burnt"),
    (face_clear, FACE, measured(face_black=0.9), "photo_face_dark"),
    (taken_of_a_person, FACE, measured(face_colour=0.0), "photo_face_grey"),
    (taken_of_a_person, FACE, measured(rim=1.0), "photo_of_a_photo"),
]


@pytest.mark.parametrize(("look", "face", "portrait", "words"), FAULTS, ids=[one[3] for one in FAULTS])
def test_a_fault_is_asked_by_its_own_rule_only(
    look: Callable[[Paper], Result], face: Face, portrait: Portrait, words: str
) -> None:
    seen = paper(face, portrait=portrait)
    result = look(seen)
    assert (result.outcome, result.words) == (Outcome.ASK, words)
    assert [other(seen) for other in LOOKS if other is not look] == [PASSED] * (len(LOOKS) - 1)


def test_a_dark_red_wall_is_a_red_wall() -> None:
    assert plain_background(paper(FACE, portrait=replace(measured(background_a=45.0), background_light=0.35))) == PASSED


def test_a_wall_that_is_hardly_seen_is_not_judged() -> None:
    hidden = replace(measured(background_seen=0.01), background_even=0.1)
    assert plain_background(paper(FACE, portrait=hidden)).outcome == Outcome.NOTE


def test_eyes_that_are_too_small_to_judge_are_not_judged() -> None:
    assert eyes_open(paper(replace(FACE, eyes_open=None))) == PASSED


def test_every_word_has_a_sentence() -> None:
    said = {key for rule in ROWS for key in rule.says}
    assert {words for *_, words in FAULTS} <= said
    assert all(rule.mend and rule.question and rule.reads for rule in ROWS)


def by_camera(moment: str) -> tuple[str, str]:
    result = photo_recent(paper(FACE, made_at=moment))
    return result.outcome, result.words


def test_the_camera_says_how_old_a_photo_is() -> None:
    today: date = timezone.localdate()
    assert by_camera(f"{add_months(today, -13)}T10:00:00") == ("ask", "photo_old")
    assert by_camera(f"{add_months(today, -12)}T10:00:00") == ("pass", "passed")
    assert by_camera("yesterday")[1] == "photo_age_unknown"


def test_without_a_date_of_the_camera_the_form_is_believed() -> None:
    seen = paper(FACE)
    seen.application.answers = {"photo_taken_on": "2001-01-01"}
    assert photo_recent(seen).words == "photo_old"


def test_a_photo_of_unknown_age_is_noted() -> None:
    assert photo_recent(paper(FACE)).outcome == Outcome.NOTE


def compared(one: list[float], other: list[float], *, issued: str = "") -> tuple[str, str]:
    photo = paper(replace(FACE, print=as_text(np.array(one, np.float32))))
    passport = paper(replace(FACE, print=as_text(np.array(other, np.float32))))
    photo.application.answers = {"passport_issued_on": issued} if issued else {}
    result = passport_picture(photo.application, {"photo": photo, "passport": passport})
    return result.outcome, result.words


def test_the_picture_of_an_old_passport_is_no_new_photo() -> None:
    assert compared([1, 2, 3], [1, 2, 3.01], issued="2019-05-01") == ("ask", "photo_from_passport")


def test_the_picture_of_a_new_passport_is_noted() -> None:
    assert compared([1, 2, 3], [1, 2, 3.01], issued=f"{timezone.localdate()}") == ("note", "same_as_passport")


def test_two_pictures_are_left_to_the_officer() -> None:
    assert compared([1, 2, 3], [3, -2, 1], issued="2019-05-01") == ("note", "compare_faces")


def test_a_passport_without_a_face_is_noted() -> None:
    result = passport_picture(paper(FACE).application, {"photo": paper(FACE), "passport": paper(portrait=None)})
    assert (result.outcome, result.words) == (Outcome.NOTE, "faces_not_compared")
