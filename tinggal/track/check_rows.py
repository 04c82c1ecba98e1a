"""What a letter says, as lines to compare it with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tinggal.checker.words import kind
from tinggal.letters.checking_facts import Facts, More
from tinggal.letters.content_parts import Pair
from tinggal.track.check_findings import label
from tinggal.track.check_words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a name, a value, the language of the value if it is not that of the page, and whether it is for
    machines."""

    label: str
    value: str
    lang: str = ""
    mono: bool = False


def rows_of(told: Facts, words: Words) -> list[Row]:
    """The lines that have a value."""
    return [row for row in _rows(told, words) if row.value]


def sealed_rows(sealed: Mapping[str, str], words: Words) -> list[Row]:
    """What a seal says, in the order in which people compare it."""
    shown = [(name, sealed[name]) for name in ("number", "dated", "passport", "mrz", "log_index") if name in sealed]
    return [
        Row(label(name, language=words.language), _in_words(name, value, words), mono=name == "mrz")
        for name, value in shown
    ]


def _in_words(name: str, value: str, words: Words) -> str:
    return words.day(date.fromisoformat(value)) if name == "dated" else value


def _rows(told: Facts, words: Words) -> Iterator[Row]:
    def fact(name: str, value: str, lang: str = "") -> Row:
        return Row(words.say(f"fact.{name}"), value, lang)

    yield fact("kind", kind(told.kind, language=words.language))
    yield fact("number", told.number)
    yield fact("dated", words.day(told.dated))
    yield fact("validity", _validity(told, words))
    if told.more is None or not told.more.name:
        yield fact("initials", told.initials)
    if told.more:
        yield from _more(told.more, words)
    if told.more is None or not told.more.passport:
        yield fact("passport", told.passport)


def _more(more: More, words: Words) -> Iterator[Row]:
    yield Row(words.say("fact.name"), " · ".join(name for name in (more.name, more.native_name) if name))
    yield Row(words.say("fact.nationality"), *_in(words, more.nationality))
    yield Row(words.say("fact.index"), more.index)
    yield Row(words.say("fact.purpose"), *_in(words, more.purpose))
    yield Row(words.say("fact.sponsor"), more.sponsor)
    yield Row(words.say("fact.born_on"), words.day(more.born_on) if more.born_on else "")
    yield Row(words.say("fact.passport_whole"), more.passport)


def _in(words: Words, pair: Pair) -> tuple[str, str]:
    """Letters are written in Indonesian and English; the tag tells which, where the page speaks another language."""
    text = pair.id if words.language == "id" else pair.en
    return text, "" if words.language in ("id", "en") else "en"


def _validity(told: Facts, words: Words) -> str:
    if told.valid_from is None:
        return ""
    first = words.day(told.valid_from)
    if told.valid_until is None:
        return words.say("fact.from_on", first=first)
    return words.say("fact.from_to", first=first, last=words.day(told.valid_until))
