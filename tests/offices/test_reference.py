"""The known offices: how many, in what tree, and loading them again."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from tinggal.journal.models import Event
from tinggal.journal.record import Doer
from tinggal.offices.models import Competence, Office, Province, Regency
from tinggal.offices.reference import Loaded, load
from tinggal.offices.tables import read_table

COUNTS = {"provinces": 38, "regencies": 514, "directorate": 1, "kanwil": 33, "kanim": 143, "competences": 514}


def test_everything_known_is_loaded(nothing_loaded: None, by: Doer) -> None:
    loaded = load(by=by)
    assert loaded.added == COUNTS
    assert loaded.kept == []
    counted = [table.objects.count() for table in (Province, Regency, Office, Competence)]
    assert counted == [38, 514, 1 + 33 + 143, 514]


def test_the_journal_tells_of_the_loading_once(loaded: Loaded, by: Doer) -> None:
    load(by=by)
    assert list(Event.objects.values_list("kind", "subject", "data")) == [
        ("reference.loaded", "reference/offices", COUNTS)
    ]


def test_loading_again_adds_nothing_and_changes_nothing(loaded: Loaded, by: Doer) -> None:
    before = list(Office.objects.values()), list(Competence.objects.values())
    assert load(by=by) == Loaded(added=dict.fromkeys(COUNTS, 0), kept=[])
    assert (list(Office.objects.values()), list(Competence.objects.values())) == before


def test_what_an_administrator_changed_is_kept_and_named(loaded: Loaded, by: Doer) -> None:
    Office.objects.filter(code="K5102").update(phone="0361-227828")
    again = load(by=by)
    assert again.kept == ["kanim K5102: phone is '0361-227828' here, '' in the table"]
    assert Office.objects.get(code="K5102").phone == "0361-227828"


def test_what_is_missing_is_added_again(loaded: Loaded, by: Doer) -> None:
    Office.objects.filter(code="K1202").delete()
    assert load(by=by).added == {**dict.fromkeys(COUNTS, 0), "kanim": 1}


def test_the_command_prints_the_counts(nothing_loaded: None) -> None:
    out = StringIO()
    call_command("load_reference", stdout=out)
    assert out.getvalue().splitlines() == [f"{name}: {count} ({count} added)" for name, count in COUNTS.items()]


def test_the_tree_has_three_levels_and_every_kanim_has_a_kanwil(loaded: Loaded) -> None:
    assert {office.path.count("/") for office in Office.objects.kanims()} == {2}
    assert set(Office.objects.kanims().values_list("parent__kind", flat=True)) == {"kanwil"}
    assert set(Office.objects.kanwils().values_list("parent__code", flat=True)) == {"DIT"}
    assert all(o.path == f"{o.parent.path}/{o.code}" for o in Office.objects.select_related("parent") if o.parent)
    assert set(Office.objects.kanwils()) == {o.parent for o in Office.objects.kanims().select_related("parent")}


def test_an_office_knows_who_is_below_it(loaded: Loaded) -> None:
    jakarta = Office.objects.get(code="W31")
    assert [office.short_name for office in Office.objects.below(jakarta)] == [
        "Jakarta Barat",
        "Jakarta Pusat",
        "Jakarta Selatan",
        "Jakarta Timur",
        "Jakarta Utara",
        "Tanjung Priok",
        "Soekarno Hatta",
    ]
    assert Office.objects.within(jakarta).count() == 8
    assert Office.objects.below(Office.objects.get(code="DIT")).count() == 176


def test_every_kanwil_is_named_by_its_province(loaded: Loaded) -> None:
    assert all(office.code == f"W{office.province_id}" for office in Office.objects.kanwils())
    assert Office.objects.get(code="W51").short_name == "Kanwil Bali"


def test_the_new_offices_are_open_only_since_2026(loaded: Loaded) -> None:
    kanims = Office.objects.kanims()
    assert kanims.open_on(date(2025, 12, 31)).count() == 125
    assert kanims.open_on(date(2026, 1, 1)).count() == 143


@pytest.mark.parametrize(
    ("code", "zone"), [("K3101", "Asia/Jakarta"), ("K5101", "Asia/Makassar"), ("K9101", "Asia/Jayapura")]
)
def test_an_office_keeps_the_hours_of_its_province(loaded: Loaded, code: str, zone: str) -> None:
    assert Office.objects.get(code=code).zone.key == zone


@pytest.mark.parametrize(
    "wrong",
    [
        {"path": "DIT/K3101"},
        {"path": "DIT/W31/K9999"},
        {"klass": ""},
        {"klass": "Kelas III TPI"},
        {"time_zone": "Europe/Berlin"},
        {"parent": None},
        {"opened_on": date(2026, 1, 1), "closed_on": date(2026, 1, 1)},
        {"kind": "directorate", "klass": "", "parent": None, "path": "K3101"},
    ],
)
def test_the_database_refuses_an_office_that_makes_no_sense(loaded: Loaded, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.filter(code="K3101").update(**wrong)


def test_every_class_change_with_a_good_source_is_applied() -> None:
    classes = {row["code"]: row["klass"] for row in read_table("offices")}
    for row in read_table("class_changes"):
        assert classes[row["code"]] == (row["later_klass"] if row["applied"] else row["klass"])
        assert (row["applied"] == "yes") == (row["confidence"] in {"high", "medium"})
