"""A decided file as it lay before the first officer: nothing on the page tells how it was decided."""

from dataclasses import dataclass

from django.urls import reverse

from tinggal.applications.clock import PLACES
from tinggal.applications.models import Application
from tinggal.basket.models import SecondLook
from tinggal.casework.story import story
from tinggal.desk.deciding_case import sponsor_line
from tinggal.desk.file_page import key_facts
from tinggal.desk.findings import findings
from tinggal.desk.papers import documents, in_force
from tinggal.desk.shown import answer_to, answers
from tinggal.desk.signal_rows import signals_shown
from tinggal.journal.models import Event
from tinggal.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Sheets:
    """A document with the address of each page's picture. Its own page would tell where the file is now."""

    key: int
    name: str
    pictures: list[str]


def blind_case(actor: Actor, one: SecondLook) -> dict[str, object]:
    """The context of the page: the file with what was written at the desks before the decision, and no status."""
    file = one.application
    before = Event.objects.filter(subject=file.subject, kind__in=PLACES, at__lt=one.application.decision.decided_at)
    told = story(file, list(before.order_by("-number")))
    found = findings(file, open_to_me=False)
    return {
        **key_facts(file),
        "blind": True,
        "sheets": sheets_of(file),
        "checks": found,
        "checks_made": len(found.shown) + len(found.passed),
        "signals": signals_shown(actor, file, open_to_me=False),
        "sponsor": answer_to(file, "sponsor_name"),
        "sponsor_line": sponsor_line(actor, file),
        "answers": answers(file),
        "said": [entry for entry in told.entries if entry.note],
    }


def sheets_of(file: Application) -> list[Sheets]:
    """The documents on which the decision rests, the first nine with a key of their own."""
    there = [paper for paper in documents(file, in_force(file)) if paper.document]
    return [
        Sheets(
            key=at if at < 10 else 0,
            name=paper.name,
            pictures=[
                reverse("desk:page_image", args=[file.reference, paper.code, paper.document.version, page])
                for page in range(1, paper.document.pages + 1)
            ],
        )
        for at, paper in enumerate(there, start=1)
        if paper.document
    ]
