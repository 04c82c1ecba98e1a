"""What a scanner types at the counter opens the right file, or says clearly what was not understood."""

import pytest

from tests.conftest import Cast
from tests.desk.conftest import SignIn
from tinggal.applications.links import tracking_url
from tinggal.applications.models import Application
from tinggal.checker.mrz import check_digit
from tinggal.desk.scanning import scanned


def zone(number: str) -> tuple[str, str]:
    """Two lines of a passport with this number, all check digits right."""
    first = "P<UTOERIKSSON<<ANNA<MARIA".ljust(44, "<")
    number = number.ljust(9, "<")
    body = number + str(check_digit(number)) + "UTO" + "740812" + str(check_digit("740812")) + "F"
    body += "350415" + str(check_digit("350415")) + "<" * 14 + "<"
    whole = body[:10] + body[13:20] + body[21:43]
    return first, body + str(check_digit(whole))


@pytest.fixture
def passport(at_kanim: Application) -> tuple[str, str]:
    return zone(str(at_kanim.answers["passport_number"]))


def test_a_number_an_address_and_a_passport_open_the_file(
    at_kanim: Application, cast: Cast, passport: tuple[str, str]
) -> None:
    reference = at_kanim.reference
    for text in (
        reference,
        reference.lower().replace("-", ""),
        f"https://example.org/applications/{reference}/",
        tracking_url(reference),
        "\n".join(passport),
        "".join(passport).lower(),
    ):
        assert [one.pk for one in scanned(text, actor=cast["kade"]).files] == [at_kanim.pk], text


def test_another_office_does_not_find_it(at_kanim: Application, cast: Cast, passport: tuple[str, str]) -> None:
    for text in (at_kanim.reference, tracking_url(at_kanim.reference), "".join(passport)):
        found = scanned(text, actor=cast["budi"])
        assert (found.files, found.words != "") == ((), True)


def test_a_wrong_check_digit_is_told_and_one_line_waits_for_the_next(
    sign_in: SignIn, at_kanim: Application, cast: Cast, passport: tuple[str, str]
) -> None:
    first, second = passport
    wrong = second[:9] + str((int(second[9]) + 1) % 10) + second[10:]
    assert "check digit is wrong" in scanned(first + wrong, actor=cast["kade"]).words
    client = sign_in("kade")
    half = client.post("/desk/counter/", {"text": first})
    assert (half.status_code, half.context["wants_more"]) == (200, True)
    whole = client.post("/desk/counter/", {"before": first, "text": second})
    assert whole.headers["Location"] == f"/desk/{at_kanim.reference}/"


def test_what_is_not_understood_is_said_and_kept(sign_in: SignIn, at_kanim: Application) -> None:
    client = sign_in("kade")
    for text, words in (
        ("https://elsewhere.example/x", "no code of ours"),
        ("P<<<", "not the whole lines"),
        ("qqqqzzzz", "Nothing at your office"),
    ):
        page = client.post("/desk/counter/", {"text": text})
        assert (page.status_code, words in page.content.decode(), page.context["typed"]) == (422, True, text)


def test_the_pages_of_the_counter_open(sign_in: SignIn, at_kanim: Application) -> None:
    client = sign_in("kade")
    for page in ("counter/", "tickets/", f"{at_kanim.reference}/receive/", f"{at_kanim.reference}/invite/"):
        assert client.get(f"/desk/{page}").status_code == 200, page
    given = client.post("/desk/tickets/", {"reason": "question"}, follow=True)
    assert "1</h1>" in given.content.decode()
    client.post("/desk/tickets/call/", {"counter": "4"})


def test_the_head_sets_the_hours_and_closes_a_day(sign_in: SignIn, at_kanim: Application) -> None:
    client = sign_in("hadi")
    row = {"weekday": "1", "starts": "9:00", "ends": "11.30", "slot_minutes": "15", "places": "3", "kind": ""}
    assert client.post("/desk/hours/", row).status_code == 302
    again = client.post("/desk/hours/", row)
    assert (again.status_code, "There are hours on that weekday already" in again.content.decode()) == (422, True)
    day = {"on_day": "1", "on_month": "3", "on_year": "2027", "why": "Moving house"}
    assert client.post("/desk/hours/closed/", day).status_code == 302
    assert "Moving house" in client.get("/desk/hours/").content.decode()
