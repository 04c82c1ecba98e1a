"""The same question answered on two devices: nothing newer is overwritten, both answers wait for a choice."""

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast
from tests.portal.conftest import browser, page
from tinggal.applications.drafts import start
from tinggal.applications.models import Application
from tinggal.catalogue.permits import permit

HOME = {"address": "Jl. Melati 1", "regency": "31.71", "phone": "+62 811 111 222"}
Fields = dict[str, str | list[str]]


@pytest.fixture
def file(cast: Cast) -> Application:
    """A draft in which nothing is answered."""
    cache.clear()
    return start(permit("new-itas-worker"), by=cast["anna"])


@pytest.fixture
def tablet(cast: Cast) -> Client:
    """Another device of the applicant."""
    return browser(cast, "anna")


def at_home(file: Application) -> str:
    return page("form", file, "stay") + "?part=home"


def hidden(html: str) -> Fields:
    """The hidden fields of a page, as a browser would send them."""
    found = re.findall(r'<input type="hidden" name="([\w]+)" value="([^"]*)">', html)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def opened(client: Client, file: Application) -> Fields:
    return hidden(client.get(at_home(file)).content.decode())


def kept(file: Application) -> dict[str, str]:
    file.refresh_from_db()
    return {code: file.answers.get(code, "") for code in HOME}


@pytest.fixture
def clash(anna: Client, tablet: Client, file: Application) -> str:
    """Two devices open the page; the second one to send wrote another address, and nothing else is different."""
    on_phone, on_tablet = opened(anna, file), opened(tablet, file)
    assert tablet.post(at_home(file), {**on_tablet, **HOME}).status_code == 302
    answered = anna.post(at_home(file), {**on_phone, **HOME, "address": "Jl. Mawar & Sons 2"})
    assert answered.status_code == 200
    return answered.content.decode()


def test_both_answers_are_shown_with_the_time_and_neither_is_lost(clash: str, file: Application) -> None:
    now = f"{timezone.localtime():%H:}"
    assert "Which answer is right?" in clash
    assert "You wrote here: Jl. Mawar &amp; Sons 2" in clash
    assert re.search(rf"You wrote on another device, {now}\d\d WIB: Jl. Melati 1", clash)
    assert clash.count('type="radio"') == 2
    assert kept(file) == HOME
    assert hidden(clash)["address"] == "Jl. Mawar & Sons 2"


@pytest.mark.parametrize(("which", "then"), [("here", "Jl. Mawar & Sons 2"), ("there", "Jl. Melati 1")])
def test_the_choice_counts(anna: Client, clash: str, file: Application, which: str, then: str) -> None:
    answered = anna.post(at_home(file), {**hidden(clash), "which_address": which})
    assert answered.status_code == 302
    assert kept(file) == {**HOME, "address": then}


def test_without_a_choice_it_is_asked_again_and_says_why(anna: Client, clash: str, file: Application) -> None:
    again = anna.post(at_home(file), hidden(clash)).content.decode()
    assert "choose which answer is right." in again
    assert kept(file) == HOME
    assert anna.post(at_home(file), {**hidden(again), "which_address": "here"}).status_code == 302
    assert kept(file)["address"] == "Jl. Mawar & Sons 2"


def test_a_third_answer_meanwhile_is_asked_about_anew(
    anna: Client, tablet: Client, clash: str, file: Application
) -> None:
    tablet.post(at_home(file), {**opened(tablet, file), **HOME, "address": "Jl. Anggrek 3"})
    again = anna.post(at_home(file), {**hidden(clash), "which_address": "here"})
    assert "Jl. Anggrek 3" in again.content.decode()
    assert kept(file)["address"] == "Jl. Anggrek 3"


def test_equal_answers_are_no_conflict(anna: Client, tablet: Client, file: Application) -> None:
    pages = [(one, opened(one, file)) for one in (anna, tablet)]
    assert [one.post(at_home(file), {**there, **HOME}).status_code for one, there in pages] == [302, 302]


def test_an_old_page_overwrites_nothing_that_was_not_touched_on_it(
    anna: Client, tablet: Client, file: Application
) -> None:
    anna.post(at_home(file), {**opened(anna, file), **HOME})
    old = opened(anna, file)
    tablet.post(at_home(file), {**opened(tablet, file), **HOME, "address": "Jl. Mawar 2"})
    assert anna.post(at_home(file), {**old, **HOME, "phone": "+62 811 999 999"}).status_code == 302
    assert kept(file) == {**HOME, "address": "Jl. Mawar 2", "phone": "+62 811 999 999"}


def test_a_wrong_answer_never_wipes_a_newer_right_one(anna: Client, tablet: Client, file: Application) -> None:
    on_phone = opened(anna, file)
    tablet.post(at_home(file), {**opened(tablet, file), **HOME})
    wrong = anna.post(at_home(file), {**on_phone, **HOME, "phone": "nobody"}).content.decode()
    assert "There is a problem" in wrong
    assert kept(file) == HOME
    asked = anna.post(at_home(file), {**hidden(wrong), **HOME, "phone": "+62 811 999 999"}).content.decode()
    assert "You wrote here: +62 811 999 999" in asked


def save(client: Client, file: Application, **fields: str | list[str]) -> dict[str, object]:
    answered = client.post(page("save_answers", file, "stay"), fields)
    assert answered.status_code == 200
    return dict(answered.json())


def test_the_script_is_told_and_the_newer_answer_stays(anna: Client, tablet: Client, file: Application) -> None:
    old = opened(anna, file)
    tablet.post(at_home(file), {**opened(tablet, file), **HOME})
    told = save(anna, file, address="Jl. Mawar 2", phone=HOME["phone"], was=old["was"])
    assert (told["newer"], told["was"]) == (["address"], {"phone": HOME["phone"]})
    assert kept(file) == HOME


def test_a_page_is_no_other_device_to_itself(anna: Client, file: Application) -> None:
    old = opened(anna, file)["was"]
    assert save(anna, file, address="Jl. M", was=old)["was"] == {"address": "Jl. M"}
    assert save(anna, file, address="Jl. Mel", was=old, tried=["address=Jl.+M"])["newer"] == []
    assert save(anna, file, address="Jl. M", was=old, tried=["address=Jl.+Mel"])["newer"] == []
    assert kept(file)["address"] == "Jl. M"
