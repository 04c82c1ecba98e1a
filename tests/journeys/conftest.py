"""A running site, a browser, and the people who use it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys.applicant import Applicant
from tests.journeys.live_site import LiveSite, running
from tests.journeys.officer import Officer
from tests.journeys.visitor import PATIENCE, Eyes, Visitor
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
Say = Callable[[str], None]
MeetVisitor = Callable[..., Visitor]
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
def say(request: pytest.FixtureRequest) -> Say:
    """Writes a line to the terminal at once, past what catches the output of tests."""
    catching = request.config.pluginmanager.getplugin("capturemanager")

    def line(words: str) -> None:
        with catching.global_and_fixture_disabled():
            print(words, flush=True)

    return line


@pytest.fixture
def meet_visitor(windows: Callable[..., BrowserContext], site: LiveSite, eyes: Eyes, say: Say) -> MeetVisitor:
    """Somebody without an account; ``scripts=False`` switches JavaScript off."""

    def meet(name: str, *, scripts: bool = True) -> Visitor:
        page = windows(java_script_enabled=scripts).new_page()
        return Visitor(name, page, site.address, say, eyes if scripts else None)

    return meet


@pytest.fixture
def meet_applicant(meet_visitor: MeetVisitor, tmp_path: Path) -> MeetApplicant:
    """An applicant with a case, in a window of his own."""
    return lambda case, **how: Applicant(meet_visitor("applicant", **how), case, folder=tmp_path)


@pytest.fixture
def meet_officer(meet_visitor: MeetVisitor, site: LiveSite) -> MeetOfficer:
    """An officer, signed in."""

    def meet(name: str, login: str) -> Officer:
        officer = Officer(meet_visitor(name), login, site)
        officer.sign_in()
        return officer

    return meet


@pytest.fixture(autouse=True)
def told(request: pytest.FixtureRequest, say: Say, eyes: Eyes) -> Iterator[None]:
    """Says which journey begins; no page of it may have a fault that axe finds."""
    say(f"\n  {request.node.name.replace('_', ' ')}")
    yield
    complaints, eyes.complaints[:] = eyes.complaints.copy(), []
    assert not complaints, "\n".join(complaints)
