"""Chromium for measuring, and the demo people signed in, at a demonstration that runs already (``SITE``)."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tinggal.demo.officers import DOMAIN, PASSWORD

SITE = os.environ.get("SITE", "http://127.0.0.1:8000").rstrip("/")
LANGUAGE = os.environ.get("LANGUAGE", "en")
CHROMIUM = "/usr/bin/chromium"
MANNERS = ["--no-sandbox", "--disable-gpu", "--no-proxy-server", "--disable-background-networking"]
PHONE, SCREEN, NARROWEST = 360, 1366, 320
NEXT_DIGITS = 15_000
"""Milliseconds until other digits are tried: the same are not taken twice."""
SIX_DIGITS = re.compile(r"\b(\d{3}) ?(\d{3})\b")


def insist_on_a_site() -> None:
    """Ends the program with words when nobody answers at ``SITE``."""
    try:
        with urlopen(f"{SITE}/") as answer:
            answer.read(1)
    except (URLError, OSError) as nobody:
        raise SystemExit(f"Nobody answers at {SITE}. Start ./run in another window first, or say SITE=…") from nobody


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=MANNERS)
        yield browser
        browser.close()


def window(browser: Browser, *, language: str = LANGUAGE, width: int = PHONE, who: str = "") -> BrowserContext:
    """A window that shares nothing with others; ``who`` is a demo login, "" for a visitor."""
    context = browser.new_context(viewport={"width": width, "height": 780}, locale="en-GB")
    if who:
        sign_in(context.new_page(), who)
    context.add_cookies([{"name": "django_language", "value": language, "url": SITE}])
    return context


def sign_in(page: Page, who: str) -> None:
    """With the demo password, and with the digits that the demonstration's authenticator shows."""
    page.goto(f"{SITE}/accounts/login/")
    page.fill("input[name=login]", f"{who}@{DOMAIN}")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    for _time in range(4):
        if not page.query_selector("main input[name=code]"):
            break
        page.fill("main input[name=code]", digits(page.context.new_page(), who))
        page.press("main input[name=code]", "Enter")
        page.wait_for_load_state()
        if page.query_selector("main input[name=code]"):
            page.wait_for_timeout(NEXT_DIGITS)
    else:
        raise SystemExit(f"{who} could not sign in.")
    page.close()


def digits(page: Page, who: str) -> str:
    """The six digits that the demonstration's authenticator shows now; the page is closed."""
    page.goto(f"{SITE}/simulators/authenticator/")
    words = page.inner_text("main")
    page.close()
    found = SIX_DIGITS.search(words[words.index(f"{who}@") :])
    if found is None:
        raise SystemExit(f"The authenticator shows no digits for {who}.")
    return "".join(found.groups())
