"""One thing per page: the passport begins with its picture, what was read is only checked, papers go together."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast
from tests.papers import picture, received
from tests.portal.conftest import page
from tinggal.applications.drafts import attach, start
from tinggal.applications.models import Application
from tinggal.applications.taking_over import take_over
from tinggal.catalogue.permits import permit

READ = {
    "full_name": "ANNA MARIA ERIKSSON",
    "birth_date": "1990-04-12",
    "sex": "F",
    "nationality": "SWE",
    "passport_number": "L898902C3",
    "passport_expires_on": "2032-04-15",
}


def fresh(cast: Cast) -> Application:
    return start(permit("new-itas-worker"), by=cast["anna"])


def link_of_task(browser: Client, file: Application, place: int) -> str:
    return str(browser.get(page("application", file)).context["tasks"][place].href)


def asked(browser: Client, where: str) -> set[str]:
    return set(browser.get(where).context["form"].fields)


def test_the_first_task_is_a_photo_of_the_passport(anna: Client, cast: Cast) -> None:
    file = fresh(cast)
    assert link_of_task(anna, file, 0) == page("document", file, "passport")
    assert "I write it myself" in anna.get(page("document", file, "passport")).content.decode()


def test_what_was_read_is_shown_and_only_the_rest_is_asked(anna: Client, cast: Cast) -> None:
    file = fresh(cast)
    take_over(READ, of=attach(file, "passport", received("p"), by=cast["anna"]), by=cast["anna"])
    where = link_of_task(anna, file, 0)
    assert asked(anna, where) == {"native_name", "birth_place", "passport_issued_on"}
    shown = anna.get(where).content.decode()
    assert "ANNA MARIA ERIKSSON" in shown
    assert "Read from your passport" in shown


def test_without_a_picture_it_is_asked_on_two_pages(anna: Client, cast: Cast) -> None:
    file = fresh(cast)
    first = anna.post(page("form", file, "passport") + "?part=person", READ | {"birth_place": "Uppsala"})
    assert first.status_code == 200  # the day of birth comes in three boxes
    typed = {"birth_date_day": "12", "birth_date_month": "4", "birth_date_year": "1990", "birth_place": "Uppsala"}
    second = anna.post(page("form", file, "passport") + "?part=person", READ | typed)["Location"]
    assert asked(anna, second) == {"passport_number", "passport_issued_on", "passport_expires_on"}


def test_the_stay_is_one_page_and_the_home_another(anna: Client, cast: Cast) -> None:
    file = fresh(cast)
    assert asked(anna, link_of_task(anna, file, 1)) == {"current_permit_number", "stay_expires_on", "entered_on"}
    assert asked(anna, page("form", file, "stay") + "?part=home") == {"regency", "address", "phone"}


def test_the_phone_of_the_account_is_filled_in_already(anna: Client, cast: Cast) -> None:
    file = fresh(cast)
    file.applicant.phone = "+62 811 111"
    file.applicant.save(update_fields=["phone"])
    assert b'value="+62 811 111"' in anna.get(page("form", file, "stay") + "?part=home").content


def test_several_papers_go_together_and_a_bad_one_keeps_no_other_out(anna: Client, cast: Cast) -> None:
    file = fresh(cast)
    where = page("papers_together", file, "sponsor")
    good = SimpleUploadedFile("letter.jpg", picture("g"), "image/jpeg")
    bad = SimpleUploadedFile("card.jpg", b"no picture", "image/jpeg")
    again = anna.post(where, {"guarantee_letter": good, "sponsor_identity": bad})
    assert list(again.context["form"].errors) == ["sponsor_identity"]
    assert list(file.documents.values_list("code", flat=True)) == ["guarantee_letter"]
    assert "guarantee_letter" not in asked(anna, where)


def test_choosing_nothing_says_what_to_do(anna: Client, cast: Cast) -> None:
    answered = anna.post(page("papers_together", fresh(cast), "own"), {})
    assert "Choose a file first." in answered.content.decode()


def test_there_is_no_third_side(anna: Client, cast: Cast) -> None:
    assert anna.get(page("papers_together", fresh(cast), "everybody")).status_code == 404
