"""Looks at every kind of page that somebody comes across on his way, also those that only a form leads to.

axe needs JavaScript, so the page as it came is laid into a window that has it.
"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.urls import resolve
from playwright.sync_api import Page, Route

from bench.people.places import Place
from bench.people.usable import Looked, look


@dataclass(slots=True)
class Eyes:
    """``page`` belongs to a window with JavaScript; each kind of page is looked at once for each heading it has."""

    page: Page
    seen: set[tuple[str, str]] = field(default_factory=set)
    looked: list[Looked] = field(default_factory=list)

    def see(self, page: Page) -> None:
        """Look at the present page, when it is of a kind that was not seen before."""
        path = urlsplit(page.url).path
        name, state = resolve(path).view_name, _state(page)
        if (name, state) in self.seen:
            return
        self.seen.add((name, state))
        words = page.content()

        def as_it_came(route: Route) -> None:
            route.fulfill(body=words, content_type="text/html; charset=utf-8")

        self.page.route(page.url, as_it_came)
        self.page.goto(page.url)
        self.looked.append(look(self.page, Place("", name, path), state))
        self.page.unroute(page.url)


def _state(page: Page) -> str:
    """The heading, and whether something is wrong."""
    heading = page.get_by_role("heading", level=1).first
    fault = page.locator(".govuk-error-summary, .problem").count()
    return f"{'with faults: ' if fault else ''}{heading.inner_text() if heading.count() else ''}"
