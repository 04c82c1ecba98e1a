"""One run through all flows: who is there, and what each flow came to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from bench.people.flows.eyes import Eyes
from bench.people.flows.walker import Count, Stuck, Walker, walker

FIRST, RENEWAL = (25, 22), (4, 6)
"""Typed fields and screens at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A flow. ``bar`` is the most fields and screens, where there is a bar; ``stuck`` says why it did not end."""

    name: str
    count: Count
    bar: tuple[int, int] | None
    stuck: str

    @property
    def holds(self) -> bool:
        """Whether it came to its end within its bar."""
        within = not self.bar or (self.count.typed <= self.bar[0] and self.count.screens <= self.bar[1])
        return within and not self.stuck

    def cells(self) -> list[str]:
        """As the heading says."""
        one = self.count
        judged = "" if not self.bar else "yes" if self.holds else "NO"
        figures = (one.typed, one.chosen, one.papers, one.screens)
        return [self.name, "NO" if self.stuck else "yes", *map(str, figures), judged]


@dataclass(slots=True)
class Story:
    """The browser, a folder for files, and the rows of the table so far."""

    browser: Browser
    folder: Path
    eyes: Eyes
    rows: list[Row] = field(default_factory=list)

    @contextmanager
    def somebody(self) -> Iterator[Walker]:
        """A person with a window of his own."""
        with walker(self.browser, self.folder, self.eyes) as at:
            yield at

    def flow(self, name: str, at: Walker, walk: Callable[[], object], *, bar: tuple[int, int] | None = None) -> None:
        """Walk one flow and keep what it cost, also when it did not come to its end."""
        at.count, stuck = Count(), ""
        try:
            walk()
        except (Stuck, BrowserError) as reason:
            stuck = str(reason).splitlines()[0][:300]
        self.rows.append(Row(name, replace(at.count), bar, stuck))
        print(f"  {name}: {stuck or 'done'}", flush=True)

    def chapter(self, walk: "Callable[[Story], None]") -> None:
        """Several flows that need each other. Where the office's part fails, the rest of them cannot be walked."""
        try:
            walk(self)
        except (Stuck, BrowserError) as reason:
            stuck = str(reason).splitlines()[0][:300]
            self.rows.append(Row(f"the rest of: {walk.__name__.replace('_', ' ')}", Count(), None, stuck))
            print(f"  {self.rows[-1].name}: {stuck}", flush=True)
