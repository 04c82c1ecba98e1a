"""The documents of a file as its page shows them: one page at a time, turned and as large as the officer wants it.

Everything is in the address (``?document=…&page=2&turn=90&zoom=150``), so that every button is a link. A script may
ask for the viewer alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from tinggal.applications.models import Application, Document
from tinggal.applications.page_images import page_asked_for
from tinggal.desk.findings import Findings
from tinggal.desk.papers import Paper
from tinggal.verification.marks import Mark, mark

TURNS = ("", "90", "180", "270")
ZOOMS = ("whole", "", "150", "200", "300")
"""The whole page, as wide as there is room (""), and larger, in per cent of that width."""
KEYS = "123456789"


@dataclass(frozen=True, slots=True)
class Tab:
    """A document one may choose, and the key that opens it ("" after the ninth)."""

    key: str
    paper: Paper
    href: str
    small: str
    current: bool
    open_checks: int


@dataclass(frozen=True, slots=True)
class Viewer:
    """One page of one document. The addresses are "" where there is nothing further in that direction."""

    tabs: list[Tab]
    paper: Paper
    document: Document
    number: int
    turn: str
    zoom: str
    picture: str
    marks: list[Mark]
    pages: list[tuple[int, str]]
    before: str
    after: str
    larger: str
    smaller: str
    fits: str
    turned: str


def viewer(
    file: Application,
    papers: Sequence[Paper],
    *,
    found: Findings,
    asked: Mapping[str, str],
) -> Viewer | None:
    """What the address asks for; the first document not yet looked at where it asks for none. None without any."""
    there = [paper for paper in papers if paper.document]
    paper = _chosen(there, asked.get("document", ""))
    if paper is None or paper.document is None:
        return None
    document = paper.document
    state = {
        "document": paper.code,
        "page": str(page_asked_for(asked.get("page", ""), most=document.pages)),
        "turn": _one_of(TURNS, asked.get("turn", "")),
        "zoom": _one_of(ZOOMS, asked.get("zoom", "")),
    }
    number, zoom, turn = int(state["page"]), ZOOMS.index(state["zoom"]), TURNS.index(state["turn"])

    def to(**change: object) -> str:
        return address(file, **{**state, **change})

    return Viewer(
        tabs=_tabs(file, there, paper, found),
        paper=paper,
        document=document,
        number=number,
        turn=state["turn"],
        zoom=state["zoom"],
        picture=_picture(file, document, page=number, turn=state["turn"], large=zoom > 1),
        marks=_marks(found, paper.code, page=number, quarters=turn, chosen=asked.get("mark", "")),
        pages=[(page, to(page=page)) for page in range(1, document.pages + 1)],
        before=to(page=number - 1) if number > 1 else "",
        after=to(page=number + 1) if number < document.pages else "",
        larger=to(zoom=ZOOMS[zoom + 1]) if zoom + 1 < len(ZOOMS) else "",
        smaller=to(zoom=ZOOMS[zoom - 1]) if zoom else "",
        fits=to(zoom="") if state["zoom"] else "",
        turned=to(turn=TURNS[(turn + 1) % len(TURNS)]),
    )


def address(file: Application, **state: object) -> str:
    """The address of the file's page with its viewer in this state; the first page and what is empty are left out."""
    told = {name: str(value) for name, value in state.items() if value and (name, str(value)) != ("page", "1")}
    return f"{reverse('desk:application', args=[file.reference])}?{urlencode(told)}#viewer"


def _chosen(there: Sequence[Paper], wanted: str) -> Paper | None:
    asked_for = next((one for one in there if one.code == wanted), None)
    waiting = next((one for one in there if one.verdict is None), None)
    return asked_for or waiting or (there[0] if there else None)


def _tabs(file: Application, there: Sequence[Paper], current: Paper, found: Findings) -> list[Tab]:
    waiting = [one.code for one in found.shown if one.is_open]
    return [
        Tab(
            key=KEYS[at : at + 1],
            paper=one,
            href=address(file, document=one.code),
            small=_picture(file, one.document, page=1, size="small") if one.document else "",
            current=one.code == current.code,
            open_checks=waiting.count(one.code),
        )
        for at, one in enumerate(there)
    ]


def _marks(found: Findings, code: str, *, page: int, quarters: int, chosen: str) -> list[Mark]:
    shown: list[Mark] = []
    for one in found.shown:
        place = one.place if one.code == code else None
        for _quarter in range(quarters):
            place = place.turned() if place else None
        shown += mark(place, sign=one.sign, kind=one.kind, page=page, chosen=chosen)
    return shown


def _picture(
    file: Application, document: Document, *, page: int, turn: str = "", large: bool = False, size: str = "normal"
) -> str:
    place = reverse("desk:page_image", args=[file.reference, document.code, document.version, page])
    return f"{place}?{urlencode({'size': 'large' if large else size} | ({'turn': turn} if turn else {}))}"


def _one_of(known: Sequence[str], wanted: str) -> str:
    return wanted if wanted in known else ""
