"""Somebody at a browser whose JavaScript is off; remembers what he had to type, to choose and to look at."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page

from bench.people.browsing import PHONE, SITE
from bench.people.flows.eyes import Eyes
from tinggal.catalogue.types import Question
from tinggal.demo.papers import Paper

PATIENCE = 60
"""Seconds until something that the service does by itself must be there."""
OTHERS = ("/simulators/",)
"""The bank and the mailbox: their pages are not ours to count."""


class Stuck(Exception):
    """A page did not let him go on; the words say which and why."""


@dataclass(slots=True)
class Count:
    """Fields written by hand (a day in three boxes is one), things ticked or picked, documents added, pages loaded."""

    typed: int = 0
    chosen: int = 0
    papers: int = 0
    screens: int = 0


@dataclass(slots=True)
class Walker:
    """One person with one window. ``count`` is that of the flow he is in."""

    page: Page
    folder: Path
    eyes: Eyes
    count: Count = field(default_factory=Count)

    def go(self, path: str) -> None:
        """Open an address of ours, as a bookmark or a link in a mail does."""
        answer = self.page.goto(f"{SITE}{path}")
        if answer is None or not answer.ok:
            raise Stuck(f"{path} answered {answer and answer.status}")
        self._arrived()

    def follow(self, words: str) -> None:
        """Click the first link whose words begin so, also one that looks like a button."""
        self._click(self.link(words), words)

    def link(self, words: str) -> Locator:
        """The first link whose words begin so, wherever it leads."""
        main = self.page.locator("main")
        return main.get_by_role("link", name=begins(words)).or_(main.get_by_role("button", name=begins(words))).first

    def press(self, words: str) -> None:
        """Press the first button of the page's own part whose words begin so."""
        self._click(self.page.locator("main").get_by_role("button", name=begins(words)).first, words)

    def write(self, label: str, text: str) -> None:
        """Write into the box whose label begins so."""
        self.box(label).fill(text)
        self.count.typed += 1

    def box(self, label: str) -> Locator:
        """The box, the radio or the list whose label begins so."""
        found = self.page.locator("main").get_by_label(begins(label)).first
        if not found.count():
            raise Stuck(f"{self.where}: nothing is labelled “{label}”. {self.said}")
        return found

    def write_day(self, label: str, day: str) -> None:
        """Write a day, given as ISO 8601, into its three boxes."""
        boxes = self.page.locator("main").get_by_role("group", name=begins(label))
        for part, value in zip(("Year", "Month", "Day"), day.split("-"), strict=True):
            boxes.get_by_label(part).fill(str(int(value)))
        self.count.typed += 1

    def pick(self, selector: str) -> None:
        """Tick the first box or radio that fits."""
        found = self.page.locator(f"main {selector}").first
        if not found.count():
            raise Stuck(f"{self.where}: there is no {selector}. {self.said}")
        found.check()
        self.count.chosen += 1

    def answer(self, asked: Mapping[str, Question], told: Mapping[str, str]) -> None:
        """Fill in what the page asks, must be there and is not there yet."""
        for code, question in asked.items():
            held = self.page.locator(f"main [name='{code}'], main [name^='{code}_']")
            if held.count() and told.get(code) and not self._is_there(held):
                self._answer(question, told[code], held)

    def add(self, code: str, paper: Paper) -> None:
        """Choose a file from the disk in the field of a document."""
        file = self.folder / paper.name
        file.write_bytes(paper.content)
        self.page.locator(f"main input[type=file][name='{code}']").first.set_input_files(file)
        self.count.papers += 1

    def loaded(self) -> None:
        """A link was clicked that is found by other things than its words."""
        self.page.wait_for_load_state()
        self._arrived()

    def reads(self, words: str) -> None:
        """These words must stand on the page."""
        if not self.page.locator("main").get_by_text(words).count():
            raise Stuck(f"{self.where} does not say “{words}”. {self.said}")

    def wait_for(self, words: str) -> None:
        """Load the page again until it says so; the same page is no other screen."""
        for _second in range(PATIENCE):
            if self.page.locator("main").get_by_text(words).count():
                return
            self.page.wait_for_timeout(1000)
            self.page.reload()
        raise Stuck(f"{self.where} never said “{words}”. {self.said}")

    def elsewhere(self, path: str, *, saying: re.Pattern[str], through: str) -> str:
        """The words of a page in another window, behind its first link ``through``, once they say it."""
        page, words = self.page.context.new_page(), ""
        for _second in range(PATIENCE):
            page.goto(f"{SITE}{path}")
            if page.locator(through).count():
                page.locator(through).first.click()
                page.wait_for_load_state()
                words = page.locator("main").inner_text()
            if saying.search(words):
                page.close()
                return words
            page.wait_for_timeout(1000)
        raise Stuck(f"{path} never said {saying.pattern}")

    @property
    def where(self) -> str:
        """The address of the page, without that of the site."""
        return self.page.url.removeprefix(SITE)

    @property
    def said(self) -> str:
        """The faults that the page names, else how it begins."""
        fault = self.page.locator(".govuk-error-summary, .problem")
        words = fault.first.inner_text() if fault.count() else self.page.locator("main").inner_text()[:160]
        return f"It says: {' '.join(words.split())}"

    def _is_there(self, held: Locator) -> bool:
        kinds = {held.nth(at).get_attribute("type") for at in range(held.count())}
        if kinds & {"radio", "checkbox"}:
            return any(held.nth(at).is_checked() for at in range(held.count()))
        return all(held.nth(at).input_value() for at in range(held.count()))

    def _answer(self, question: Question, text: str, held: Locator) -> None:
        if question.kind == "date":
            self.write_day(str(question.label), text)
        elif held.first.get_attribute("type") == "radio":
            self.pick(f"[name='{question.code}'][value='{text}']")
        elif held.first.evaluate("one => one.tagName") == "SELECT":
            held.first.select_option(text)
            self.count.chosen += 1
        else:
            held.first.fill(text)
            self.count.typed += 1

    def _click(self, one: Locator, words: str) -> None:
        if not one.count():
            raise Stuck(f"{self.where}: there is no “{words}” to press. {self.said}")
        one.click()
        self.page.wait_for_load_state()
        self._arrived()

    def _arrived(self) -> None:
        if not urlsplit(self.page.url).path.startswith(OTHERS):
            self.count.screens += 1
            self.eyes.see(self.page)


def begins(words: str) -> re.Pattern[str]:
    """Matches names that begin with these words."""
    return re.compile(rf"^\s*{re.escape(words)}")


@contextmanager
def walker(browser: Browser, folder: Path, eyes: Eyes) -> Iterator[Walker]:
    """A window of its own, on a phone, in English, with JavaScript off."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": 780}, locale="en-GB", java_script_enabled=False, accept_downloads=True
    )
    context.add_cookies([{"name": "django_language", "value": "en", "url": SITE}])
    context.set_default_timeout(PATIENCE * 1000)
    yield Walker(context.new_page(), folder, eyes)
    context.close()
