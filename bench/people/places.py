"""One example of every kind of page that a person can reach by links, found by walking from his first page."""

import re
from collections import Counter, deque
from dataclasses import dataclass
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext, BrowserContext

from bench.people.browsing import SITE

FIRST = {
    "": "/",
    "anna": "/applications/",
    "liwei": "/applications/",
    "hr.samudra": "/sponsor/?all=1",
    "petugas.jakpus": "/desk/day/",
    "kepala.jakpus": "/desk/day/",
    "kasubdit": "/desk/day/",
    "auditor": "/audit/files/",
    "administrator": "/manage/",
}
"""Demo login → where his walk begins."""
PEOPLE = ("", "anna", "liwei", "hr.samudra")
"""Those whose pages every bar is about."""
OFFICES = ("desk:", "audit:", "manage:", "track:board")
ROOMS = dict.fromkeys(PEOPLE, ("",)) | {"hr.samudra": ("sponsor:",)}
"""The rooms whose pages are looked at with a login; the other pages that the clerk of a sponsor or an officer sees are
those of people. Who is not named here works in ``OFFICES``."""
HUBS = {"portal:application": 6, "desk:application": 8, "sponsor:file": 6, "sponsor:person": 3}
"""Pages that lead on to other kinds in each of their states: how many of them are opened to look for links."""
BEGIN, DRAFTS = "portal:begin", "portal:form"
LINK = re.compile(r'<a\b[^>]*\shref="([^"]+)"')
MOST = 1200  # links remembered for one person
NOT_WALKED = ("/simulators/", "/static/", "/accounts/logout/", "/log/tile", "/events/", "/payments/simulated")


@dataclass(frozen=True, slots=True)
class Place:
    """A page of its kind: ``name`` is the name of the route, ``path`` one address of it."""

    who: str
    name: str
    path: str


def places(context: BrowserContext, *, who: str) -> list[Place]:
    """The kinds of pages this person reaches, each once, in the order found; only what answers with a page.

    A person without a draft begins one, so that its pages are there.
    """
    found: dict[str, Place] = {}
    seen: set[str] = set()
    _walk(context, who, found, seen, FIRST[who])
    if who in PEOPLE and BEGIN in found and DRAFTS not in found:
        _walk(context, who, found, seen, _begun(context, found[BEGIN].path))
    return list(found.values())


def _walk(context: BrowserContext, who: str, found: dict[str, Place], seen: set[str], first: str) -> None:
    seen.add(first)
    waiting, opened = deque([first]), Counter[str]()
    while waiting and len(seen) < MOST:
        path = waiting.popleft()
        name = _kind(path)
        if not name or opened[name] >= HUBS.get(name, 1) or not name.startswith(ROOMS.get(who, OFFICES)):
            continue
        words = _page(context.request, path)
        if words is None:
            continue
        opened[name] += 1
        found.setdefault(name, Place(who, name, path))
        for link in LINK.findall(words):
            onward = _own(path, unescape(link))
            if onward and onward not in seen:
                seen.add(onward)
                waiting.append(onward)


def _begun(context: BrowserContext, path: str) -> str:
    """The address of a new draft."""
    page = context.new_page()
    page.goto(f"{SITE}{path}")
    page.click("main form:not([action]) button")
    page.wait_for_load_state()
    address = urlsplit(page.url).path
    page.close()
    return address


def _page(request: APIRequestContext, path: str) -> str | None:
    answer = request.get(f"{SITE}{path}", max_redirects=0)
    if answer.status != 200 or "html" not in answer.headers.get("content-type", ""):
        return None
    return answer.text()


def _own(path: str, link: str) -> str:
    """The address on our site without fragment; "" for everything else."""
    whole = urlsplit(urldefrag(urljoin(f"{SITE}{path}", link)).url)
    if f"{whole.scheme}://{whole.netloc}" != SITE or whole.path.startswith(NOT_WALKED):
        return ""
    return f"{whole.path}?{whole.query}" if whole.query else whole.path


def _kind(path: str) -> str:
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return ""
    return match.view_name
