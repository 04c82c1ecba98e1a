"""The queue: what waits for whom, in which order, found how, and at what price in queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import urlencode

from tests.conftest import Cast, make_draft
from tests.desk.conftest import BringTo, SignIn
from tinggal.applications.models import Application
from tinggal.casework.day import counts
from tinggal.casework.indexing import index_all
from tinggal.casework.turns import acts_at
from tinggal.desk.turning import ROWS
from tinggal.people.roles import Role


def listed(client: Client, page: str = "", **filters: str) -> list[str]:
    answer = client.get(f"/desk/{page}?{urlencode(filters)}")
    assert answer.status_code == 200
    return [row.reference for row in answer.context["rows"]]


def test_each_role_works_at_the_desks_its_road_names():
    assert acts_at(Role.KANIM_OFFICER) == ("at_old_kanim", "at_kanim", "at_interview")
    assert acts_at(Role.KAKANIM) == ("at_head",)
    assert acts_at(Role.KANWIL_OFFICER) == ("at_kanwil",)
    assert acts_at(Role.DIRECTORATE_OFFICER) == ("at_directorate",)
    assert acts_at(Role.KASUBDIT) == ("at_kasubdit",)
    assert acts_at(Role.AUDITOR) == ()


def test_a_file_waits_at_one_desk_and_is_seen_by_the_desks_above(sign_in: SignIn, at_kanim: Application):
    here = [at_kanim.reference]
    assert {name: listed(sign_in(name)) for name in ("kade", "wayan", "dewi", "budi")} == {
        "kade": here, "wayan": [], "dewi": [], "budi": [],
    }  # fmt: skip
    assert {name: listed(sign_in(name), "all/") for name in ("kade", "wayan", "dewi", "agus", "budi")} == {
        "kade": here, "wayan": here, "dewi": here, "agus": here, "budi": [],
    }  # fmt: skip


def test_drafts_are_never_listed(sign_in: SignIn, cast: Cast):
    make_draft(cast)
    assert [listed(sign_in(name), "all/") for name in ("kade", "dewi", "agus")] == [[], [], []]


def test_the_nearest_last_day_comes_first(sign_in: SignIn, bring_to: BringTo):
    files = [bring_to("at_kanim", passport_number=f"P000{number}") for number in range(3)]
    for file, days in zip(files, (5, -2, 0), strict=True):
        Application.objects.filter(pk=file.pk).update(due_on=timezone.localdate() + timedelta(days=days))
    client = sign_in("kade")
    assert listed(client) == [files[1].reference, files[2].reference, files[0].reference]
    assert listed(client, due="late") == [files[1].reference]
    assert listed(client, due="today") == [files[2].reference]
    words = client.get("/desk/").content.decode()
    assert "Due today" in words
    assert "late" in words.lower()


def test_the_four_numbers_of_the_day(cast: Cast, bring_to: BringTo):
    today = timezone.localdate()
    late, now = (bring_to("at_kanim", passport_number=number) for number in ("P1", "P2"))
    bring_to("unpaid", passport_number="P3")
    Application.objects.filter(pk=late.pk).update(due_on=today - timedelta(days=1))
    Application.objects.filter(pk=now.pk).update(due_on=today)
    told = counts(cast["kade"], today=today)
    assert (told.due_today, told.overdue, told.at_my_desk, told.with_applicant) == (1, 1, 2, 1)


@pytest.mark.parametrize("text", ["eriksson", "L898902C3", "l 898-902 c3", "王丽"])
def test_a_file_is_found_by_name_own_script_or_passport(sign_in: SignIn, bring_to: BringTo, text: str):
    file = bring_to("at_kanim", native_name="王丽")
    index_all([file, bring_to("at_kanim", passport_number="ZZ1", full_name="IVAN PETROV", native_name="Иван Петров")])
    assert listed(sign_in("kade"), q=text) == [file.reference]


def test_a_file_is_found_by_its_number_however_it_is_typed(sign_in: SignIn, bring_to: BringTo):
    file = bring_to("at_kanim")
    bring_to("at_kanim", passport_number="ZZ1")
    client = sign_in("kade")
    assert listed(client, q=file.reference.lower().replace("-", " ")) == [file.reference]
    assert listed(client, q="L898902C") == []
    assert "Look among all applications" in client.get("/desk/?q=nobody").content.decode()


def test_strange_filters_change_nothing(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    for strange in ({"q": "a\0b"}, {"status": "draft"}, {"due": "x"}, {"after": "x"}, {"before": "2026-99-99_1"}):
        assert listed(client, **strange) == [at_kanim.reference]
        assert listed(client, "all/", **strange) == [at_kanim.reference]
    assert client.get(f"/desk/?after=2026-01-01_{10**40}").status_code == 200
    assert client.get(f"/desk/all/?before={10**40}").status_code == 200


def test_pages_turn_without_losing_or_repeating_a_file(sign_in: SignIn, bring_to: BringTo):
    file = bring_to("at_kanim")
    Application.objects.bulk_create(
        Application(
            **{
                field.attname: getattr(file, field.attname)
                for field in Application._meta.concrete_fields
                if field.attname not in ("id", "reference")
            }
        )
        for _ in range(2 * ROWS)
    )
    client, seen, place = sign_in("kade"), [], {}
    for _ in range(3):
        sheet = client.get(f"/desk/?{urlencode(place)}").context["sheet"]
        seen += [one.pk for one in sheet.files]
        place = {"after": sheet.later}
    assert seen == sorted(Application.objects.values_list("pk", flat=True))
    back = client.get(f"/desk/?{urlencode({'before': sheet.earlier})}").context["sheet"]
    assert [one.pk for one in back.files] == seen[ROWS : 2 * ROWS]


@pytest.mark.parametrize("page", ["", "all/", "collections/"])
def test_a_list_costs_the_same_for_one_file_and_for_three(
    sign_in: SignIn, bring_to: BringTo, django_assert_num_queries, page: str
):
    place = "at_kanim" if page == "" else "unpaid"
    client = sign_in("kade")
    bring_to(place)
    client.get(f"/desk/{page}")
    with CaptureQueriesContext(connection) as once:
        client.get(f"/desk/{page}")
    for number in ("P1", "P2"):
        bring_to(place, passport_number=number)
    with django_assert_num_queries(len(once)):
        client.get(f"/desk/{page}")
