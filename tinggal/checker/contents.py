"""Reads what a letter says from the data attached to it, written in the one way of RFC 8785."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from tinggal.checker.leaves import ISSUE, REPLACE, REVOKE

KINDS: Final = {
    "approval": ISSUE, "refusal": ISSUE, "permit": ISSUE, "receipt": ISSUE, "return": ISSUE, "invitation": ISSUE,
    "objection": ISSUE, "answer": ISSUE, "revocation": REVOKE, "correction": REPLACE,
}  # fmt: skip


class BadContents(ValueError):
    """The attached data is not what a letter of ours says."""


def parse(payload: bytes) -> dict[str, Any]:
    """The data of a letter. Raises ``BadContents`` unless it is canonical and has the parts that every letter has.

    Canonical as letters are: whole numbers only, keys in ASCII, no key twice.
    """
    try:
        found = json.loads(payload.decode(), parse_float=_refuse, parse_constant=_refuse)
        again = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError) as problem:
        raise BadContents("The attached data cannot be read.") from problem
    if again != payload:
        raise BadContents("The attached data is not written as it must be.")
    if not isinstance(found, dict) or found.get("kind") not in KINDS or not isinstance(found.get("written"), dict):
        raise BadContents("The attached data is not that of a letter.")
    return found


def word(contents: Mapping[str, Any]) -> str:
    """The word with which a letter of this kind stands in the public log."""
    return KINDS[contents["kind"]]


def dated(contents: Mapping[str, Any]) -> date:
    """The day that the letter bears, in Western Indonesian Time."""
    return _day(contents["written"].get("dated"))


def valid_until(contents: Mapping[str, Any]) -> date | None:
    """The last day of the permit that the letter grants; none if it grants none or one without end."""
    permit = contents.get("permit")
    last = permit.get("valid_until") if isinstance(permit, dict) else None
    return None if last is None else _day(last)


def facts(contents: Mapping[str, Any]) -> dict[str, str]:
    """What a person compares with the paper; what the letter does not say is left out."""
    written = contents["written"]
    holder = _part(written, "holder")
    permit = _part(contents, "permit")
    found = {
        "kind": contents["kind"],
        "number": written.get("number"),
        "dated": written.get("dated"),
        "holder": holder.get("name"),
        "initials": initials(str(holder.get("name") or "")),
        "passport": holder.get("passport"),
        "nationality": holder.get("nationality_code"),
        "index": permit.get("index"),
        "valid_from": permit.get("valid_from"),
        "valid_until": permit.get("valid_until"),
        "reference": written.get("reference"),
        "short_code": written.get("short_code"),
        "specimen": "yes" if written.get("specimen") else "",
    }
    return {name: str(value) for name, value in found.items() if value}


def initials(name: str) -> str:
    """The first letters of the names, such as "A. B. S."."""
    return " ".join(f"{part[0].upper()}." for part in name.split())


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = whole.get(name)
    return found if isinstance(found, dict) else {}


def _day(text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as problem:
        raise BadContents(f"{text!r} is not a day.") from problem


def _refuse(text: str) -> None:
    raise BadContents(f"{text} is not a whole number.")
