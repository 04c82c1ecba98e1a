"""One example of every kind of page that a person can reach by links, found by walking from his first page."""

import re
from collections import deque
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
    "petugas.jakpus": "/desk/day/",
    "kasubdit": "/desk/day/",
    "auditor": "/audit/files/",
    "administrator": "/manage/",
}
"""Demo login → where his walk begins."""
PEOPLE = ("", "anna", "liwei")
"""Those whose pages the bars are about."""
LINK = re.compile(r'<a\b[^>]*\shref="([^"]+)"')
MOST = 400  # pages fetched for one person
NOT_WALKED = ("/simulators/", "/static/", "/accounts/logout/", "/log/tile", "/events/", "/payments/simulated")


@dataclass(frozen=True, slots=True)
class Place:
    """A page of its kind: ``name`` is the name of the route, ``path`` one address of it."""

    who: str
    name: str
    path: str


def places(context: BrowserContext, *, who: str) -> list[Place]:
    """The kinds of pages this person reaches, each once, in the order found; only what answers with a page."""
    found: dict[str, Place] = {}
    seen, waiting = {FIRST[who]}, deque([FIRST[who]])
    while waiting and len(seen) < MOST:
        path = waiting.popleft()
        name = _kind(path)
        if not name or name in found:
            continue
        words = _page(context.request, path)
        if words is None:
            continue
        found[name] = Place(who, name, path)
        for link in LINK.findall(words):
            onward = _own(path, unescape(link))
            if onward and onward not in seen:
                seen.add(onward)
                waiting.append(onward)
    return list(found.values())


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
