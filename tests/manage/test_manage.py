"""The administration: who may enter, what every change leaves in the journal, and that it knows no applicant."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, make_draft, user_of
from tests.manage.conftest import SignIn
from tests.walking import walk_to
from tinggal.applications.status import Status
from tinggal.journal.models import Delivery, Event
from tinggal.manage.deliveries import without_people
from tinggal.offices.models import Competence, Office
from tinggal.people.models import Post

PAGES = (
    "", "deliveries/", "letters/", "registers/", "status/", "status/new/", "offices/", "offices/new/", "offices/K3101/",
    "offices/K3101/close/",
    "competence/", "competence/?province=51", "competence/31.71/", "officers/", "officers/appoint/", "tariffs/",
    "routes/", "holidays/", "holidays/?year=2030", "reasons/", "indexes/",
)  # fmt: skip


def office_form(office: Office, **changes: str) -> dict[str, str]:
    fields = ("name", "klass", "city", "address", "phone", "email", "website", "source", "note", "time_zone")
    typed = {field: getattr(office, field) for field in fields}
    return {**typed, "province": office.province_id, "seat": office.seat_id or "", **changes}


def last_event() -> Event:
    return Event.objects.latest("id")


@pytest.mark.parametrize("name", ["anna", "kade", "kusuma", "agus"])
def test_only_administrators_enter(sign_in: SignIn, name: str):
    client = sign_in(name)
    assert {page: client.get(f"/manage/{page}").status_code for page in PAGES} == dict.fromkeys(PAGES, 403)


def test_visitors_are_led_to_the_sign_in_page(db: None):
    answer = Client().get("/manage/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/manage/")


def test_every_page_opens(sari: Client):
    assert {page: sari.get(f"/manage/{page}").status_code for page in PAGES} == dict.fromkeys(PAGES, 200)


def test_no_page_names_an_applicant(sari: Client, cast: Cast):
    file = make_draft(cast)
    walk_to(Status.AT_KANIM, file, cast)
    Delivery.objects.update(dead_at=timezone.now(), last_error="SMTPRecipientsRefused: {'anna@example.org': (550)}")
    for page in PAGES:
        shown = sari.get(f"/manage/{page}").content.decode()
        for personal in ("ERIKSSON", "L898902C3", "anna@example.org", "Anna"):
            assert personal not in shown
    assert sari.get(f"/desk/{file.reference}/").status_code == 403


def test_a_change_of_an_office_is_journaled_with_before_and_after(sari: Client, cast: Cast):
    office = Office.objects.get(code="K3101")
    before = office.phone
    answer = sari.post("/manage/offices/K3101/", office_form(office, phone="021 555 0101"))
    told = last_event()
    assert (answer.status_code, told.kind, told.subject) == (302, "office.changed", "office/K3101")
    assert (told.actor, told.data) == (
        cast["sari"].key, {"before": {"phone": before}, "after": {"phone": "021 555 0101"}},
    )  # fmt: skip
    assert "phone:" in sari.get("/manage/offices/K3101/").content.decode()


def test_a_wrong_office_keeps_what_was_typed(sari: Client):
    office = Office.objects.get(code="K3101")
    answer = sari.post("/manage/offices/K3101/", office_form(office, name="Kantor Baru", city="Kota Baru"))
    assert (answer.status_code, "Kota Baru" in answer.content.decode()) == (422, True)
    assert "its name contains that class" in answer.content.decode()
    office.refresh_from_db()
    assert office.city != "Kota Baru"


def test_an_office_is_opened_and_closed(sari: Client):
    kanwil = Office.objects.get(code="W31")
    typed = {
        "kind": "kanim", "parent": str(kanwil.pk), "code": "K3199", "klass": "Kelas III Non TPI", "city": "Menteng",
        "name": "Kantor Imigrasi Kelas III Non TPI Menteng", "province": "31",
    }  # fmt: skip
    assert sari.post("/manage/offices/new/", {**typed, "code": "k 1"}).status_code == 422
    assert sari.post("/manage/offices/new/", typed).status_code == 302
    assert Office.objects.get(code="K3199").path == "DIT/W31/K3199"
    again = sari.post("/manage/offices/new/", typed)
    assert again.status_code == 422

    day = {"day_day": "1", "day_month": "1", "day_year": "2030"}
    assert sari.post("/manage/offices/K3199/close/", day).status_code == 302
    assert last_event().kind == "office.closed"
    assert "already" in sari.post("/manage/offices/K3199/close/", day).content.decode()


def test_an_office_that_serves_people_is_not_closed(sari: Client):
    answer = sari.post("/manage/offices/K3101/close/", {"day_day": "1", "day_month": "1", "day_year": "2030"})
    assert (answer.status_code, "First give these to another office" in answer.content.decode()) == (422, True)


def test_a_regency_is_given_to_another_office(sari: Client):
    office = Office.objects.kanims().exclude(competences__regency="31.71").first()
    assert sari.post("/manage/competence/31.71/", {"office": office.pk}).status_code == 302
    assert Competence.objects.get(regency="31.71").office == office
    assert (last_event().kind, last_event().data["after"]) == ("office.competence_changed", office.code)
    assert sari.post("/manage/competence/31.71/", {"office": "x"}).status_code == 422


def appointment(**changes: object) -> dict[str, object]:
    office = Office.objects.get(code="K3101")
    day = {"from_on_day": "1", "from_on_month": "12", "from_on_year": "2026"}
    return {"email": "mallory@example.org", "role": "kanim_officer", "office": office.pk, **day, **changes}


def test_a_post_is_given_and_ended(sari: Client, cast: Cast):
    assert sari.post("/manage/officers/appoint/", appointment()).status_code == 302
    post = Post.objects.get(user=user_of(cast["mallory"]))
    assert (post.role, post.office.code, post.from_on) == ("kanim_officer", "K3101", date(2026, 12, 1))
    assert (last_event().kind, last_event().actor) == ("post.given", cast["sari"].key)

    ending = {"day_day": "31", "day_month": "12", "day_year": "2026"}
    assert sari.post(f"/manage/officers/{post.pk}/end/", ending).status_code == 302
    assert (last_event().kind, last_event().data["until"]) == ("post.ended", "2026-12-31")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"email": "nobody@example.org"}, "There is no account with this address."),
        ({"email": "sari@example.org"}, "Nobody can appoint himself."),
        ({"role": "kasubdit"}, "There is no such post at this office."),
        ({"from_on_month": "13"}, "The month must be a number from 1 to 12"),
        (
            {"until_on_day": "1", "until_on_month": "1", "until_on_year": "2020"},
            "The last day is before the first day.",
        ),
    ],
)
def test_a_post_that_cannot_be_given_is_refused_with_words(sari: Client, cast: Cast, changes, words: str):
    answer = sari.post("/manage/officers/appoint/", appointment(**changes))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_the_same_post_is_not_given_twice(sari: Client, cast: Cast):
    sari.post("/manage/officers/appoint/", appointment())
    again = sari.post("/manage/officers/appoint/", appointment())
    assert (again.status_code, "already holds this post" in again.content.decode()) == (422, True)


def test_an_end_is_moved_forward_and_never_back(sari: Client, cast: Cast):
    """Least of all by an administrator for a post that once was his own."""
    once = {"user": user_of(cast["sari"]), "role": "kasubdit", "office": Office.objects.get(code="DIT")}
    post = Post.objects.create(**once, from_on=date(2024, 1, 1), until_on=date(2024, 12, 31))
    later = {"day_day": "31", "day_month": "12", "day_year": "2030"}
    answer = sari.post(f"/manage/officers/{post.pk}/end/", later)
    assert (answer.status_code, "This post ends earlier." in answer.content.decode()) == (422, True)
    assert (
        sari.post(f"/manage/officers/{post.pk}/end/", later | {"day_year": "2024", "day_month": "10"}).status_code
        == 302
    )
    post.refresh_from_db()
    assert post.until_on == date(2024, 10, 31)


def test_an_error_is_shown_without_the_row_the_database_refused():
    shown = without_people("IntegrityError: it violates a rule\nDETAIL:  Failing row contains (7, ANNA ERIKSSON).")
    assert shown == "IntegrityError: it violates a rule"


def test_a_dead_delivery_is_tried_again_and_that_is_written_down(sari: Client, cast: Cast):
    walk_to(Status.VERIFYING, make_draft(cast), cast)
    dead = Delivery.objects.first()
    Delivery.objects.filter(pk=dead.pk).update(dead_at=timezone.now(), attempts=8, last_error="ValueError: no")
    assert "ValueError: no" in sari.get("/manage/deliveries/").content.decode()
    assert sari.post(f"/manage/deliveries/{dead.pk}/again/").status_code == 302
    dead.refresh_from_db()
    assert (dead.dead_at, dead.attempts) == (None, 0)
    assert (last_event().kind, last_event().subject) == ("delivery.revived", f"delivery/{dead.pk}")
    assert sari.post(f"/manage/deliveries/{dead.pk}/again/").status_code == 404


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        ("Refused: {'anna@example.org': 550}", "Refused: {'…@…': 550}"),
        ("no route to +62 812 3456 7890", "no route to …"),
        ("KeyError: 'index'", "KeyError: 'index'"),
    ],
)
def test_errors_are_shown_without_people(error: str, shown: str):
    assert without_people(error) == shown


def test_lists_are_filtered(sari: Client, cast: Cast):
    found = sari.get("/manage/offices/?q=K3101").context["page"].object_list
    assert [office.code for office in found] == ["K3101"]
    below = sari.get(f"/manage/offices/?kanwil={Office.objects.get(code='W51').pk}").context["page"].object_list
    assert {office.path[:7] for office in below} == {"DIT/W51"}
    rows = sari.get("/manage/officers/?role=kasubdit").context["rows"]
    assert [post.user.full_name for post, _ in rows] == ["Kusuma"]
    for strange in (
        "offices/?q=a%00b",
        "offices/?kanwil=x&page=zz",
        "officers/?role=x&page=-1",
        "holidays/?year=99999",
    ):
        assert sari.get(f"/manage/{strange}").status_code == 200


def test_a_list_of_officers_costs_the_same_however_long(sari: Client, cast: Cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        sari.get("/manage/officers/")
    with django_assert_max_num_queries(12):
        sari.get("/manage/offices/")
