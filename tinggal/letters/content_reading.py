"""Parts of a filed letter, read back from its JSON, for the letters that speak of it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from tinggal.letters.content_parts import Earlier, Ground, Holder, Pair, Permit, Sponsor
from tinggal.letters.models import Letter
from tinggal.letters.wording import LETTERS

Filed = Mapping[str, Any]


def filed(letter: Letter) -> Filed:
    """The content of a letter as an object."""
    content: Filed = json.loads(letter.content)
    return content


def earlier(letter: Letter) -> Earlier:
    """How another letter names this one."""
    dated = date.fromisoformat(filed(letter)["written"]["dated"])
    return Earlier(kind=letter.kind, called=LETTERS[letter.kind], number=letter.number, dated=dated)


def holder_in(content: Filed) -> Holder:
    """The foreigner of a letter."""
    fields = dict(content["written"]["holder"])
    pairs = {name: Pair(**fields[name]) for name in ("sex", "nationality")}
    days = {name: _day(fields[name]) for name in ("born_on", "passport_until")}
    return Holder(**{**fields, **pairs, **days})


def sponsor_in(content: Filed) -> Sponsor:
    """Who vouched for him."""
    return Sponsor(**content["written"]["sponsor"])


def permit_in(content: Filed) -> Permit | None:
    """What the letter grants; none for letters that grant nothing."""
    fields = content.get("permit")
    if not fields:
        return None
    pairs = {name: Pair(**fields[name]) for name in ("kind", "purpose", "length", "re_entry")}
    days = {"valid_from": date.fromisoformat(fields["valid_from"]), "valid_until": _day(fields["valid_until"])}
    return Permit(**{**fields, **pairs, **days})


def conditions_in(content: Filed) -> tuple[Ground, ...]:
    """The coded conditions of a letter; none in letters that have no place for them."""
    pairs = (
        {**one, "words": Pair(**one["words"]), "mend": Pair(**one["mend"])} for one in content.get("conditions", ())
    )
    return tuple(Ground(**one) for one in pairs)


def as_it_stands(letter: Letter) -> Letter:
    """The letter, or the correction that took its place, or the correction of that."""
    while letter.ended_by and letter.ended_by.kind == "correction":
        letter = letter.ended_by
    return letter


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
