"""The coded reasons officers choose from."""

import pytest
from django.utils import translation

from tinggal.catalogue.reasons import REASONS, reason, reasons_for


def test_there_are_reasons_for_each_of_the_four_moves():
    assert [one.code for one in reasons_for("return")] == [f"R-{n:02}" for n in range(1, 13)]
    assert [one.code for one in reasons_for("send_back")] == [f"S-{n:02}" for n in range(1, 7)]
    assert [one.code for one in reasons_for("refuse")] == [f"T-{n:02}" for n in range(1, 13)]
    assert [one.code for one in reasons_for("revoke")] == [f"P-{n:02}" for n in range(1, 14)]
    assert len(REASONS) == 43


@pytest.mark.parametrize("one", REASONS.values(), ids=lambda one: one.code)
def test_every_reason_is_complete_in_both_languages(one):
    with translation.override("en"):
        english = (str(one.words), str(one.mend))
    assert all(text.strip() and text.endswith(".") for text in (*english, one.letter_words, one.letter_mend))
    assert one.law
    assert english[0] != one.letter_words


def test_every_refusal_and_revocation_names_an_article_or_the_regulation_in_full():
    for one in (*reasons_for("refuse"), *reasons_for("revoke")):
        assert one.law.startswith(("Pasal ", "Permenkumham Nomor "))


def test_no_two_reasons_have_the_same_words():
    assert len({str(one.words) for one in REASONS.values()}) == len(REASONS)
    assert len({one.letter_words for one in REASONS.values()}) == len(REASONS)


def test_an_unknown_reason_is_a_lookup_error():
    assert reason("R-01").for_ == "return"
    with pytest.raises(LookupError, match="There is no reason 'X-01'"):
        reason("X-01")
