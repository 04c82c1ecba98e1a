"""``manage.py diagram``: draw the roads of an application into ``docs/map.md`` from the tables that are enforced."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tinggal.applications.route import ROUTES
from tinggal.lib.workflow import Workflow

BEGIN, END = "<!-- roads: drawn by `make diagram` -->", "<!-- end of roads -->"
DRAWN = ("change-of-status-2023", "kanim-decides-2023", "change-of-address-2022")


def drawn(page: str) -> str:
    """The page with the roads drawn anew between the two marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n".join([before + BEGIN, "", *(_road(ROUTES[name]) for name in DRAWN), _table(), "", END + after])


def _road(road: Workflow) -> str:
    since = f"In force from {road.since:%-d %B %Y} ({road.law})."
    return f"### {road.name}\n\n{since}\n\n```mermaid\n{road.mermaid()}\n```\n"


def _table() -> str:
    rows = [f"| {road.name} | {road.since:%Y-%m-%d} | {road.law} | {len(road.moves)} |" for road in ROUTES.values()]
    return "\n".join(["| road | since | law | rows |", "|---|---|---|---|", *rows])


class Command(BaseCommand):
    help = "Draw the roads into docs/map.md."

    def handle(self, *args: Any, **options: Any) -> None:
        page = Path(settings.ROOT) / "docs" / "map.md"
        page.write_text(drawn(page.read_text()))
        self.stdout.write(f"Drawn: {', '.join(DRAWN)}.")
