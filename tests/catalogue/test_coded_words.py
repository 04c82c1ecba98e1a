"""Everything coded has an article, words in both languages, and what would mend it."""

import re

import pytest

from tests.conftest import Cast, make_draft
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.status import Status
from tinggal.catalogue.conditions import CONDITIONS, unknown
from tinggal.catalogue.reasons import REASONS, reasons_for
from tinggal.lib.workflow import MoveRefused


@pytest.mark.parametrize("code", REASONS)
def test_a_reason_says_what_by_which_article_and_what_would_mend_it_in_both_languages(code: str) -> None:
    one = REASONS[code]
    for words in (str(one.words), str(one.mend), one.letter_words, one.letter_mend):
        assert words.endswith("."), code
    assert one.law, code
    assert str(one.words) != one.letter_words


def test_codes_run_without_a_gap_within_each_purpose() -> None:
    for purpose, letter in (("return", "R"), ("send_back", "S"), ("refuse", "T"), ("revoke", "P")):
        codes = [one.code for one in reasons_for(purpose)]
        assert codes == [f"{letter}-{number:02}" for number in range(1, len(codes) + 1)]


@pytest.mark.parametrize("code", CONDITIONS)
def test_a_condition_has_words_in_both_languages_and_an_article(code: str) -> None:
    one = CONDITIONS[code]
    assert re.fullmatch(r"C-\d\d", code)
    assert str(one.words).endswith(".")
    assert one.letter_words.endswith(".")
    assert re.search(r"Pasal \d+|Permenkumham", one.law)


def test_a_strange_condition_and_conditions_of_a_refusal_are_refused_with_words(cast: Cast) -> None:
    assert unknown(["C-01", "C-99"]) == ["C-99"]
    file = make_draft(cast)
    walk_to(Status.AT_KASUBDIT, file, cast)
    with pytest.raises(MoveRefused, match="Unknown condition: C-99"):
        perform(file, "approve", by=cast["kusuma"], conditions=["C-99"])
    for more in ({"conditions": ["C-01"]}, {"terms": "Melapor."}):
        with pytest.raises(MoveRefused, match="Only an approval can have conditions"):
            perform(file, "reject", by=cast["kusuma"], reasons=["T-02"], **more)
