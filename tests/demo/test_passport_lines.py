"""The two machine-readable lines agree with the example in ICAO Doc 9303 part 4, appendix A."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tinggal.demo import mrz
from tinggal.demo.persons import person


def test_the_lines_of_the_example_in_the_standard() -> None:
    first, second = mrz.lines(
        surname="ERIKSSON",
        given="ANNA MARIA",
        nationality="UTO",
        number="L898902C3",
        birth=date(1974, 8, 12),
        sex="F",
        expires=date(2012, 4, 15),
    )
    assert first == "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
    assert second.startswith("L898902C36UTO7408122F1204159")
    assert mrz.check_digit("ZE184226B<<<<<") == "1"
    assert mrz.check_digit("L898902C3674081221204159ZE184226B<<<<<1") == "0"


@given(number=st.integers(0, 2000))
def test_every_invented_person_has_two_lines_of_44_signs(number: int) -> None:
    one = person(number, today=date(2026, 11, 22))
    both = mrz.lines(
        surname=one.surname,
        given=one.given,
        nationality="D",
        number=one.passport,
        birth=one.birth_date,
        sex=one.sex,
        expires=one.expires_on,
    )
    assert [len(line) for line in both] == [44, 44]
    assert set("".join(both)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")
