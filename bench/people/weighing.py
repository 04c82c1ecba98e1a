"""What crosses the line: bytes and requests of a first visit, bytes of the next page, compressed, by Chromium."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from bench.people.browsing import SITE, window


@dataclass(frozen=True, slots=True)
class Weight:
    """``first`` and ``next`` in bytes with headers, ``requests`` of the first visit."""

    name: str
    first: int
    requests: int
    next: int


def weigh(browser: Browser, *, name: str, path: str, onward: str) -> Weight:
    """A first visit to ``path`` with nothing kept before, then ``onward`` in the same window."""
    context = window(browser)
    page = context.new_page()
    first, requests = _load(page, path)
    following, _requests = _load(page, onward)
    context.close()
    return Weight(name, first, requests, following)


def _load(page: Page, path: str) -> tuple[int, int]:
    talk = page.context.new_cdp_session(page)
    talk.send("Network.enable")
    sizes: list[float] = []
    kept: set[str] = set()
    talk.on("Network.requestServedFromCache", lambda event: kept.add(event["requestId"]))
    talk.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(f"{SITE}{path}", wait_until="networkidle")
    talk.detach()
    crossed = [size for size in sizes if size]
    return round(sum(crossed)), len(crossed)
