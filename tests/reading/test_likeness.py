"""A name is found however it is spelled, ordered, glued together or misread, and a different name is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.reading.likeness import SAME, best_of, likeness, near_code, same_code


@pytest.mark.parametrize(
    ("sought", "seen"),
    [
        ("ANNA MARIA ERIKSSON", "ERIKSSON, ANNA MARIA"),
        ("ANNA MARIA ERIKSSON", "Annamaria Eriksson"),
        ("MOROZOV DMITRII", "MOROzOV DMITRll"),
        ("Müller Hans-Jörg", "MUELLER HANS JOERG"),
        ("Müller Hans", "MULLER HANS"),
        ("Морозов Дмитрий", "MOROZOV DMITRII"),
        ("王丽", "姓名 王丽"),
        ("PT Samudra Contoh Nusantara", "PT. SAMUDRA CONTOH NUSANTARA Tbk"),
        ("VAN DER BERG JOHANNES", "Johannes Vanderberg"),
        ("WANG FANG", "kepada saudari WANG FANG di Jakarta"),
    ],
)
def test_another_spelling_is_the_same_name(sought: str, seen: str) -> None:
    assert likeness(sought, seen) >= SAME


@pytest.mark.parametrize(
    ("sought", "seen"),
    [
        ("KOBAYASHI TAKUMI", "KOBAYASHI TAKESHI"),
        ("WANG FANG", "WANG WEI"),
        ("NGUYEN VAN AN", "NGUYEN VAN BINH"),
        ("ANNA MARIA ERIKSSON", "ANNA SMITH"),
        ("王丽", "王芳"),
        ("ANNA ERIKSSON", ""),
        ("", "ANNA ERIKSSON"),
    ],
)
def test_another_name_is_another_name(sought: str, seen: str) -> None:
    assert likeness(sought, seen) < SAME


NAMES = st.lists(st.text("abcdefghijklmnoprstuvwyz", min_size=3, max_size=9), min_size=2, max_size=4)


@given(NAMES, st.randoms())
def test_the_order_of_the_words_does_not_matter(words: list[str], chance: object) -> None:
    assert likeness(" ".join(words), " ".join(reversed(words)).upper()) == 1.0


def test_the_likest_of_several_is_named() -> None:
    assert best_of(["ANNA ERIKSSON", ""], ["JOHN SMITH", "Eriksson Anna"]) == (1.0, "Eriksson Anna")


def test_codes_agree_when_signs_only_look_alike() -> None:
    assert same_code("CB2625590", "CB 262559O")
    assert not same_code("CB2625594", "CB2625593")
    assert near_code("CB2625594", "CB2625593")
    assert not same_code("", "")
