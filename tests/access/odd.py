"""Values nobody should send and somebody will: in addresses, after the question mark, and in forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote

from tests.access.values import Values

IN_ADDRESSES = (
    "0",
    "-1",
    "9" * 30,
    "9" * 5000,
    "1e9",
    "%00",
    "a%00b",
    "%2F..%2F..%2Fetc%2Fpasswd",
    "..",
    "%ED%A0%80",
    "%F0%9F%8F%A0",
    "%C3%A9%CC%81%E2%80%AE",
    "'%20OR%201=1%20--",
    "%7B%7B7*7%7D%7D%25s",
    "TG-0000-0000-1",
    "tg-7k3m-9qxa-5",
    "%20",
)
IN_QUERIES = (
    "%00",
    "-1",
    "99999999999999999999",
    "2026-99-99,9999999999999999999999",
    "%F0%9F%8F%A0%25_'%22%5C%ED%A0%80",
)
# Every parameter a page of ours reads.
PARAMETERS = (
    *("after", "before", "page", "size", "version", "q", "status", "due", "role", "province", "kanwil"),
    *("to", "back", "next", "language", "desk", "later"),
)
IN_FORMS = (
    "",
    "\x00",
    "-1",
    "9" * 5000,
    "2026-99-99",
    "\ud800",
    "'; -- {{ 7*7 }} %s",
    "\u202e\u0301 \U0001f3e0",
)
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)
FIELD = re.compile(r"<(?:input|select|textarea|button)\b[^>]*\sname=\"([^\"]+)\"")
HIDDEN = re.compile(r"<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
ACTION = re.compile(r"\saction=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True, order=True)
class FoundForm:
    """A form of a page that is posted: where to, the fields people fill in, and the hidden ones with their values."""

    action: str
    fields: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...]


def odd_addresses(where: str, values: Values) -> Iterator[str]:
    """The address with each of its values replaced by each of the odd ones, one at a time, and left out."""
    for value in dict.fromkeys(str(value) for value in values):
        for odd in (*IN_ADDRESSES, ""):
            yield where.replace(f"/{quote(value)}", f"/{odd}", 1)


def odd_queries() -> list[str]:
    """Every parameter with an odd value, all at once; and what no parser likes."""
    return ["&".join(f"{name}={odd}" for name in PARAMETERS) for odd in IN_QUERIES] + ["q[]=1&q=2&&&=&%"]


def forms_of(page: str, *, where: str) -> set[FoundForm]:
    """Each form of a page that is posted, without its token."""
    found = set()
    for opening, inside in FORM.findall(page):
        if 'method="post"' in opening:
            action = ACTION.search(opening)
            hidden = {name: unescape(value) for name, value in HIDDEN.findall(inside)} | {"csrfmiddlewaretoken": ""}
            fields = sorted({*FIELD.findall(inside)} - hidden.keys())
            del hidden["csrfmiddlewaretoken"]
            to = unescape(action[1]) if action and action[1] else where
            found.add(FoundForm(to, tuple(fields), tuple(sorted(hidden.items()))))
    return found
