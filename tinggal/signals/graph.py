"""What ties a sponsor's foreigners together, and to files of other sponsors: the same for a drawing and a table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tinggal.applications.models import Application, ApplicationQuerySet
from tinggal.signals import spelling
from tinggal.signals.models import Mark
from tinggal.signals.traits import (
    ACCOUNT,
    ADDRESS,
    FILE,
    MAIL,
    ORIGIN,
    PASSPORT,
    PHONE,
    RPTKA,
    SPONSOR,
    SPONSOR_NAME,
    key_of,
)

TIES, OUTSIDE = 20, 14
_SEARCHED = 500
_KINDS = (PASSPORT, FILE, ACCOUNT, ADDRESS, PHONE, MAIL, RPTKA, ORIGIN)


@dataclass(frozen=True, slots=True)
class Tie:
    """One thing that several files have: what kind of thing, in which question or document it stands, and in which
    files (ids): ``here`` of those on this page, ``outside`` of other sponsors."""

    kind: str
    about: str
    here: tuple[int, ...]
    outside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """``outside`` are the files of other sponsors, by id. The last two count what is not shown for want of room."""

    ties: tuple[Tie, ...]
    outside: Mapping[int, Application]
    ties_left_out: int
    outside_left_out: int


def files_of_sponsor(application: Application) -> ApplicationQuerySet:
    """All files with this one's sponsor, by its number or its name; this one alone when it names none."""
    answers = application.answers
    keys = [
        key_of(SPONSOR, spelling.number(answers.get("sponsor_number", ""))),
        key_of(SPONSOR_NAME, spelling.company(answers.get("sponsor_name", ""))),
    ]
    marks = Mark.objects.filter(key__in=[key for key in keys if key])
    if not marks.exists():
        return Application.objects.filter(pk=application.pk)
    return Application.objects.filter(pk__in=marks.values("application_id"))


def newest_of_sponsor(application: Application, *, below: int | None, most: int) -> list[int]:
    """The ids of the sponsor's files, the newest first, those smaller than ``below``: read from the index on marks, so
    that a sponsor with ten thousand files costs no more than one with ten."""
    answers, found = application.answers, set[int]()
    for kind, value in (
        (SPONSOR, spelling.number(answers.get("sponsor_number", ""))),
        (SPONSOR_NAME, spelling.company(answers.get("sponsor_name", ""))),
    ):
        if key := key_of(kind, value):
            marks = Mark.objects.filter(key=key).order_by("-application_id")
            marks = marks.filter(application_id__lt=below) if below is not None else marks
            found |= set(marks.values_list("application_id", flat=True)[: 2 * most])
    return sorted(found, reverse=True)[:most]


def links_between(files: Sequence[Application]) -> Links:
    """What these files of one sponsor have in common with each other, or with files of other sponsors.

    What ties this sponsor to others comes first. What all the sponsor's files share with each other only, such as its
    own phone, is left to the end. Four queries, however many files there are.
    """
    here = {file.pk for file in files}
    marks = list(Mark.objects.filter(application_id__in=here, kind__in=_KINDS).order_by("pk"))
    named = {mark.key: mark for mark in marks}
    where: dict[str, set[int]] = defaultdict(set)
    for mark in marks:
        where[mark.key].add(mark.application_id)
    elsewhere = Mark.objects.filter(key__in=named).exclude(application_id__in=here).order_by("-application_id")
    for key, pk in elsewhere.values_list("key", "application_id")[:_SEARCHED]:
        where[key].add(pk)
    others = _of_other_sponsors(files, {pk for found in where.values() for pk in found} - here)
    ties = [
        Tie(named[key].kind, named[key].about, tuple(sorted(found & here)), tuple(sorted(found & others.keys())))
        for key, found in where.items()
    ]
    tied = sorted((one for one in ties if len(one.here) + len(one.outside) > 1), key=_first)
    shown, left = tied[:TIES], tied[TIES:]
    room = list(dict.fromkeys(pk for tie in shown for pk in tie.outside))
    kept = set(room[:OUTSIDE])
    narrowed = (Tie(tie.kind, tie.about, tie.here, tuple(pk for pk in tie.outside if pk in kept)) for tie in shown)
    return Links(tuple(narrowed), {pk: others[pk] for pk in room[:OUTSIDE]}, len(left), len(room) - len(kept))


def _of_other_sponsors(files: Sequence[Application], candidates: Iterable[int]) -> dict[int, Application]:
    if not files:
        return {}
    found = Application.objects.filter(pk__in=candidates).select_related("office", "applicant").order_by("-pk")
    own = files_of_sponsor(files[0])
    same = set(own.filter(pk__in=candidates).values_list("pk", flat=True))
    return {file.pk: file for file in found if file.pk not in same}


def _first(tie: Tie) -> tuple[bool, bool, int, str]:
    """In which order ties are shown."""
    return (not tie.outside, tie.about.startswith("sponsor_"), _KINDS.index(tie.kind), tie.about)
