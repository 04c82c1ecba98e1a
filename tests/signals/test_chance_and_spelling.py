"""The small tests of chance agree with what can be counted by hand; spellings of one thing become one."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.signals.scenes import face
from tinggal.signals import hashes, spelling
from tinggal.signals.chance import corrected, drawn_at_least, smaller_by_rank
from tinggal.signals.faces import ALIKE, from_kept, kept, likeness, turned

SMALL = st.integers(0, 12)


@given(hits=SMALL, drawn=SMALL, marked=SMALL)
def test_drawing_agrees_with_counting(hits: int, drawn: int, marked: int) -> None:
    ways = sum(comb(marked, k) * comb(12 - marked, drawn - k) for k in range(hits, min(drawn, marked) + 1))
    assert drawn_at_least(hits, drawn=drawn, marked=marked, all_=12) == pytest.approx(ways / comb(12, drawn), abs=1e-9)


def test_ranks_agree_with_trying_every_order() -> None:
    these, others = [1.0, 2.0, 3.0, 5.0, 6.0, 9.0], [4.0, 7.0, 8.0, 10.0, 11.0, 12.0, 13.0]
    both = [*these, *others]
    orders = list(combinations(sorted(both), len(these)))
    exact = sum(sum(order) <= sum(these) for order in orders) / len(orders)
    assert smaller_by_rank(these, others) == pytest.approx(exact)
    assert smaller_by_rank(others, these) > 0.9
    assert smaller_by_rank([3.0] * 9, [3.0] * 9) == 1.0


def test_counting_orders_and_the_normal_curve_agree_where_both_may_be_used() -> None:
    """Nine among two thousand: too many steps to count for the larger ones, so both ways are taken."""
    others = [float(number) for number in range(2000)]
    counted, curved = (smaller_by_rank([at + 0.5 for at in range(0, top, top // 9)][:9], others) for top in (990, 1260))
    assert 0 < counted < curved < 0.1
    assert curved / counted < 30


def test_looking_many_times_makes_each_find_worth_less() -> None:
    assert corrected([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert corrected([]) == []


@given(bits=st.integers(0, 2**64 - 1), turned_places=st.sets(st.integers(0, 63), max_size=7))
def test_every_hash_within_seven_bits_shares_a_band(bits: int, turned_places: set[int]) -> None:
    other = bits
    for place in turned_places:
        other ^= 1 << place
    assert set(hashes.around(hashes.bands_of(bits))) & set(hashes.bands_of(other))
    assert hashes.apart(bits, other) == len(turned_places)


@pytest.mark.parametrize("written", ["", "0000000000000001", "ffffffffffffffff", "not a hash", "1" * 17])
def test_an_empty_page_has_no_look(written: str) -> None:
    assert hashes.bits_of(written) is None


def test_a_face_is_kept_turned_and_still_found() -> None:
    one, again, stranger = (turned(face(seed, unlike=0.2), key=b"ours") for seed in (1, 1, 2))
    elsewhere = turned(face(1), key=b"theirs")
    if one is None or again is None or stranger is None or elsewhere is None:
        pytest.fail("a face was lost")
    assert likeness(one, again) > ALIKE > likeness(one, stranger)
    assert abs(likeness(one, elsewhere)) < ALIKE
    assert np.allclose(from_kept(kept(one)), one, atol=1e-3)
    assert [turned(broken, key=b"ours") for broken in ("", "!!", "AAAA")] == [None, None, None]


@pytest.mark.parametrize(
    ("make", "spellings"),
    [
        (spelling.phone, ("0812-345-678", "+62 812 345 678", "62812345678", "+62 (0)812 345678")),
        (spelling.company, ("PT. Bahari Nusantara Tbk", "bahari nusantara", "Bahari Nusantara, PT")),
        (spelling.mail, ("Anna@X.example", " anna+visa@x.example ")),
        (lambda text: spelling.address(text, regency="1"), ("Jl. Mawar No. 3", "JALAN MAWAR 3", "jln mawar nomor 3")),
    ],
)
def test_spellings_of_one_thing_become_one(make: object, spellings: tuple[str, ...]) -> None:
    assert callable(make)
    assert len({make(text) for text in spellings}) == 1
    assert make(spellings[0])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("MÜLLER ANNA MARIA", "Anna Muller", True),
        ("ERIKSSON ANNA", "ERIKSON ANNA", True),
        ("BERG LISA", "BERG LENA", False),
        ("WANG WEI", "HAAS FRITZ", False),
        ("", "HAAS", False),
    ],
)
def test_names_that_may_be_one(one: str, other: str, alike: bool) -> None:
    assert spelling.names_alike(one, other) is alike
