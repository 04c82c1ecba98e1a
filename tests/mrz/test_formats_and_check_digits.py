"""Check digits and formats agree with the specimens of ICAO Doc 9303, and every valid zone parses to what it was."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml.mrz.lines import invented
from tinggal.checker.mrz import check_digit
from tinggal.mrz.check_digits import agrees
from tinggal.mrz.fields import parse, parse_lines
from tinggal.mrz.formats import BY_NAME, FORMATS, VARIANTS, Format
from tinggal.mrz.states import alpha_3

TODAY = date(2026, 11, 22)
SPECIMENS = {
    "TD3": ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"),
    "TD2": ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"),
    "TD1": ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"),
    "MRV-A": ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"),
    "MRV-B": ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"),
}


@pytest.mark.parametrize(("field", "digit"), [("520727", "3"), ("AB2134<<<", "5"), ("D23145890", "7")])
def test_the_examples_of_9303_3_have_their_digits(field: str, digit: str) -> None:
    assert check_digit(field) == digit


def test_only_an_empty_optional_field_may_have_a_filler_for_its_digit() -> None:
    assert agrees("<" * 14, "<", may_be_filler=True)
    assert agrees("<" * 14, "0", may_be_filler=True)
    assert not agrees("A<<<<<<<<<<<<<", "<", may_be_filler=True)
    assert not agrees("<" * 14, "<")


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_specimens_hold(name: str) -> None:
    text = "".join(SPECIMENS[name])
    assert BY_NAME[name].allows(text)
    assert BY_NAME[name].holds(text)
    assert BY_NAME[name].split(text) == SPECIMENS[name]


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_specimens_say_anna_maria_eriksson(name: str) -> None:
    fields = parse_lines(name, SPECIMENS[name], today=TODAY)
    assert (fields.surname, fields.given, fields.state, fields.sex) == ("ERIKSSON", "ANNA MARIA", "UTO", "F")
    assert fields.birth in {"1974-08-12", "1940-09-07"}
    assert fields.expiry in {"2012-04-15", "1996-12-10"}
    assert not fields.truncated


def test_a_long_number_runs_on_into_the_optional_field() -> None:
    lines = ("I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<<<<<<<<<<<<<<")
    form = next(form for form in VARIANTS if form.name == "TD1" and form.long_number)
    assert form.allows("".join(lines))
    assert parse(form, "".join(lines), today=TODAY).number == "D23145890734"


@given(seed=st.integers(min_value=0), form=st.sampled_from(FORMATS))
def test_what_is_invented_holds_and_parses_to_itself(seed: int, form: Format) -> None:
    text = "".join(invented(form, Random(seed)))
    fields = parse(form, text, today=TODAY)
    assert form.allows(text)
    assert form.holds(text)
    for name in ("code", "state", "number", "nationality", "sex"):
        start, end = form.fields[name]
        assert getattr(fields, name).ljust(end - start, "<") == text[start:end]
    joined = "<<".join(part.replace(" ", "<") for part in (fields.surname, fields.given) if part)
    start, end = form.fields["names"]
    assert joined.ljust(end - start, "<") == text[start:end]
    assert fields.birth.replace("-", "")[2:] == text[slice(*form.fields["birth"])]
    assert fields.birth <= TODAY.isoformat()


@given(seed=st.integers(min_value=0), form=st.sampled_from(FORMATS), data=st.data())
def test_no_single_wrong_digit_keeps_all_check_digits(seed: int, form: Format, data: st.DataObject) -> None:
    text = "".join(invented(form, Random(seed)))
    start, end = form.fields[data.draw(st.sampled_from(("birth", "expiry")))]
    place = data.draw(st.integers(start, end - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != text[place]]))
    assert not form.holds(text[:place] + other + text[place + 1 :])


def test_a_day_that_does_not_exist_is_left_open() -> None:
    text = "".join(SPECIMENS["TD3"])
    start, end = BY_NAME["TD3"].fields["birth"]
    for day in ("740231", "74<<<<", "<<<<<<"):
        assert parse(BY_NAME["TD3"], text[:start] + day + text[end:], today=TODAY).birth == ""


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("D<<", "DEU"),
        ("D", "DEU"),
        ("CHN", "CHN"),
        ("XXA", "XXA"),
        ("GBD", "GBD"),
        ("XKX", "RKS"),
        ("QQQ", ""),
        ("", ""),
    ],
)
def test_codes_of_states_are_those_of_forms(printed: str, meant: str) -> None:
    assert alpha_3(printed) == meant
