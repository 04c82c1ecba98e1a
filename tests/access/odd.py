"""Values nobody should send and somebody will: in addresses, after the question mark, and in forms."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from tests.access.scene import Values

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
QUERIES = (
    "after=abc",
    "after=9999999999999999999999,9",
    "after=2026-99-99,1",
    "before=-1",
    "before=99999999999999999999999999",
    "before=%00",
    "page=-1",
    "page=99999999999999999999",
    "page=%F0%9F%8F%A0",
    "size=%00&version=%00&page=0",
    "version=99999999999999999999",
    "q=%00",
    "q=%25%5F'%22%5C%ED%A0%80",
    "status=nowhere&due=%00&role=%00",
    "province=%00&kanwil=%00",
    "province=99999999999999999999&kanwil=99999999999999999999",
    "to=%00",
    "back=%00&next=//evil.example/",
    "next=%00&language=xx",
    "q[]=1&q=2&&&=&%",
)
IN_FORMS = ("", "\x00", "-1", "9" * 5000, "1e400", "2026-99-99", "\ud800", "'; --", "{{ 7*7 }}", "\u202e\u0301 \U0001f3e0")
FIELD = re.compile(r"<(?:input|select|textarea|button)[^>]*\sname=\"([^\"]+)\"")


def odd_addresses(where: str, values: Values) -> Iterator[str]:
    """The address with each of its values replaced by each of the odd ones, one at a time, and left out."""
    for value in dict.fromkeys(str(value) for value in values):
        for odd in (*IN_ADDRESSES, ""):
            yield where.replace(f"/{quote(value)}", f"/{odd}", 1)


def fields_of(page: str) -> list[str]:
    """The names of everything a page sends back, but not the form's token."""
    return sorted({name for name in FIELD.findall(page)} - {"csrfmiddlewaretoken"})
