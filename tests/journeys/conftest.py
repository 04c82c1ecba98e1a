"""A running site, a browser, and the people who use it."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys.applicant import Applicant
from tests.journeys.live_site import LiveSite, running
from tests.journeys.officer import Officer
from tests.journeys.visitor import PATIENCE, Eyes, Visitor
from tinggal.demo.cases import Case
from tinggal.launch.places import ROOT

CHROMIUM = "/usr/bin/chromium"
MANNERS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
]
RESULTS = ROOT / "test-results"
MeetApplicant = Callable[..., Applicant]
MeetOfficer = Callable[[str, str], Officer]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser there is no journey."""
    missing = pytest.mark.skip(reason=f"Chromium is not installed: there is no {CHROMIUM}")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if not Path(CHROMIUM).exists():
                item.add_marker(missing)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """Reference data and officers, nothing else: no applicant, no file."""
    with running(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window. Ended with the last journey: while it runs, Django's database is off limits
    to the test's own thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=MANNERS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def eyes(browser: Browser) -> Eyes:
    """Remembers what was looked at; pictures go to ``test-results/journeys``."""
    folder = RESULTS / "journeys"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return Eyes(folder, browser.new_context)


@pytest.fixture
def windows(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser windows that share nothing; closes them after the journey."""
    opened: list[BrowserContext] = []

    def window(**settings: object) -> BrowserContext:
        context = browser.new_context(locale="en-GB", accept_downloads=True, **settings)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield window
    for context in opened:
        context.close()


@pytest.fixture
def meet_applicant(
    windows: Callable[..., BrowserContext], site: LiveSite, eyes: Eyes, tmp_path: Path
) -> MeetApplicant:
    """An applicant with a case, in a window of his own; ``scripts=False`` switches JavaScript off."""

    def meet(case: Case, *, scripts: bool = True) -> Applicant:
        page = windows(java_script_enabled=scripts).new_page()
        visitor = Visitor("applicant", page, site.address, eyes if scripts else None)
        return Applicant(visitor, case, folder=tmp_path)

    return meet


@pytest.fixture
def meet_officer(windows: Callable[..., BrowserContext], site: LiveSite, eyes: Eyes) -> MeetOfficer:
    """An officer, signed in."""

    def meet(name: str, login: str) -> Officer:
        officer = Officer(Visitor(name, windows().new_page(), site.address, eyes), login, site)
        officer.sign_in()
        return officer

    return meet


@pytest.fixture
def meet_visitor(windows: Callable[..., BrowserContext], site: LiveSite, eyes: Eyes) -> Callable[[str], Visitor]:
    """Somebody without an account."""
    return lambda name: Visitor(name, windows().new_page(), site.address, eyes)


@pytest.fixture(autouse=True)
def told(request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str], eyes: Eyes) -> Iterator[None]:
    """Lets the steps be read while they are taken; no page of a journey may have a fault that axe finds."""
    with capfd.disabled():
        print(f"\n  {re.sub('_', ' ', request.node.name)}", flush=True)
        yield
    complaints, eyes.complaints[:] = eyes.complaints.copy(), []
    assert complaints == []
