"""The applicant reads what was checked, expected and found, and what would make it pass; never what is for officers."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.portal.conftest import page
from tests.verification.scenes import checked, portrait, upload
from tinggal.applications.models import Application
from tinggal.lib.boxes import Box
from tinggal.verification.checks.table import RULES
from tinggal.verification.models import Finding

pytestmark = pytest.mark.django_db


def text(client: Client, file: Application, *more: str, name: str = "checks", query: str = "") -> str:
    return client.get(page(name, file, *more) + query).content.decode()


def test_before_anything_is_checked_it_says_what_will_be(anna: Client, draft: Application) -> None:
    said = text(anna, draft)
    assert "Your documents have not been checked yet." in said
    assert "Is the passport valid long enough?" in said
    assert "Not checked yet" in said


def test_a_document_that_is_missing_is_not_added_yet(anna: Client, draft: Application) -> None:
    draft.documents.filter(code="passport").update(replaced_at=timezone.now())
    assert "Not added yet" in text(anna, draft)


def test_what_stopped_the_file_is_shown_with_what_was_expected_and_found(
    anna: Client, draft: Application, cast: Cast
) -> None:
    upload(draft, "photo", portrait(width=350, height=500), by=cast["anna"])
    file = checked(draft, by=cast["anna"])
    said = text(anna, file)
    for words in ("Please correct", "The photo has too few dots.", "400 × 600", "350 × 500", "Add a photo in colour"):
        assert words in said
    assert page("document", file, "photo") in said


def test_neither_the_watch_list_nor_signs_of_fraud_are_ever_told(anna: Client, draft: Application, cast: Cast) -> None:
    secret = [rule for rule in RULES if not rule.told]
    open_words = {str(said) for rule in RULES if rule.told for said in rule.says.values()}
    changes = {"full_name": "Sergei VOLKOV", "birth_date": "1979-03-14"}
    file = checked(draft, by=cast["anna"], changes=changes)
    assert Finding.objects.filter(application=file, check_name="watchlist", outcome="ask").exists()
    passport = file.documents.get(code="passport")
    Finding.objects.filter(application=file, about="passport", check_name="not_anothers_file").update(
        outcome="ask", words="file_of_somebody_else", found="TG-OTHER"
    )
    pages = text(anna, file) + text(anna, file, passport.code, name="checked_document")
    for rule in secret:
        for words in {str(rule.question), str(rule.passed), *map(str, rule.says.values())} - open_words:
            assert words not in pages, rule.id
    assert "TG-OTHER" not in pages
    assert "WL-" not in pages


def test_a_question_for_an_officer_is_said_to_hold_up_nothing(anna: Client, draft: Application, cast: Cast) -> None:
    file = checked(draft, by=cast["anna"])
    Finding.objects.filter(application=file, about="passport", check_name="readable").update(
        outcome="ask", words="hard_to_read"
    )
    said = text(anna, file)
    assert "An officer looks" in said
    assert "Your application goes on in the meantime." in said


def test_the_answer_of_an_officer_is_told_but_not_his_note(anna: Client, draft: Application, cast: Cast) -> None:
    file = checked(draft, by=cast["anna"])
    Finding.objects.filter(application=file, about="passport", check_name="readable").update(
        outcome="ask", words="hard_to_read", resolution="cleared", grounds="misread", note="Seen by me.",
        resolved_at=timezone.now(), resolved_by=user_of(cast["kade"]),
    )  # fmt: skip
    said = text(anna, file)
    assert "An officer looked: all right" in said
    assert "Seen by me." not in said
    assert "Kade" not in said


def test_the_place_is_marked_on_a_picture_of_the_page(anna: Client, draft: Application, cast: Cast) -> None:
    file = checked(draft, by=cast["anna"])
    Finding.objects.filter(application=file, about="passport", check_name="readable").update(
        outcome="ask", words="hard_to_read", box=Box(1, 0.1, 0.2, 0.3, 0.1).to_json()
    )
    assert "?page=1&amp;mark=1#picture" in text(anna, file)
    shown = text(anna, file, "passport", name="checked_document", query="?page=1&mark=1")
    assert shown.count("v-mark--chosen") == 1
    assert "at the top left" in shown
    picture = anna.get(page("checked_page", file, "passport", "1"))
    assert (picture.status_code, picture["Content-Type"], picture["Cache-Control"]) == (200, "image/jpeg", "no-store")
    assert anna.get(page("checked_page", file, "passport", "9")).status_code == 404


def test_a_document_that_was_replaced_waits_to_be_checked(anna: Client, draft: Application, cast: Cast) -> None:
    upload(draft, "photo", portrait(width=350, height=500), by=cast["anna"])
    file = checked(draft, by=cast["anna"])
    upload(file, "photo", portrait(), by=cast["anna"])
    said = text(anna, file)
    assert "The photo has too few dots." not in said
    assert "Not checked yet" in said


def test_the_page_is_in_the_language_of_its_reader(draft: Application, cast: Cast, anna: Client) -> None:
    """Whatever the findings say comes from the catalogue of words when it is shown, not when it was found."""
    file = checked(draft, by=cast["anna"])
    anna.cookies["django_language"] = "id"
    assert anna.get(page("checks", file)).headers["Content-Language"] == "id"
    assert anna.get(page("checks", file)).status_code == 200


def test_the_page_costs_the_same_for_many_documents(
    anna: Client, draft: Application, cast: Cast, django_assert_max_num_queries
) -> None:
    file = checked(draft, by=cast["anna"])
    anna.get(page("checks", file))
    with django_assert_max_num_queries(9):
        anna.get(page("checks", file))
