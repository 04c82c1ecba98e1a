"""The checker's own sentences about files and seals, in the language of the page."""

from typing import Final

from tinggal.checker import seal_words, words
from tinggal.checker.verdict import Finding

_OF_SEALS: Final = seal_words.GOOD | seal_words.BAD | seal_words.UNKNOWABLE


def said(finding: Finding, *, language: str) -> str:
    """The sentence for a finding, with its detail."""
    return sentence(finding.code, language=language).replace("{}", finding.detail)


def sentence(code: str, *, language: str) -> str:
    """The sentence for a code, of a file or of a seal."""
    if code in _OF_SEALS:
        return _OF_SEALS[code][words.LANGUAGES.index(language)]
    return words.sentence(code, language=language)


def label(fact: str, *, language: str) -> str:
    """What a fact of a seal is called."""
    if fact in seal_words.FACTS:
        return seal_words.FACTS[fact][words.LANGUAGES.index(language)]
    return words.label(fact, language=language)
