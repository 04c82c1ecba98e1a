"""A name as a person writes it and as a zone has it: spelling explains differences, slips do not pass."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinggal.mrz.names import agrees, alike
from tinggal.mrz.transliteration import WAYS, in_zone

LATIN = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=12)


@pytest.mark.parametrize(("written", "zone"), [
    ("Müller", "MUELLER"), ("Søren Åberg", "SOEREN AABERG"), ("Nguyễn Thị Hồng", "NGUYEN THI HONG"),
    ("Enya O’Connor", "ENYA OCONNOR"), ("Jean-Marie", "JEAN MARIE"), ("Straße", "STRASSE"), ("Łukasz", "LUKASZ"),
    ("Щербакова Юлия", "SHCHERBAKOVA IULIIA"), ("Ђорђе", "DORDE"), ("محمد", "MXHMD"), ("Þór", "THOR"),
])  # fmt: skip
def test_names_are_written_as_the_standard_recommends(written: str, zone: str) -> None:
    assert in_zone(written) == zone


@pytest.mark.parametrize(("surname", "given", "name"), [
    ("MUELLER", "ANNA MARIA", "Anna Maria Müller"), ("MULLER", "ANNA", "MÜLLER, Anna"),
    ("MUELLER", "ANNA", "Anna Muller"), ("IVANOV", "SERGEY", "Иванов Сергей"), ("IVANOV", "SERGEI", "Сергей Иванов"),
    ("AL RASHID", "MOHAMMED", "محمد الراشد"), ("HASSAN", "AHMED", "أحمد حسن"), ("KHAN", "IMRAN", "عمران خان"),
    ("KIM", "MINJUN", "Kim Min-jun"), ("OCONNOR", "SEAN", "Seán O'Connor"), ("SUKARNO", "", "Sukarno"),
    ("YILMAZ", "SUKRU", "Şükrü Yılmaz"), ("SHEVCHENKO", "YEVHEN", "Євген Шевченко"),
])  # fmt: skip
def test_spelling_and_order_make_no_other_name(surname: str, given: str, name: str) -> None:
    assert agrees(surname, given, name=name) is True


@pytest.mark.parametrize(("surname", "given", "name"), [
    ("SMITH", "JOHN", "Jane Smith"), ("WANG", "WEI", "Wang Wen"), ("ROSSI", "GIULIA", "Giulio Rossi"),
    ("GARCIA", "MARIA", "Maria Garcia Lopez"), ("PETROVA", "OLGA", "Иванова Ольга"), ("HASSAN", "ALI", "محمد حسين"),
    ("SMITH", "JOHN", ""), ("", "", "John Smith"),
])  # fmt: skip
def test_another_name_does_not_agree(surname: str, given: str, name: str) -> None:
    assert agrees(surname, given, name=name) is False


def test_what_a_zone_had_no_room_for_is_not_missed() -> None:
    name = "Chayapa Dejthamrong Krasuang Nilavadhanananda"
    assert agrees("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K", name=name, truncated=True)
    assert not agrees("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K", name=name)
    assert not agrees("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG X", name=name, truncated=True)


def test_letters_without_a_table_cannot_be_compared() -> None:
    assert agrees("ZHANG", "WEI", name="张伟") is None
    assert alike("ZHANG", "WEI", name="张伟") is None
    assert in_zone("สมชาย") is None


def test_a_slip_lowers_likeness_a_little_and_another_name_much() -> None:
    slip, other = alike("SMITH", "JONATHAN", name="Jonathon Smith"), alike("SMITH", "JONATHAN", name="Maria Rossi")
    assert slip is not None
    assert other is not None
    assert other < 0.5
    assert 0.9 < slip < 1


@settings(deadline=None)
@given(st.lists(LATIN, min_size=1, max_size=4))
def test_the_order_of_words_never_matters(parts: list[str]) -> None:
    assert agrees(parts[0], " ".join(parts[1:]), name=" ".join(reversed(parts)).title())


@settings(deadline=None)
@given(st.text(st.sampled_from(sorted(WAYS)), min_size=2, max_size=10))
def test_every_recommended_spelling_agrees_with_its_origin(name: str) -> None:
    zone = in_zone(name)
    assert zone is not None
    assert not zone or agrees(zone, "", name=name)
