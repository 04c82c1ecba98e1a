"""The letters about a letter: the permit it leads to, its revocation, and its correction."""

from copy import deepcopy
from datetime import date
from functools import reduce
from typing import Any

from tinggal.applications.deadlines import last_day_to_object
from tinggal.catalogue.spans import kind_granted
from tinggal.letters.compose_seats import name_of
from tinggal.letters.compose_written import Asked, copies_above, ground, object_to, written
from tinggal.letters.content import Change, Correction, PermitCard, Revocation
from tinggal.letters.content_parts import Pair, Permit
from tinggal.letters.content_reading import (
    as_it_stands,
    conditions_in,
    earlier,
    filed,
    holder_in,
    permit_in,
    sponsor_in,
)
from tinggal.letters.correcting import PLACES
from tinggal.letters.models import Letter
from tinggal.letters.wording import CARDS, day_in_words


def permit_card(asked: Asked) -> PermitCard:
    """The data of the electronic permit: what the approval grants, as it was written or corrected since."""
    letter = as_it_stands(_about(asked))
    granted, content = _granted(letter), filed(letter)
    return PermitCard(
        written=written(asked, subject=granted.kind.id, name="", who=holder_in(content), vouching=sponsor_in(content)),
        title=CARDS[kind_granted(asked.application.permit, asked.application.answers)],
        permit=granted,
        rests_on=earlier(letter),
    )


def revocation(asked: Asked) -> Revocation:
    """The data of a letter of revocation. The event names the reasons and holds the officer's note."""
    letter = as_it_stands(_about(asked))
    granted, content = _granted(letter), filed(letter)
    who, vouching = holder_in(content), sponsor_in(content)
    also = [f"Kepala {asked.kanim}"] if asked.seat.desk == "directorate" else []
    if vouching.name:
        also.append(f"Sdr. {who.name}")
    return Revocation(
        written=written(
            asked,
            subject=f"Pembatalan {granted.kind.id}",
            name=name_of(asked.cause.actor),
            copies=copies_above(asked, also=also),
            who=who,
            vouching=vouching,
            urgency="Segera",
        ),
        ended=earlier(letter),
        ends=granted,
        grounds=tuple(ground(code) for code in asked.cause.data["reasons"]),
        explanation=asked.cause.data.get("note", ""),
        effective=asked.day,
        object_to=object_to(asked),
        object_until=last_day_to_object(asked.day),
    )


def correction(asked: Asked) -> Correction:
    """The data of a letter of correction: the changes, and everything as it should have been written."""
    letter, ordered = _about(asked), asked.correction
    if ordered is None:
        raise ValueError(f"{letter}: no correction was ordered.")
    content = deepcopy(dict(filed(letter)))
    for path, (was, should) in ordered.changes.items():
        _put(content, path, should or None if PLACES[path].is_date else should)
        if path == "written.holder.name" and content["written"]["holder"].get("mrz_name") == was:
            content["written"]["holder"]["mrz_name"] = should
    return Correction(
        written=written(
            asked,
            subject=f"Ralat atas surat nomor {letter.number}",
            name=ordered.ordered_by.full_name,
            to=_renamed(content["written"]["to"], ordered.changes),
            copies=_renamed(content["written"]["copies"], ordered.changes),
            who=holder_in(content),
            vouching=sponsor_in(content),
            urgency="Segera",
        ),
        corrected=earlier(letter),
        changes=tuple(_change(path, was, should) for path, (was, should) in ordered.changes.items()),
        permit=permit_in(content),
        conditions=conditions_in(content),
        terms=content.get("terms", ""),
    )


def _about(asked: Asked) -> Letter:
    if asked.about is None:
        raise ValueError(f"{asked.application}: there is no letter for a {asked.kind} to be about.")
    return asked.about


def _granted(letter: Letter) -> Permit:
    granted = permit_in(filed(letter))
    if granted is None:
        raise ValueError(f"{letter} grants no permit.")
    return granted


def _change(path: str, was: str, should: str) -> Change:
    place = PLACES[path]
    return Change(
        place=path,
        called=Pair(place.called, str(place.label)),
        was=_in_words(was, is_date=place.is_date),
        should=_in_words(should, is_date=place.is_date),
    )


def _in_words(text: str, *, is_date: bool) -> Pair:
    if not text:
        return Pair("(kosong)", "(empty)")
    return day_in_words(date.fromisoformat(text)) if is_date else Pair(text, text)


def _renamed(lines: list[str], changes: dict[str, list[str]]) -> tuple[str, ...]:
    """The lines of the earlier letter with names put right."""
    names = [(was, should) for path, (was, should) in changes.items() if path.endswith(".name") and was]
    return tuple(reduce(lambda line, name: line.replace(*name), names, line) for line in lines)


def _put(content: dict[str, Any], path: str, value: str | None) -> None:
    *parts, last = path.split(".")
    for part in parts:
        content = content[part]
    content[last] = value
