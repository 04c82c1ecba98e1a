"""What people read is plain: short sentences, short words. Measured over every message, in English and Indonesian."""

import re
from collections.abc import Iterable

from tests.test_words import PLACEHOLDER, entries, translation

LONGEST_ENGLISH, LONGEST_INDONESIAN = 25, 22
USUAL_ENGLISH, USUAL_INDONESIAN = 15, 14
GRADE = 6
FEWEST = 3  # words: less is a label, not a sentence


def sentences(messages: Iterable[str]) -> list[list[str]]:
    """The words of each sentence; a placeholder counts as one word."""
    found = []
    for message in messages:
        plain = PLACEHOLDER.sub("it", re.sub(r"<[^>]+>", "", message))
        for sentence in re.split(r"(?<=[.!?:;])\s+|\n+", plain):
            words = re.findall(r"[^\W\d_][\w’'-]*", sentence)
            if len(words) >= FEWEST:
                found.append(words)
    return found


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end: close enough for an average over thousands of words."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(groups - silent, 1)


def english() -> list[list[str]]:
    return sentences(text for entry in entries("id") for text in (entry.msgid, entry.msgid_plural) if text)


def indonesian() -> list[list[str]]:
    return sentences(translation(entry) for entry in entries("id"))


def average(found: list[list[str]]) -> float:
    return sum(map(len, found)) / len(found)


def test_english_is_read_by_somebody_of_eleven_years() -> None:
    """Flesch-Kincaid grade level: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    found = english()
    words = [word for sentence in found for word in sentence]
    grade = 0.39 * average(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    assert grade <= GRADE


def test_english_sentences_are_short() -> None:
    assert average(english()) <= USUAL_ENGLISH
    assert [" ".join(words) for words in english() if len(words) > LONGEST_ENGLISH] == []


def test_indonesian_sentences_are_short() -> None:
    assert average(indonesian()) <= USUAL_INDONESIAN
    assert [" ".join(words) for words in indonesian() if len(words) > LONGEST_INDONESIAN] == []
