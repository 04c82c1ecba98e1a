"""The list of what an officer asked for: each point by itself, what is still missing, and nothing lost."""

from django.test import Client

from tests.applications.test_asked_item_by_item import returned  # noqa: F401  a fixture
from tests.conftest import Cast
from tests.papers import received
from tests.portal.conftest import page
from tinggal.applications.drafts import attach
from tinggal.applications.models import Application, AskedItem


def test_the_list_shows_every_point_and_what_waits(
    anna: Client,
    cast: Cast,
    returned: Application,  # noqa: F811
) -> None:
    shown = anna.get(page("application", returned)).content.decode()
    assert "2 points wait for your answer." in shown
    assert "The passport page cannot be read." in shown
    assert "Cut at the top." in shown
    assert "Add the document named in the note." in shown
    attach(returned, "passport", received("again"), by=cast["anna"])
    shown = anna.get(page("application", returned)).content.decode()
    assert "1 point waits for your answer." in shown
    assert "A new document was added" in shown


def test_a_point_leads_to_its_page_and_takes_an_answer_in_words(
    anna: Client,
    mallory: Client,
    returned: Application,  # noqa: F811
) -> None:
    item = AskedItem.objects.get(code="address")
    place = page("asked_item", returned, str(item.pk))
    shown = anna.get(place).content.decode()
    assert page("form", returned, "stay") in shown
    assert "Compare the form with your documents" in shown
    assert anna.post(place, {"answer": " "}).status_code == 422
    kept = anna.post(place, {"answer": "The street was renamed."}, follow=True).content.decode()
    assert "Your answer is kept." in kept
    assert "The street was renamed." in anna.get(place).content.decode()
    assert mallory.get(place).status_code == 404
    assert anna.get(page("asked_item", returned, "999999")).status_code == 404


def test_the_last_page_names_what_is_open_and_shows_no_button(
    anna: Client,
    cast: Cast,
    returned: Application,  # noqa: F811
) -> None:
    shown = anna.get(page("check", returned)).content.decode()
    assert "You cannot send it yet" in shown
    assert all(page("asked_item", returned, str(item.pk)) in shown for item in AskedItem.objects.all())
    refused = anna.post(page("check", returned), {"true": "on"}).content.decode()
    assert "The office still waits for your answer about:" in refused
    for item in AskedItem.objects.all():
        anna.post(page("asked_item", returned, str(item.pk)), {"answer": "It is right."})
    sent = anna.post(page("check", returned), {"true": "on"})
    assert sent["Location"] == page("sent", returned)
    later = anna.get(page("asked_item", returned, str(item.pk)))
    assert later["Location"] == page("application", returned)
