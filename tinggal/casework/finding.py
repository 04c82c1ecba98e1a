"""Finding a file by its number, by a name in any spelling and script, by a passport number, or by the sponsor.

Words are looked up first among the words that occur at all, a small table, where beginnings and near misses are cheap;
then the files that have one spelling of every word are read off the index, those of the officer's offices alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import BigIntegerField, ExpressionWrapper, F
from django.db.models.functions import Length
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from tinggal.applications.access import SEES_EVERYTHING, SEES_ITS_OFFICES
from tinggal.applications.models import Application
from tinggal.casework.folding import asked_words, grams, is_latin
from tinggal.casework.indexing import BEGINNING, beginning, office_word
from tinggal.casework.models import SearchEntry, SearchWord
from tinggal.casework.turns import offices_under
from tinggal.lib.codes import blind_index, tidy_reference
from tinggal.people.actors import Actor

MOST, MOST_WORDS = 500, 8
_BEGINNINGS, _NEAR, _LOOKED_AT = 40, 20, 20_000
_SHORTEST_NEAR = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found. ``similar``: nobody is written like this, these names are close. ``more``: only the newest
    ``MOST`` are here."""

    files: tuple[int, ...]
    similar: bool = False
    more: bool = False


def find(text: str, *, actor: Actor) -> Found:
    """The files this text may mean; the caller keeps to those that the officer may see.

    A registration number and a passport number must be whole; words may be begun only, and one letter in four may be
    wrong where no word is as it was typed.
    """
    if reference := tidy_reference(text):
        return Found(tuple(Application.objects.filter(reference=reference).values_list("pk", flat=True)))
    index = blind_index(text, key=settings.BLIND_INDEX_KEY)
    passports = tuple(
        Application.objects.filter(passport_index=index).order_by("-pk").values_list("pk", flat=True)[:MOST]
    )
    asked = asked_words(text)[:MOST_WORDS]
    if not asked:
        return Found(passports)
    offices = _offices(actor)
    named = _with([_beginnings(word) for word in asked], offices)
    if named or passports:
        return Found(tuple(dict.fromkeys((*passports, *named))), more=len(named) == MOST)
    near = _with([_close(word) for word in asked], offices)
    return Found(tuple(near), similar=True, more=len(near) == MOST)


def _with(asked: list[frozenset[str]], offices: list[str] | None) -> list[int]:
    """The newest files that have a spelling of every word, at one of these offices (None: anywhere)."""
    if not all(asked) or offices == []:
        return []
    entries = SearchEntry.objects.all()
    for spellings in asked:
        entries = entries.filter(words__overlap=sorted(spellings))
    if offices is not None:
        entries = entries.filter(words__overlap=offices)
    # not by the bare column: its index would be walked from the end, past a million names, instead of asked for these
    number = ExpressionWrapper(F("application_id") + 0, output_field=BigIntegerField())
    return list(entries.order_by(number.desc()).values_list("application_id", flat=True)[:MOST])


def _offices(actor: Actor) -> list[str] | None:
    if any(seat.role in SEES_EVERYTHING for seat in actor.seats):
        return None
    under = offices_under(seat for seat in actor.seats if seat.role in SEES_ITS_OFFICES)
    return sorted({office_word(number) for numbers in under.values() for number in numbers})


def _beginnings(spellings: Iterable[str]) -> frozenset[str]:
    """The words that are written or begin like this. Three letters are a word of the index; fewer begin nothing."""
    found: set[str] = set()
    for one in spellings:
        found.add(one)
        if len(one) == BEGINNING:
            found.add(beginning(one))
        elif len(one) > BEGINNING:
            words = SearchWord.objects.filter(word__startswith=one).order_by("word")
            found |= set(words.values_list("word", flat=True)[:_BEGINNINGS])
    return frozenset(found)


def _close(spellings: Iterable[str]) -> frozenset[str]:
    """The words that are nearly written like this, the nearest first as far as they are many."""
    found: set[str] = set()
    for one in spellings:
        found |= _beginnings([one])
        if len(one) >= _SHORTEST_NEAR and is_latin(one):
            found |= set(_near(one))
    return frozenset(found)


def _near(word: str) -> list[str]:
    """At most one letter in four another, left out, added or changed with its neighbour; the nearest first."""
    most = max(1, len(word) // 4)
    alike = SearchWord.objects.annotate(length=Length("word")).filter(
        grams__overlap=grams(word), length__gte=len(word) - most, length__lte=len(word) + most
    )
    words = list(alike.values_list("word", flat=True)[:_LOOKED_AT])
    near = extract(word, words, scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=_NEAR)
    return [found for found, _distance, _at in near]
