"""The pages of help: every how-to, question, word and service answers, without a cookie, a table or a dead link."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.procedure import information
from tinggal.catalogue.tariffs import tariff
from tinggal.help.howtos import HOWTOS
from tinggal.help.questions import QUESTIONS
from tinggal.help.terms import TERMS, slug
from tinggal.notices.reminders import PERMIT_DAYS
from tinggal.pages.templatetags.pages import rupiah

pytestmark = pytest.mark.django_db
ADDRESSES = [
    reverse("help:home"),
    reverse("help:questions"),
    reverse("help:words"),
    reverse("help:services"),
    reverse("help:official"),
    *(reverse("help:howto", args=[one.code]) for one in HOWTOS),
    *(reverse("help:question", args=[one.code]) for one in QUESTIONS),
    *(reverse("help:word", args=[slug(one)]) for one in TERMS),
]
CODES = [one.code for one in PERMITS]


def words(address: str) -> str:
    return unescape(Client().get(address).content.decode()).replace("\xa0", " ")


@pytest.mark.parametrize("address", [*ADDRESSES, *(reverse("help:service", args=[code]) for code in CODES)])
def test_a_page_of_help_answers_without_a_cookie_and_without_asking_a_table(
    client: Client, address: str, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert len(re.findall(r"<h1[ >]", answer.content.decode())) == 1


@pytest.mark.parametrize("code", CODES)
def test_a_service_is_drawn_step_by_step_with_every_document_and_every_price(code: str) -> None:
    told, page = information(permit(code), on=timezone.localdate()), words(reverse("help:service", args=[code]))
    assert page.count('class="h-picture"') == len(told.steps)
    assert all(str(step.what) in page for step in told.steps)
    assert all(str(document.label) in page for document in told.documents)
    assert all(rupiah(price.total) in page for price in told.prices)
    assert ("free of charge. You pay nothing." in page) == (not told.prices)
    assert f"done by working day {told.working_days} after you pay" in page


def test_every_step_of_every_how_to_has_its_drawing() -> None:
    for howto in HOWTOS:
        assert get_template(howto.drawing)
        assert words(reverse("help:howto", args=[howto.code])).count('class="h-picture"') == len(howto.steps)


def test_every_way_on_leads_somewhere() -> None:
    ways = [way for thing in (*HOWTOS, *QUESTIONS) for way in thing.ways]
    assert ways
    for way in ways:
        assert Client().get(way.href).status_code in {200, 302}, way.route


def test_each_question_stands_in_a_fold_with_an_address_of_its_own() -> None:
    page = words(reverse("help:questions"))
    assert page.count('<details class="h-fold"') == len(QUESTIONS)
    for asked in QUESTIONS:
        assert reverse("help:question", args=[asked.code]) in page
        assert str(asked.answer[0]) in words(reverse("help:question", args=[asked.code]))


def test_the_questions_of_the_office_are_answered() -> None:
    asked = " ".join(str(one.question) for one in QUESTIONS)
    for about in ("open an account", "documents", "cost", "How long", "where my application is", "come to the"):
        assert about in asked


def test_words_have_codes_of_their_own_in_the_order_of_the_alphabet() -> None:
    assert [term.word.lower() for term in TERMS] == sorted({term.word.lower() for term in TERMS})


def test_what_help_says_of_the_law_is_what_the_catalogue_says() -> None:
    today = timezone.localdate()
    late = words(reverse("help:howto", args=["too-late"]))
    assert rupiah(tariff("BEBAN-OVERSTAY", on=today).amount).replace("\xa0", " ") in late
    *most, last = map(str, PERMIT_DAYS)
    assert f"{', '.join(most)} and {last} days" in late
    days = [information(one, on=today).working_days for one in PERMITS]
    how_long = words(reverse("help:question", args=["how-long"]))
    assert f"from {min(days)} working days for a newborn child to {max(days)} for a first permit" in how_long
    later = words(reverse("help:question", args=["later"]))
    assert f"for {settings.DRAFT_DAYS} days after you last worked on it" in later


@pytest.mark.parametrize("name", ["howto", "question", "word", "service"])
def test_what_does_not_exist_is_not_found(name: str) -> None:
    assert Client().get(reverse(f"help:{name}", args=["no-such"])).status_code == 404
