"""Somebody at a browser: finds things by the words a person reads, tells each step, looks closely at every new page."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page

PHONE, SCREEN = (360, 780), (1366, 900)
INDONESIAN = {"name": "django_language", "value": "id"}
_REFERENCE = re.compile(r"TG-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]|[0-9]{15}|[0-9a-z]{26,}", re.IGNORECASE)
PATIENCE = 30_000  # milliseconds


@dataclass
class Eyes:
    """Looks at every kind of page once: pictures on a phone and on a screen in both languages, and axe's opinion."""

    folder: Path
    new_context: Callable[..., BrowserContext]
    seen: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def look(self, page: Page, name: str) -> None:
        """Look at a page if this kind of page, under this name, was not looked at before."""
        if name in self.seen:
            return
        self.seen.add(name)
        self._pictures(page, f"{len(self.seen):03d}-{name}-en")
        found = Axe().run(page)
        self.complaints += [
            f"{name}: {one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]}"
            for one in found.response["violations"]
        ]
        self._in_indonesian(page, f"{len(self.seen):03d}-{name}-id")

    def _pictures(self, page: Page, name: str) -> None:
        for width, height in (PHONE, SCREEN):
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=self.folder / f"{name}-{width}.png", full_page=True)

    def _in_indonesian(self, page: Page, name: str) -> None:
        """The same address in another window that knows the same person and prefers the other language."""
        other = self.new_context(storage_state=page.context.storage_state())
        try:
            other.add_cookies([{**INDONESIAN, "url": page.url}])
            window = other.new_page()
            if window.goto(page.url).ok and page.url == window.url:
                self._pictures(window, name)
        finally:
            other.close()


@dataclass
class Visitor:
    """A person with a browser window; ``eyes`` is None where scripts are switched off and nothing can be measured."""

    name: str
    page: Page
    site: str
    say: Callable[[str], None]
    eyes: Eyes | None

    def tell(self, words: str) -> None:
        """One line for one step."""
        self.say(f"    {self.name}: {words}")

    def arrive(self, words: str) -> None:
        """Tell what was done, and look at the page it led to."""
        self.tell(words)
        self.look()

    def look(self) -> None:
        """Look closely at the present page."""
        path = self.page.url.removeprefix(self.site).split("?")[0].split("#")[0]
        name = re.sub(r"[^a-z0-9]+", "-", _REFERENCE.sub("x", path).lower()).strip("-") or "home"
        if self.eyes:
            heading = re.sub(r"[^a-z]+", "-", self.heading().lower()).strip("-")[:40]
            self.eyes.look(self.page, f"{name}--{heading}" if heading else name)

    def heading(self) -> str:
        """The words of the first heading."""
        first = self.page.get_by_role("heading", level=1).first
        return first.inner_text() if first.count() else ""

    def go(self, path: str) -> None:
        """Type an address; it must be answered well."""
        answer = self.page.goto(f"{self.site}{path}")
        assert answer is not None, path
        assert answer.ok, f"{path} answered {answer.status}"

    def follow(self, words: str) -> None:
        """Click the first link whose words begin so, also one that looks like a button."""
        self.link(words).click()
        self.page.wait_for_load_state()

    def link(self, words: str) -> Locator:
        """The first link whose words begin so, wherever it leads."""
        plain, like_a_button = (self.page.get_by_role(role, name=starts(words)) for role in ("link", "button"))
        return plain.or_(like_a_button).first

    def press(self, words: str, *, inside: Locator | None = None) -> None:
        """Press the first button whose words begin so."""
        (inside or self.page).get_by_role("button", name=starts(words)).first.click()
        self.page.wait_for_load_state()

    def write(self, label: str, text: str, *, inside: Locator | None = None) -> None:
        """Write into the box with this label."""
        (inside or self.page).get_by_label(starts(label)).first.fill(text)

    def choose(self, label: str) -> None:
        """Choose the answer with these words."""
        self.page.get_by_label(starts(label)).first.check()

    def reads(self, words: str) -> None:
        """Wait until these words stand on the page, without loading it again."""
        self.page.get_by_text(words).first.wait_for(timeout=PATIENCE)

    def wait_until_it_reads(self, words: str) -> None:
        """Load the page again and again until these words stand on it, as a patient person would."""
        for _ in range(PATIENCE // 1000):
            if self.page.get_by_text(words).count():
                return
            self.page.wait_for_timeout(1000)
            self.page.reload()
        raise AssertionError(f"{self.page.url} never said {words!r}: {self.page.inner_text('main')[:600]}")


def starts(words: str) -> re.Pattern[str]:
    """Matches accessible names that begin with these words."""
    return re.compile(rf"^\s*{re.escape(words)}")
