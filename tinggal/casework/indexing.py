"""Keeping the search index: what a file is found by, written when it is sent and whenever it is sent again."""

from collections.abc import Iterable

from django.db import transaction

from tinggal.applications.models import Application
from tinggal.casework.folding import grams, words_of
from tinggal.casework.models import SearchEntry, SearchWord

NAMES = ("full_name", "native_name", "sponsor_name")
NUMBERS = ("sponsor_number",)
FEWEST_DIGITS, AT_A_TIME = 6, 2000
BEGINNING = 3


def index(file: Application) -> None:
    """Make one file findable, by what it says now."""
    index_all([file])


@transaction.atomic
def index_all(files: Iterable[Application]) -> int:
    """Make these files findable; says how many."""
    entries = [SearchEntry(application=file, words=found_by(file)) for file in files if file.office_id]
    known = {word for entry in entries for word in entry.words if word.isalnum()}
    fresh = [SearchWord(word=word, grams=grams(word)) for word in sorted(known)]
    SearchWord.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=AT_A_TIME)
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["application"], update_fields=["words"], batch_size=AT_A_TIME
    )
    return len(entries)


def index_missing() -> int:
    """Make findable what was sent before there was an index, or while no reaction was run; a portion at a time."""
    missing = Application.objects.filter(submitted_at__isnull=False, search_entry=None).select_related("applicant")
    return index_all(missing.order_by("-pk")[:AT_A_TIME])


def found_by(file: Application) -> list[str]:
    """The words of its names and of its sponsor, how each begins, the sponsor's number, and its office: so the rights
    are looked up in the same index."""
    names = [str(file.answers.get(code, "")) for code in NAMES] + [file.holder]
    words = [word for name in names for word in words_of(name)]
    words += [word for code in NUMBERS if (word := number_word(str(file.answers.get(code, ""))))]
    beginnings = [beginning(word) for word in words if len(word) >= BEGINNING]
    return [*dict.fromkeys(words + beginnings), office_word(file.office_id or 0)]


def beginning(word: str) -> str:
    """How a word begins, as it stands in the index; no name can be written like this."""
    return f"{word[:BEGINNING]}^"


def number_word(number: str) -> str:
    """A number as the index has it: letters and digits only; "" for one that is too short to mean anybody."""
    word = "".join(filter(str.isalnum, number)).upper()[:60]
    return word if len(word) >= FEWEST_DIGITS else ""


def office_word(office_id: int) -> str:
    """What stands in the index for an office; no name can be written like this."""
    return f"@{office_id}"
