"""Opening, changing, moving and closing offices; every change has its line in the journal."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tinggal.journal.models import Event
from tinggal.journal.record import Doer
from tinggal.offices.actions import change_office, close_office, move_office, open_office, set_competence
from tinggal.offices.models import Office, Province, Regency
from tinggal.offices.queries import competent_office
from tinggal.offices.reference import Loaded


def told(office: Office) -> list[tuple[str, str, object]]:
    return list(Event.objects.filter(subject=office.subject).values_list("kind", "actor", "data"))


@pytest.fixture
def denpasar(loaded: Loaded) -> Office:
    return Office.objects.get(code="K5102")


def a_kanwil_for_kaltara() -> Office:
    return Office(
        code="W65",
        name="Kantor Wilayah Direktorat Jenderal Imigrasi Kalimantan Utara",
        kind=Office.Kind.KANWIL,
        city="Kabupaten Bulungan",
        province=Province.objects.get(code="65"),
        parent=Office.objects.get(code="DIT"),
        opened_on=date(2026, 7, 1),
    )


def test_a_change_keeps_what_was_and_what_is(denpasar: Office, by: Doer) -> None:
    changed = change_office(denpasar, {"phone": "0361-227828", "city": denpasar.city}, by=by)
    assert changed.phone == "0361-227828"
    assert told(denpasar) == [
        ("office.changed", "user/1", {"before": {"phone": ""}, "after": {"phone": "0361-227828"}})
    ]


def test_a_new_seat_is_told_by_its_code(denpasar: Office, by: Doer) -> None:
    change_office(denpasar, {"seat": Regency.objects.get(code="51.03")}, by=by)
    assert told(denpasar) == [("office.changed", "user/1", {"before": {"seat": "51.71"}, "after": {"seat": "51.03"}})]


def test_changing_nothing_writes_nothing(denpasar: Office, by: Doer) -> None:
    change_office(denpasar, {"city": denpasar.city}, by=by)
    assert told(denpasar) == []


def test_a_wrong_value_is_refused_with_words_and_nothing_is_kept(denpasar: Office, by: Doer) -> None:
    with pytest.raises(ValidationError, match="valid email"):
        change_office(denpasar, {"email": "not an address", "phone": "1"}, by=by)
    with pytest.raises(ValidationError, match="its name contains that class"):
        change_office(denpasar, {"klass": "Kelas I Khusus TPI"}, by=by)
    assert Office.objects.get(pk=denpasar.pk).phone == ""
    assert told(denpasar) == []


def test_the_code_and_the_place_in_the_tree_are_not_changed_in_passing(denpasar: Office, by: Doer) -> None:
    with pytest.raises(ValueError, match="code, path"):
        change_office(denpasar, {"code": "K1", "path": "K1"}, by=by)


def test_a_province_gets_a_kanwil_of_its_own(loaded: Loaded, by: Doer) -> None:
    kanwil = open_office(a_kanwil_for_kaltara(), by=by)
    tarakan = move_office(Office.objects.get(code="K6502"), kanwil, by=by)
    assert (kanwil.path, kanwil.time_zone, tarakan.path) == ("DIT/W65", "Asia/Makassar", "DIT/W65/K6502")
    assert list(Office.objects.below(kanwil)) == [tarakan]
    assert [kind for kind, _, _ in told(kanwil)] == ["office.opened"]
    assert told(tarakan) == [
        ("office.changed", "user/1", {"before": {"path": "DIT/W64/K6502"}, "after": {"path": "DIT/W65/K6502"}})
    ]


def test_a_kanim_cannot_stand_below_a_kanim(denpasar: Office, by: Doer) -> None:
    with pytest.raises(ValidationError, match="a kanim below a kanwil"):
        move_office(Office.objects.get(code="K5103"), denpasar, by=by)


def test_a_code_is_given_once(loaded: Loaded, by: Doer) -> None:
    twin = a_kanwil_for_kaltara()
    twin.code = "W64"
    with pytest.raises(ValidationError, match="already exists"):
        open_office(twin, by=by)


def test_an_office_that_still_serves_somebody_stays_open(denpasar: Office, by: Doer) -> None:
    with pytest.raises(ValidationError, match="Kabupaten Gianyar, Kabupaten Bangli, Kota Denpasar"):
        close_office(denpasar, on=date(2026, 12, 1), by=by)


def test_a_kanwil_with_open_offices_stays_open(loaded: Loaded, by: Doer) -> None:
    with pytest.raises(ValidationError, match="Jambi, Kerinci, Kuala Tungkal"):
        close_office(Office.objects.get(code="W15"), on=date(2026, 12, 1), by=by)


def test_an_office_closes_from_a_day_on(loaded: Loaded, by: Doer) -> None:
    polonia = close_office(Office.objects.get(code="K1202"), on=date(2026, 12, 1), by=by)
    assert Office.objects.open_on(date(2026, 11, 30)).contains(polonia)
    assert not Office.objects.open_on(date(2026, 12, 1)).contains(polonia)
    assert told(polonia) == [("office.closed", "user/1", {"on": "2026-12-01"})]
    with pytest.raises(ValidationError, match="closed already"):
        close_office(polonia, on=date(2026, 12, 2), by=by)


def test_a_regency_is_given_to_another_office(denpasar: Office, by: Doer) -> None:
    gianyar = Regency.objects.get(code="51.04")
    klungkung = Office.objects.get(code="K5104")
    competence = set_competence(gianyar, klungkung, by=by)
    set_competence(gianyar, klungkung, by=by)
    assert competent_office("51.04") == klungkung
    assert (competence.derived, competence.source) == (False, "administrator")
    assert told(klungkung) == [
        ("office.competence_changed", "user/1", {"regency": "51.04", "before": "K5102", "after": "K5104"})
    ]


@pytest.mark.parametrize("code", ["W51", "DIT", "K1202"])
def test_only_an_open_kanim_serves_a_regency(loaded: Loaded, by: Doer, code: str) -> None:
    Office.objects.filter(code="K1202").update(closed_on=date(2026, 1, 1))
    with pytest.raises(ValidationError, match="Only an open immigration office"):
        set_competence(Regency.objects.get(code="51.04"), Office.objects.get(code=code), by=by)
