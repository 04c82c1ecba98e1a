"""Filling in the form: what is right is kept, what is wrong is said in words, nothing typed is lost."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast
from tests.portal.conftest import page
from tinggal.applications.drafts import answer, start
from tinggal.applications.form_fields import FIELDS
from tinggal.applications.models import Application
from tinggal.applications.progress import groups_of
from tinggal.catalogue.permits import PERMITS, permit

PASSPORT = {
    "full_name": "ANNA MARIA ERIKSSON",
    "birth_place": "Uppsala",
    "sex": "F",
    "nationality": "SWE",
    "passport_number": "l 898902-c3",
}


@pytest.fixture
def empty(cast: Cast) -> Application:
    """A draft in which nothing is answered."""
    return start(permit("new-itas-worker"), by=cast["anna"])


def boxes(code: str, day: date) -> dict[str, str]:
    """A date as it is typed into its three boxes."""
    return {f"{code}_day": str(day.day), f"{code}_month": str(day.month), f"{code}_year": str(day.year)}


def passport_answers(**dates: date) -> dict[str, str]:
    """A complete page about the passport; keywords replace its dates."""
    today = timezone.localdate()
    days = {
        "birth_date": date(1990, 4, 12),
        "passport_issued_on": today - timedelta(days=900),
        "passport_expires_on": today + timedelta(days=2000),
        **dates,
    }
    return PASSPORT | {key: text for code, day in days.items() for key, text in boxes(code, day).items()}


def said(client: Client, file: Application, group: str, answers: dict[str, str]) -> list[str]:
    """What the page finds wrong with these answers."""
    answered = client.post(page("form", file, group), answers)
    assert answered.status_code == 200
    return [str(words) for field in answered.context["form"].visible_fields() for words in field.problems]


def answers_of(file: Application) -> dict[str, str]:
    """What is kept."""
    file.refresh_from_db()
    return dict(file.answers)


def test_good_answers_are_kept_and_lead_to_the_next_task(anna: Client, empty: Application) -> None:
    answered = anna.post(page("form", empty, "passport"), passport_answers())
    assert answered["Location"] == page("form", empty, "stay") + "?part=stay"
    kept = answers_of(empty)
    assert (kept["passport_number"], kept["birth_date"]) == ("L898902C3", "1990-04-12")


def test_good_answers_are_kept_even_when_another_is_wrong(anna: Client, empty: Application) -> None:
    wrong = passport_answers() | {"passport_number": "?", "birth_date_month": "Febtober"}
    answered = anna.post(page("form", empty, "passport"), wrong)
    kept = answers_of(empty)
    assert kept["full_name"] == "ANNA MARIA ERIKSSON"
    assert (kept["passport_number"], kept["birth_date"]) == ("", "")
    assert b'value="?"' in answered.content
    assert b'value="Febtober"' in answered.content
    assert "Everything else is saved" in answered.content.decode()


def test_a_passport_that_expires_before_it_was_issued_is_refused_in_words(anna: Client, empty: Application) -> None:
    today = timezone.localdate()
    reversed_days = passport_answers(passport_issued_on=today, passport_expires_on=today)
    (words,) = said(anna, empty, "passport", reversed_days)
    assert words.startswith("“Passport: date of expiry” must be later than “Passport: date of issue”")
    assert not answers_of(empty)["passport_expires_on"]


def test_an_older_answer_does_not_stand_in_for_a_wrong_one(anna: Client, draft: Application) -> None:
    anna.post(page("form", draft, "passport"), passport_answers() | {"passport_number": "?"})
    assert answers_of(draft)["passport_number"] == ""
    (gap,) = anna.get(page("check", draft)).context["gaps"]
    assert gap.href == page("form", draft, "passport") + "?part=passport"


def test_an_expired_passport_is_refused_in_words(anna: Client, empty: Application) -> None:
    expired = passport_answers(passport_expires_on=timezone.localdate() - timedelta(days=1))
    assert said(anna, empty, "passport", expired) == [
        "This passport has expired. Renew your passport first. You need a passport that is still valid."
    ]


def test_a_birthday_to_come_is_refused_in_words(anna: Client, empty: Application) -> None:
    unborn = passport_answers(birth_date=timezone.localdate() + timedelta(days=1))
    assert any("is still to come" in words for words in said(anna, empty, "passport", unborn))


def test_an_entry_before_the_birth_on_another_page_is_refused_in_words(
    anna: Client, empty: Application, cast: Cast
) -> None:
    answer(empty, {"birth_date": "1990-04-12"}, by=cast["anna"])
    early = boxes("entered_on", date(1980, 1, 1))
    assert "“Date of your last entry into Indonesia” must be later than “Date of birth” (12 April 1990)." in said(
        anna, empty, "stay", early
    )


@pytest.mark.parametrize("number", ["E1", "1234567890", "王丽123", "AB 12<34"])
def test_a_passport_number_of_another_shape_is_refused_in_words(anna: Client, empty: Application, number: str) -> None:
    (words,) = said(anna, empty, "passport", passport_answers() | {"passport_number": number})
    assert words.startswith("A passport number has 5 to 9 letters and digits")


def test_a_tampered_form_changes_nothing_else(anna: Client, empty: Application) -> None:
    tampered = passport_answers() | {"status": "approved", "regency": "31.71", "applicant": "1", "index": "E23"}
    anna.post(page("form", empty, "passport"), tampered)
    empty.refresh_from_db()
    assert (empty.status, empty.office, empty.answers.keys() & {"status", "regency", "applicant", "index"}) == (
        "draft",
        None,
        set(),
    )


def test_a_choice_that_was_not_offered_is_refused(anna: Client, empty: Application) -> None:
    assert "Choose one of the answers in the list." in said(anna, empty, "purpose", {"index": "E99", "months": "12"})


def test_a_length_the_visa_index_does_not_allow_is_refused_in_words(anna: Client, cast: Cast) -> None:
    file = start(permit("new-itas-investor"), by=cast["anna"])
    refused = said(anna, file, "purpose", {"index": "E28A", "months": "120"})
    assert "For visa index E28A you can choose: 1 year, 2 years." in refused
    assert answers_of(file)["index"] == "E28A"


def test_finishing_later_does_not_complain_about_open_questions(anna: Client, empty: Application) -> None:
    answered = anna.post(page("form", empty, "passport"), {"full_name": "ANNA", "later": "yes"})
    assert answered["Location"] == page("application", empty)
    assert answers_of(empty)["full_name"] == "ANNA"


def test_finishing_later_keeps_wrong_words_on_the_page(anna: Client, empty: Application) -> None:
    answered = anna.post(page("form", empty, "passport"), {"passport_number": "?", "later": "yes"})
    assert answered.status_code == 200
    assert b'value="?"' in answered.content


def test_the_regency_decides_the_office(anna: Client, empty: Application) -> None:
    anna.post(page("form", empty, "stay"), {"regency": "51.71"})
    empty.refresh_from_db()
    assert empty.office is not None
    assert empty.office.province_id == "51"


def test_odd_signs_are_no_accident(anna: Client, empty: Application) -> None:
    odd = {
        "full_name": "A\x00B",
        "birth_date_day": "١٢",
        "birth_date_month": "9" * 400,
        "birth_date_year": "-",
        "nationality": "\x00",
    }
    assert said(anna, empty, "passport", odd)


def test_what_was_changed_from_the_check_page_leads_back_to_it(anna: Client, draft: Application) -> None:
    answered = anna.post(f"{page('form', draft, 'passport')}?back=check", passport_answers())
    assert answered["Location"] == page("check", draft)


def test_a_sent_file_cannot_be_filled_in(anna: Client, draft: Application) -> None:
    anna.post(page("check", draft), {"true": "on"})
    answered = anna.post(page("form", draft, "passport"), passport_answers(), follow=True)
    assert "already been sent" in answered.content.decode()


@pytest.mark.parametrize("code", [one.code for one in PERMITS])
def test_every_page_of_every_permit_can_be_shown(anna: Client, cast: Cast, code: str) -> None:
    file = start(permit(code), by=cast["anna"])
    groups = groups_of(file.permit)
    assert [anna.get(page("form", file, group)).status_code for group in groups] == [200] * len(groups)
    assert {question.kind for question in file.permit.questions} <= FIELDS.keys()
