"""Officers and sponsors who meet differently than chance would have it. For auditors; it accuses nobody."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tinggal.lib.turns import take_turn
from tinggal.signals.acts import Act, acts_since
from tinggal.signals.chance import corrected, drawn_at_least
from tinggal.signals.models import Pattern
from tinggal.signals.paces import LEAST_FILES, haste
from tinggal.signals.table import BY_ID

RARE = 0.01
_LEAST_FILES, _LEAST_OTHERS = 8, 8
Evidence = Mapping[str, int | float]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One officer, one desk, one sponsor: ``chance`` as calculated for this meeting alone."""

    signal: str
    desk: str
    officer: int
    sponsor: str
    sample: int
    evidence: Evidence
    chance: float


def find_patterns(*, since: datetime) -> list[Pattern]:
    """Look through the journal and keep what is rare among all meetings looked at; what is no longer so is superseded.

    Takes seconds for a hundred thousand steps; done at night.
    """
    rare = list(_rare(list(meetings(list(acts_since(since))))))
    with transaction.atomic():
        take_turn("signals/patterns")
        Pattern.objects.filter(superseded_at=None).update(superseded_at=timezone.now())
        return Pattern.objects.bulk_create(
            Pattern(
                officer_id=one.officer,
                desk=one.desk,
                sponsor=one.sponsor,
                sample_id=one.sample,
                signal=one.signal,
                version=BY_ID[one.signal].version,
                evidence=dict(one.evidence),
                chance=chance,
            )
            for one, chance in rare
        )


def meetings(acts: Sequence[Act]) -> Iterator[Meeting]:
    """Every officer with every sponsor of some files at one desk, in three ways: eight files, or five for the pace."""
    desks = _grouped(acts, by=lambda act: act.desk)
    for desk, here in desks.items():
        for sponsor, theirs in _grouped(here, by=lambda act: act.sponsor).items():
            for officer, own in _grouped(theirs, by=lambda act: str(act.officer)).items():
                if len({act.file for act in own}) >= LEAST_FILES:
                    yield from _looked_at(desk, int(officer), sponsor, own=own, theirs=theirs, here=here)


def _looked_at(
    desk: str, officer: int, sponsor: str, *, own: Sequence[Act], theirs: Sequence[Act], here: Sequence[Act]
) -> Iterator[Meeting]:
    sample = max(act.file for act in own)
    enough = len({act.file for act in own}) >= _LEAST_FILES
    ways = {
        "S-21": _share(officer, own, theirs, here) if enough else None,
        "S-22": haste(own, here=here),
        "S-23": _approvals(own, here),
    }
    for signal, found in ways.items():
        if found:
            yield Meeting(signal, desk, officer, sponsor, sample, *found)


def _share(
    officer: int, own: Sequence[Act], theirs: Sequence[Act], here: Sequence[Act]
) -> tuple[Evidence, float] | None:
    """Of all steps at this desk the officer took some; of this sponsor's he should have taken about the same part."""
    all_, sponsors, officers = len(here), len(theirs), sum(act.officer == officer for act in here)
    if all_ - officers < _LEAST_OTHERS:
        return None  # alone at this desk
    said = {
        "own": len(own),
        "of": sponsors,
        "share": round(100 * len(own) / sponsors),
        "usual": round(100 * officers / all_),
    }
    return said, drawn_at_least(len(own), drawn=sponsors, marked=officers, all_=all_)


def _approvals(own: Sequence[Act], here: Sequence[Act]) -> tuple[Evidence, float] | None:
    """Approvals among decisions, beside all decisions at the desk."""
    decided, all_ = [act for act in own if act.decides], [act for act in here if act.decides]
    approved = sum(act.approves for act in decided)
    if len(decided) < _LEAST_FILES or approved < len(decided):
        return None
    usual = sum(act.approves for act in all_)
    said = {"own": len(decided), "share": 100, "usual": round(100 * usual / len(all_))}
    return said, drawn_at_least(approved, drawn=len(decided), marked=usual, all_=len(all_))


def _rare(found: Sequence[Meeting]) -> Iterator[tuple[Meeting, float]]:
    """Those that are rare even though so many were looked at."""
    for one, chance in zip(found, corrected([one.chance for one in found]), strict=True):
        if chance <= RARE:
            yield one, chance


def _grouped(acts: Sequence[Act], *, by: Callable[[Act], str]) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        found[by(act)].append(act)
    return found
