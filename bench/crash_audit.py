"""Counts after the killing: each decision one letter, each letter one leaf and one number, and a log that holds."""

from collections import Counter
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db.models import Count
from django.utils import timezone

from bench.crash_driver import Tally
from tinggal.applications.models import Decision, Document
from tinggal.checker.letter import check_letter
from tinggal.checker.verdict import State
from tinggal.journal.models import Event
from tinggal.letters.actions import pdf_of
from tinggal.letters.models import Dispatch, Letter, Writing
from tinggal.letters.trusting import trust
from tinggal.transparency.models import Entry
from tinggal.transparency.verify import verify_log


@dataclass(frozen=True)
class Audit:
    """What was found. ``remarks`` are for people, ``line`` is the last one."""

    remarks: list[str]
    line: str
    good: bool


def audit(tally: Tally) -> Audit:
    """Look at every file that was tormented, at every letter as a stranger would, and at the whole log."""
    letters = Letter.objects.decisions().filter(application__in=tally.files).select_related("writing__entry")
    found = list(letters)
    of_each = Counter(letter.application_id for letter in found)
    writings = Writing.objects.filter(application__in=tally.files, decision__isnull=False)
    leaves = {letter.writing.entry.index for letter in found}
    missing = len(tally.files) - len(of_each)
    double = sum(count - 1 for count in of_each.values()) + writings.count() - len(of_each) + _double_events(found)
    problems = [*verify_log(), *_letters_without_leaf(found), *_not_valid(found), *_not_sent(found)]
    idle = Entry.objects.filter(writing=None, anchor=None).count()
    orphans, size = _orphans()
    remarks = [
        f"{len(found)} letters, {writings.count()} writings, {Entry.objects.count()} entries in the log, "
        f"{idle} of them belong to nothing; "
        f"{Decision.objects.filter(writing=None).count()} decisions without a writing",
        f"kills a file: {sum(tally.files.values()) / max(len(tally.files), 1):.1f} on average, "
        f"{max(tally.files.values(), default=0)} at most",
        f"{orphans} files of {size / 1e6:.1f} MB lie in the vault and belong to no row (unreadable: their keys died)",
        *problems,
    ]
    numbers = len({letter.number for letter in found})
    counts = f"letters {len(found)} numbers {numbers} leaves {len(leaves)} missing {missing} double {double}"
    line = f"kills {tally.kills} files {len(tally.files)} {counts} broken {len(problems) + idle + tally.unfinished}"
    whole = len(tally.files) == len(found) == numbers == len(leaves)
    return Audit(remarks, line, whole and not (missing or double or problems or idle or tally.unfinished))


def _double_events(letters: list[Letter]) -> int:
    """Lines of the journal that tell of the same letter twice."""
    subjects = [letter.application.subject for letter in letters]
    told = Event.objects.filter(subject__in=subjects, kind__in=["approval.filed", "application.issued"])
    again = told.values("subject", "kind").annotate(times=Count("pk")).filter(times__gt=1)
    return again.count()


def _letters_without_leaf(letters: list[Letter]) -> list[str]:
    return [f"{letter} has no place in the log." for letter in letters if letter.writing.entry.index is None]


def _not_valid(letters: list[Letter]) -> list[str]:
    known, today = trust(), timezone.localdate()
    verdicts = ((letter, check_letter(pdf_of(letter), trust=known, today=today)) for letter in letters)
    return [f"{letter} is {verdict.state}." for letter, verdict in verdicts if verdict.state != State.VALID]


def _not_sent(letters: list[Letter]) -> list[str]:
    acting = Counter(Dispatch.objects.filter(letter__in=letters, purpose="act").values_list("letter", flat=True))
    return [f"{letter} was sent {acting[letter.pk]} times." for letter in letters if acting[letter.pk] != 1]


def _orphans() -> tuple[int, int]:
    """Files in the vault that no row names, and their bytes: what died between storing and filing."""
    known = {*Letter.objects.values_list("stored", flat=True), *Document.objects.values_list("stored", flat=True)}
    known |= {*Document.objects.values_list("original_stored", flat=True)}
    lying = [f"vault/{folder}/{name}" for folder in default_storage.listdir("vault")[0]
             for name in default_storage.listdir(f"vault/{folder}")[1]]  # fmt: skip
    lost = [name for name in lying if name not in known]
    return len(lost), sum(default_storage.size(name) for name in lost)
