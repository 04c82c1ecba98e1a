"""On the page of a document its checks stand beside the picture, numbered as on the picture, and are answered there."""

import re
from dataclasses import replace

import pytest

from tests.conftest import Cast
from tests.desk.conftest import SignIn
from tinggal.applications.models import Application
from tinggal.lib.boxes import Box
from tinggal.reading.facts import VERSION, Facts, Value, Zone
from tinggal.verification.models import DocumentFacts, Finding

PLACE = Box(1, 0.25, 0.8, 0.5, 0.1)
ZONE = Zone(
    type="TD3",
    lines=("P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36SWE9004125F3105147<<<<<<<<<<<<<<00"),
    fields={
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "number": "L898902C3",
        "nationality": "SWE",
        "birth_date": "1990-04-13",
        "sex": "F",
        "expiry_date": "2031-05-14",
    },
    valid=True,
    confidence={},
    box=PLACE,
)


@pytest.fixture
def file(at_kanim: Application) -> Application:
    """A file whose passport has an open question with a place, a note without one, and one check that passed."""
    document = at_kanim.documents.get(code="passport")
    found = {"application": at_kanim, "document": document, "about": "passport", "version": 1}
    box = PLACE.to_json()
    Finding.objects.create(
        **found, check_name="readable", outcome="ask", words="hard_to_read", expected="2030-01-31", box=box
    )
    Finding.objects.create(**found, check_name="read_by_machine", outcome="note", words="not_read_by_machine")
    Finding.objects.create(**found, check_name="passport_validity", outcome="pass", words="passed")
    Application.objects.filter(pk=at_kanim.pk).update(open_questions=1)
    return at_kanim


def read(file: Application, code: str, facts: Facts) -> None:
    DocumentFacts.objects.create(
        document=file.documents.get(code=code), facts=facts.to_json(), wanted=["zone"], version=VERSION, ms=1
    )


def test_the_place_is_drawn_in_shares_of_the_picture_and_said_in_words(sign_in: SignIn, file: Application):
    page = sign_in("kade").get(f"/desk/{file.reference}/documents/passport/").content.decode()
    [rect] = re.findall(r'<rect class="v-mark__place" ([^>]*)/>', page)
    assert rect.startswith('x="24.40%" y="79.40%" width="51.20%" height="11.20%"')
    assert "Where: at the bottom." in page
    assert "style=" not in page


def test_the_mark_that_is_asked_for_stands_out(sign_in: SignIn, file: Application):
    client, place = sign_in("kade"), f"/desk/{file.reference}/documents/passport/"
    chosen = [client.get(place + tail).content.decode().count("v-mark--chosen") for tail in ("", "?mark=1", "?mark=2")]
    assert chosen == [0, 1, 0]


def test_what_passed_and_what_was_expected_stand_there_in_words(sign_in: SignIn, file: Application):
    page = sign_in("kade").get(f"/desk/{file.reference}/documents/passport/").content.decode()
    for words in (
        "Can the document be opened and read?",
        "31 January 2030",
        "What would make it pass: Take a new picture",
        "The passport is valid as long as the permit would be.",
        "1 check found nothing to object to",
    ):
        assert words in page


def test_an_answer_given_beside_the_picture_leads_back_there(sign_in: SignIn, cast: Cast, file: Application):
    client = sign_in("kade")
    shown = client.get(f"/desk/{file.reference}/documents/passport/").context["findings"].shown[0]
    typed = {"answer": "confirmed/R-01", "note": "Compared.", "back": shown.form.initial["back"]}
    answer = client.post(f"/desk/{file.reference}/checks/{shown.number}/", typed)
    assert answer["Location"] == f"/desk/{file.reference}/documents/passport/#checks"
    page = client.get(answer["Location"]).content.decode()
    assert "Kade: The passport page cannot be read. – Compared." in page
    assert "I have looked" not in page


def test_grounds_that_do_not_exist_are_refused_and_the_note_is_kept(sign_in: SignIn, file: Application):
    client, number = sign_in("kade"), Finding.objects.get(application=file, outcome="ask").pk
    for wrong in ("cleared/R-01", "confirmed/misread", "cleared", "confirmed/", "x" * 3000):
        answer = client.post(f"/desk/{file.reference}/checks/{number}/", {"answer": wrong, "note": "My words."})
        assert answer.status_code == 422
        assert "My words." in answer.content.decode()


def test_an_auditor_reads_the_checks_and_answers_none(sign_in: SignIn, file: Application):
    client, number = sign_in("agus"), Finding.objects.get(application=file, outcome="ask").pk
    page = client.get(f"/desk/{file.reference}/documents/passport/").content.decode()
    assert "Can the document be opened and read?" in page
    assert "I have looked" not in page
    answer = client.post(f"/desk/{file.reference}/checks/{number}/", {"answer": "cleared/misread", "note": "Fine."})
    assert answer.status_code == 403


def test_the_same_facts_stand_side_by_side_and_differences_are_said_in_words(sign_in: SignIn, file: Application):
    read(file, "passport", Facts(zone=ZONE))
    letter = (Value("person_name", "MARIA ERIKSSON", "Maria Eriksson"), Value("person_name", "BUDI", "Budi"))
    read(file, "guarantee_letter", Facts(values=letter))
    read(file, "photo", Facts())
    rows = {str(row.label): row for row in sign_in("kade").get(f"/desk/{file.reference}/").context["beside"]}
    passport = {label: (row.passport.text, str(row.passport.words)) for label, row in rows.items()}
    assert passport["Name"] == ("ANNA MARIA ERIKSSON", "same")
    assert passport["Date of birth"] == ("13 April 1990", "differs")
    assert passport["Passport number"] == ("L898902C3", "same")
    assert passport["Nationality"] == ("Sweden", "same")
    [other] = rows["Name"].others
    assert (other.code, other.text, str(other.words)) == ("guarantee_letter", "MARIA ERIKSSON", "written otherwise")
    assert (rows["Name"].same, rows["Date of birth"].others) == (0, [])


def test_a_zone_whose_check_digits_disagree_gives_way_to_print(sign_in: SignIn, file: Application):
    doubtful = replace(ZONE, valid=False, fields={**ZONE.fields, "surname": "ERIKSSOM"})
    printed = Value("surname", "ERIKSSON", "Eriksson"), Value("given_names", "ANNA MARIA", "Anna Maria")
    read(file, "passport", Facts(zone=doubtful, values=printed))
    name, birth, *_ = sign_in("kade").get(f"/desk/{file.reference}/").context["beside"]
    assert (name.passport.text, name.passport.doubtful) == ("ANNA MARIA ERIKSSON", False)
    assert (birth.passport.text, birth.passport.doubtful) == ("13 April 1990", True)


def test_what_was_read_stands_beside_the_picture_with_its_place(sign_in: SignIn, file: Application):
    amount = Value("amount", "IDR 35000000", "Rp 35.000.000", box=Box(1, 0.1, 0.1, 0.2, 0.05))
    read(file, "salary_letter", Facts(values=(amount,)))
    client, place = sign_in("kade"), f"/desk/{file.reference}/documents/salary_letter/"
    page = client.get(place).content.decode()
    assert "Rp 35.000.000" in page
    assert "v-mark--read" not in page
    assert client.get(f"{place}?mark=a").content.decode().count("v-mark--read") == 1


def test_an_older_version_shows_no_findings_of_the_newest(sign_in: SignIn, cast: Cast, file: Application):
    newest = file.documents.get(code="passport")
    old = file.documents.get(code="passport")
    old.pk, old.version, old.replaced_at = None, newest.version + 1, file.arrived_at
    old.save()
    page = sign_in("kade").get(f"/desk/{file.reference}/documents/passport/?version={old.version}").content.decode()
    assert "Can the document be opened and read?" not in page
