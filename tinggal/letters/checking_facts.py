"""What the checking page may tell of a letter: little to everybody, more to those whom the holder told a secret."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from tinggal.letters.content_parts import NOTHING, Pair
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.share_purposes import USUAL, ShareField

_PARTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ShareField.NAME: ("name", "native_name"),
        ShareField.NATIONALITY: ("nationality",),
        ShareField.PERMIT: ("index", "purpose"),
        ShareField.SPONSOR: ("sponsor",),
        ShareField.PASSPORT: ("passport",),
        ShareField.BORN_ON: ("born_on",),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What is shown with the holder's date of birth or a share code; empty is what he did not let be seen."""

    name: str = ""
    native_name: str = ""
    nationality: Pair = NOTHING
    index: str = ""
    purpose: Pair = NOTHING
    sponsor: str = ""
    passport: str = ""
    born_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What everybody may see who has the code of a letter.

    ``valid_from`` and ``valid_until`` are the permit's days, both included (none for letters that permit nothing; no
    last day for a permit without end). ``passport`` is the last four characters. ``permits``: it lets the holder stay.
    """

    kind: str
    number: str
    dated: date
    valid_from: date | None
    valid_until: date | None
    initials: str
    passport: str
    specimen: bool
    permits: bool
    vouched: bool
    more: More | None = None


def read(letter: Letter) -> dict[str, Any]:
    """The content of a letter as it was filed."""
    content: dict[str, Any] = json.loads(letter.content)
    return content


def facts(letter: Letter, content: dict[str, Any]) -> Facts:
    """The little that helps to recognise the letter."""
    written, permit = content["written"], content.get("permit") or {}
    holder = written["holder"]
    return Facts(
        kind=letter.kind,
        number=written["number"],
        dated=date.fromisoformat(written["dated"]),
        valid_from=_day(permit.get("valid_from")),
        valid_until=_day(permit.get("valid_until")),
        initials=" ".join(f"{name[0]}." for name in holder["name"].split()),
        passport=holder["passport"][-4:],
        specimen=written["specimen"],
        permits=bool(permit) and letter.kind != Kind.REVOCATION and bool(content.get("stay", True)),
        vouched=letter.vouched,
    )


def more(content: dict[str, Any], fields: Collection[str] = USUAL) -> More:
    """The rest of what a landlord or a bank may have to know, as far as these fields (``ShareField``) go."""
    holder, permit = content["written"]["holder"], content.get("permit") or content.get("ends") or {}
    parts = [part for field, of in _PARTS.items() if field in fields for part in of]
    given = {
        "name": holder["name"],
        "native_name": native if (native := holder.get("native_name", "")) != holder["name"] else "",
        "nationality": _pair(holder.get("nationality")),
        "index": permit.get("index", ""),
        "purpose": _pair(permit.get("purpose")),
        "sponsor": (content["written"].get("sponsor") or {}).get("name", ""),
        "passport": holder["passport"],
        "born_on": born_on(content),
    }
    return More(**{part: given[part] for part in parts})


def born_on(content: dict[str, Any]) -> date | None:
    """The holder's date of birth as the letter has it."""
    return _day(content["written"]["holder"].get("born_on"))


def _pair(words: dict[str, str] | None) -> Pair:
    return Pair(words["id"], words["en"]) if words else NOTHING


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
