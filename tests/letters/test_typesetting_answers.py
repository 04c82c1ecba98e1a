"""What the answers to an objection look like from inside when nobody has to appeal."""

import re

import pytest

from tests.letters.samples_more import UNANSWERED, UPHELD, told
from tests.letters.test_typesetting import pages
from tinggal.letters.content import Answer


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (UPHELD, ("DIKABULKAN", "diputuskan kembali oleh Kepala Kantor Imigrasi", "oleh: Pejabat Imigrasi")),
        (UNANSWERED, ("DIANGGAP DIKABULKAN", "Pasal 77 ayat (5)", "14 Desember 2026", "Disegel secara elektronik")),
    ],
    ids=["upheld", "unanswered"],
)
def test_an_objection_that_is_upheld_is_answered_with_who_decides_anew(content: Answer, words: tuple[str, ...]) -> None:
    text = " ".join(pages(content))
    assert all(one in text for one in words)
    assert "Banding" not in text
    for language in ("zh", "ja", "ko"):
        last = pages(told(content, language=language))[-1]
        assert content.decides in last
        assert not re.search("[{}?]", last)
