"""The decoder finds the likeliest text whose check digits hold, exactly, and says how far it was fetched."""

import itertools
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml.mrz.lines import invented
from tinggal.mrz.align import align
from tinggal.mrz.check_digits import ALPHABET
from tinggal.mrz.decode import decode, sureness
from tinggal.mrz.formats import FORMATS, TD3, VARIANTS, Format
from tinggal.mrz.recognise import INDEX
from tinggal.mrz.trellis import Numbers


def scores_of(text: str, *, doubts: dict[int, str] | None = None, odds: float = 0.6) -> Numbers:
    """Scores that say a text; at places in doubt another sign is likelier by ``odds`` to the rest."""
    likely = np.full((len(text), len(ALPHABET)), 1e-4)
    for place, sign in enumerate(text):
        other = (doubts or {}).get(place)
        likely[place, INDEX[sign]] = 1 - odds if other else 0.99
        if other:
            likely[place, INDEX[other]] = odds
    return np.asarray(np.log(likely))


@given(seed=st.integers(min_value=0), form=st.sampled_from(FORMATS))
@settings(max_examples=25, deadline=None)
def test_a_clear_text_is_read_as_it_is(seed: int, form: Format) -> None:
    text = "".join(invented(form, Random(seed)))
    found = decode(scores_of(text), variant=VARIANTS.index(form))
    assert found is not None
    assert (found.text, found.repairs, round(found.cost, 6)) == (text, 0, 0)
    assert found.margin > 4
    assert min(sureness(scores_of(text), variant=VARIANTS.index(form), text=text)) > 0.99


@given(seed=st.integers(min_value=0), data=st.data())
@settings(max_examples=25, deadline=None)
def test_check_digits_mend_one_misread_digit(seed: int, data: st.DataObject) -> None:
    text = "".join(invented(TD3, Random(seed)))
    place = data.draw(st.sampled_from((*range(57, 63), *range(65, 71))))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != text[place]]))
    found = decode(scores_of(text, doubts={place: wrong}), variant=0)
    assert found is not None
    assert (found.text, found.repairs) == (text, 1)
    assert 0 < found.cost < 1


def test_a_letter_where_only_a_digit_may_stand_is_read_as_the_digit() -> None:
    text = "".join(invented(TD3, Random(3)))
    place = 62
    found = decode(scores_of(text, doubts={place: "O"}), variant=0)
    assert found is not None
    assert found.text == text


def test_a_doubt_that_no_check_digit_settles_leaves_a_small_margin() -> None:
    text = "".join(invented(TD3, Random(5)))
    found = decode(scores_of(text, doubts={6: "X" if text[6] != "X" else "Y"}, odds=0.51), variant=0)
    assert found is not None
    assert found.margin < 0.1


def test_the_second_best_text_is_exact() -> None:
    """Against all texts that differ in three doubtful places of a birth date and its digit."""
    text = "".join(invented(TD3, Random(8)))
    dice = np.random.default_rng(1)
    scores = scores_of(text)
    places = (59, 61, 63)
    for place in places:
        scores[place, 26:36] = np.log(dice.dirichlet(np.ones(10)))
    totals = []
    for digits in itertools.product("0123456789", repeat=3):
        signs = list(text)
        for place, digit in zip(places, digits, strict=True):
            signs[place] = digit
        for last in "0123456789":
            signs[87] = last
            if TD3.holds("".join(signs)):
                totals.append(sum(scores[at, INDEX[sign]] for at, sign in enumerate(signs)))
    found = decode(scores, variant=0)
    best, second = sorted(totals, reverse=True)[:2]
    assert found is not None
    assert sum(scores[at, INDEX[sign]] for at, sign in enumerate(found.text)) == pytest.approx(best)
    assert found.margin <= best - second + 1e-6


def test_noise_always_gives_some_text_and_never_a_clear_one() -> None:
    dice = np.random.default_rng(2)
    for _time in range(20):
        found = decode(np.log(dice.dirichlet(np.full(37, 0.3), size=88) + 1e-4), variant=0)
        assert found is not None
        assert all(check.holds(found.text) for check in TD3.checks if not check.may_be_filler)
        assert found.repairs > 5
        assert found.cost > 5


def test_equal_signs_in_a_row_are_counted_by_the_frames_between_them() -> None:
    frames = "--AA-<-<<-<-11--"
    logs = np.full((len(frames), 38), np.log(1e-3), np.float32)
    for at, sign in enumerate(frames):
        logs[at, 0 if sign == "-" else 1 + INDEX[sign]] = np.log(0.9)
    (found,) = align(logs[None, :, 1:], logs[None, :, 0], allowed=np.ones((1, 5, 37), bool))
    assert found is not None
    assert found[0] == [(2, 3), (5, 5), (7, 8), (10, 10), (12, 13)]


def test_too_few_frames_hold_no_line() -> None:
    logs = np.full((4, 38), np.log(1 / 38), np.float32)
    assert align(logs[None, :, 1:], logs[None, :, 0], allowed=np.ones((1, 5, 37), bool)) == [None]


def test_two_letters_o_that_pass_for_two_zeros_leave_less_margin() -> None:
    """A00051376 and AO0O51376 have one check digit: 24 times 3 and 7 is a multiple of ten."""
    lines = "P<EGYSPECIMEN<<SAMPLE".ljust(44, "<"), "A000513764EGY6002202M1503151<<<<<<<<<<<<<<06"
    zeros, letters = "".join(lines), "".join(lines).replace("A00051376", "AO0O51376")
    assert TD3.holds(zeros)
    assert TD3.holds(letters)
    surely, perhaps = (decode(scores_of(text), variant=0) for text in (zeros, letters))
    assert surely is not None
    assert perhaps is not None
    assert perhaps.margin < surely.margin
    doubtful = decode(scores_of(zeros, doubts={45: "O", 47: "O"}, odds=0.6), variant=0)
    assert doubtful is not None
    assert doubtful.text == zeros
