"""Asks one witness to cosign a head, by C2SP tlog-witness."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final

from tinggal.checker.notes import BadNote, encode64, vouchers
from tinggal.transparency.keys import Station
from tinggal.transparency.lines import post

SECONDS: Final = 2.0  # for one question
LARGEST: Final = 10_000
_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,18}")
_FUTURE: Final = 300  # seconds by which a witness's clock may be ahead of ours


@dataclass(frozen=True, slots=True)
class Cosigned:
    """The witness vouches: its line for the note, and the Unix second it names."""

    line: str
    at: int


@dataclass(frozen=True, slots=True)
class SawAnother:
    """The witness last cosigned a tree of another size than we thought."""

    size: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The witness says that our tree is not what it saw before. This must never happen."""

    why: str


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer, or none that can be used."""

    why: str


Answer = Cosigned | SawAnother | Refused | Failed


def ask(station: Station, *, old: int, proof: Sequence[bytes], note: str) -> Answer:
    """Send a signed head with the proof that it grew from the first ``old`` leaves. Never raises for what comes back.

    A cosignature is verified before it counts.
    """
    body = "".join([f"old {old}\n", *(f"{encode64(one)}\n" for one in proof), "\n", note])
    try:
        status, reply = post(f"{station.url}/add-checkpoint", body.encode(), seconds=SECONDS, largest=LARGEST)
        text = reply.decode()
    except (OSError, HTTPException, ValueError) as problem:
        return Failed(f"{type(problem).__name__}: {problem}")
    if status == 409 and _SIZE.fullmatch(text.removesuffix("\n")):
        return SawAnother(int(text))
    if status == 422:
        return Refused(text.strip()[:500] or "Not grown from what it saw.")
    if status != 200:
        return Failed(f"HTTP {status}: {text.strip()[:500]}")
    return _verified(station, note=note, lines=text.splitlines(keepends=True))


def _verified(station: Station, *, note: str, lines: Sequence[str]) -> Answer:
    for line in lines:
        try:
            at = vouchers(note + line, witnesses=[station.key]).get(station.name)
        except BadNote as problem:
            return Failed(str(problem))
        if at is not None:
            return Cosigned(line, at) if 0 < at <= time.time() + _FUTURE else Failed("Its clock is wrong.")
    return Failed("It answered without its signature.")
