"""Machine-readable lines of size TD2: the examples of ICAO Doc 9303-6, names of the world, names that are too long."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.checker.mrz import BadMrz, Zone, td2
from tinggal.checker.mrz_letters import components

BORN, UNTIL = date(1974, 8, 12), date(2012, 4, 15)
NAMES = st.text(st.sampled_from("ABCDEFGHIJ ,-'éßØЩ9"), max_size=80)


def lines(name: str, **changes: object) -> tuple[str, str]:
    fields = {"number": "D23145890", "nationality": "UTO", "born_on": BORN, "sex": "F", "until": UNTIL, "state": "UTO"}
    upper, lower = td2(**({"name": name, "code": "I"} | fields | changes)).split("\n")  # type: ignore[arg-type]
    return upper, lower


def test_the_specimen_of_doc_9303_6() -> None:
    assert lines("ERIKSSON, ANNA MARIA") == (
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
        "D231458907UTO7408122F1204159<<<<<<<6",
    )


# Doc 9303-6, 4.2.3; which part of a name that is too long is cut is the State's choice, these are ours.
@pytest.mark.parametrize(
    ("name", "upper"),
    [
        ("VAN DER MUELLEN, MARTIN", "I<UTOVAN<DER<MUELLEN<<MARTIN<<<<<<<<"),
        ("AL-BASRI, HUDA MUHAMMAD JAWAD", "I<UTOAL<BASRI<<HUDA<MUHAMMAD<JAWAD<<"),
        ("PAPANDROPOULOUS, JONATHOON ALEC", "I<UTOPAPANDROPOULOUS<<JONATHOON<ALEC"),
        ("SATRIYA SUDARPA", "I<UTOSATRIYA<SUDARPA<<<<<<<<<<<<<<<<"),
        ("NILAVADHANANANDA, CHAYAPA DEJTHAMRONG KRASUANG", "I<UTONILAVADHANANANDA<<CHAYAPA<DEJTH"),
        ("BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL, DINGO", "I<UTOBENNELONG<WOOLOOMOOLOO<WARRA<<D"),
        ("D'Artagnan, Marie-Élise", "I<UTODARTAGNAN<<MARIE<ELISE<<<<<<<<<"),
        (", Suharto", "I<UTOSUHARTO<<<<<<<<<<<<<<<<<<<<<<<<"),
    ],
)
def test_names(name: str, upper: str) -> None:
    assert lines(name)[0] == upper


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Þórður Øster-Gåård", ("THORDUR", "OESTER", "GAAAARD")),
        ("Müller Straße", ("MUELLER", "STRASSE")),
        ("Łukasz Đặng İnönü Ñandú", ("LUKASZ", "DANG", "INOENUE", "NANDU")),
        ("Нгуен Щербакова Юлія", ("NGUEN", "SHCHERBAKOVA", "IULIIA")),
        ("Nguyễn Thị Ánh 3", ("NGUYEN", "THI", "ANH")),
        ("王小明", ()),
    ],
)
def test_letters_of_the_world(name: str, parts: tuple[str, ...]) -> None:
    assert components(name) == parts


@given(NAMES)
def test_every_name_gives_lines_that_read_again(name: str) -> None:
    if not components(name):
        with pytest.raises(BadMrz):
            lines(name)
        return
    upper, lower = lines(name)
    zone = Zone.read(upper + lower)
    assert re.fullmatch(r"[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*", upper[5:])
    assert components(name)[0].startswith(zone.surname.split(" ")[0])
    whole = "<".join(components(name))
    assert len(whole) < 31 or upper[-1] != "<" or max(map(len, components(name))) == 1 or "," in name


def test_a_permit_without_end_leaves_the_day_open() -> None:
    _upper, lower = lines("ERIKSSON", until=None, born_on=None, sex="X", nationality="D")
    assert lower[10:28] == "D<<<<<<<<0<<<<<<<0"
    assert Zone.read("\n".join(lines("ERIKSSON", until=None))).until == ""


def test_a_wrong_digit_is_found() -> None:
    upper, lower = lines("ERIKSSON")
    with pytest.raises(BadMrz, match="digit"):
        Zone.read(upper + lower.replace("7408122", "7408132"))


@pytest.mark.parametrize(
    "wrong", [{"number": ""}, {"number": "1234567890"}, {"number": "a"}, {"nationality": ""}, {"state": "indo"}]
)
def test_fields_that_do_not_fit_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(BadMrz):
        lines("ERIKSSON", **wrong)
