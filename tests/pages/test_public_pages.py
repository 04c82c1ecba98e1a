"""The pages nobody else owns, their layout, and what is said when something fails."""

import logging
import re

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from tinggal.pages import views

OWN = [
    "/help/",
    "/privacy/",
    "/accessibility/",
    "/terms/",
    "/official/",
    "/language/",
    "/components/",
    "/components/?desk",
    "/components/?dark",
    "/components/?rtl",
]
pytestmark = pytest.mark.django_db


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize("address", OWN)
def test_a_page_has_one_heading_a_main_part_and_a_way_to_skip_to_it(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert page.count("<main ") == 1
    assert '<a class="govuk-skip-link" href="#main-content">' in page
    assert 'id="main-content"' in page
    assert re.search(r"<title>\s*\S[^<]* – Tinggal</title>", page)
    assert page.lstrip().startswith("<!doctype html>")


@pytest.mark.parametrize("address", OWN)
def test_a_page_says_nothing_of_its_making(client: Client, address: str) -> None:
    page = re.sub(r"<pre.*?</pre>", "", client.get(address).content.decode(), flags=re.DOTALL)
    assert re.findall(r"\{[#%{]|[#%}]\}", page) == []


def test_reading_sets_no_cookie(client: Client) -> None:
    for address in ("/help/", "/privacy/", "/accessibility/", "/official/", "/language/"):
        client.get(address)
    assert not client.cookies


def test_choosing_a_language_needs_no_script_and_leads_back() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/language/", {"language": "id", "next": "/help/"})
    assert (answer.status_code, answer["Location"]) == (302, "/help/")
    page = client.get("/help/").content.decode()
    assert '<html class="govuk-template" lang="id">' in page
    assert '<span class="t-languages__here" lang="id" aria-current="true">' in page


def test_the_language_switch_never_leads_to_another_site(client: Client) -> None:
    answer = client.post("/language/", {"language": "id", "next": "https://example.org/"})
    assert "example.org" not in answer["Location"]


def test_each_language_is_named_in_itself(client: Client) -> None:
    page = client.get("/help/").content.decode()
    assert "Bahasa Indonesia" in words(page)
    assert "English" in words(page)


def test_a_demonstration_says_so_on_every_page(client: Client, settings: object) -> None:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    assert "This is not the official site." in words(client.get("/help/").content.decode())
    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    assert "This is not the official site." not in words(client.get("/help/").content.decode())


def test_the_title_starts_with_error_when_the_form_has_mistakes(client: Client) -> None:
    assert "<title>Error: " in client.get("/components/").content.decode()


def test_an_unknown_address_is_answered_in_words(client: Client) -> None:
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "Page not found" in words(answer.content.decode())


@pytest.mark.parametrize(
    ("answered", "status", "said"),
    [
        (lambda r: views.form_expired(r, "CSRF token missing."), 403, "Please send the form again"),
        (lambda r: views.forbidden(r, PermissionError("not your desk")), 403, "You may not open this page"),
        (views.server_error, 500, "This is our fault, not yours."),
    ],
)
def test_a_failure_gives_a_number_that_stands_in_the_log(
    rf: RequestFactory, caplog: pytest.LogCaptureFixture, answered, status: int, said: str
) -> None:
    request: HttpRequest = rf.get("/somewhere/")
    with caplog.at_level(logging.WARNING):
        answer = answered(request)
    page = answer.content.decode()
    number = re.search(r'id="problem-number">([0-9A-F]{8})<', page)
    assert answer.status_code == status
    assert said in words(page)
    assert "not your desk" not in page
    assert number is not None
    assert f"Problem {number[1]}: GET /somewhere/" in caplog.text


def test_a_form_without_its_token_is_explained(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a@example.org"})
    assert answer.status_code == 403
    assert "Please send the form again" in words(answer.content.decode())


def test_an_accident_can_be_told_without_the_database(rf: RequestFactory, django_db_blocker) -> None:
    with django_db_blocker.block():
        assert views.server_error(rf.get("/")).status_code == 500


def test_an_accident_is_told_even_without_a_page(rf: RequestFactory, settings: object) -> None:
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]  # type: ignore[attr-defined]
    answer = views.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert re.search(r'id="problem-number">[0-9A-F]{8}<', answer.content.decode())
