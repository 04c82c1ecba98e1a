"""The command ``tinggal-verify``: says what a letter is worth, with no network and nothing but the keys given to it."""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol

from tinggal.checker import words
from tinggal.checker.evidence import Looked, look_at
from tinggal.checker.letter import WIB, check_letter
from tinggal.checker.notes import BadNote, VerifierKey
from tinggal.checker.pinned import KEYS
from tinggal.checker.revocations import Revocations
from tinggal.checker.seal_check import check_seal
from tinggal.checker.trust import BadTrust, Trust
from tinggal.checker.verdict import Finding, State

VALID, NOT_VALID, NOT_READ, ENDED = range(4)
ABOUT: Final = """Checks letters without network. Exit code: 0 valid, 1 not valid, 2 could not be read,
3 genuine but revoked, replaced or expired; of several letters the worst (1, then 2, then 3)."""
_WORST: Final = (NOT_VALID, NOT_READ, ENDED, VALID)
_ENDED: Final = (State.REVOKED, State.REPLACED, State.EXPIRED)


class Told(Protocol):
    """What the checks of letters and of seals have in common."""

    @property
    def state(self) -> State:
        """In one word."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was looked at."""

    @property
    def facts(self) -> Mapping[str, str]:
        """What is said there; empty when it is not genuine."""

    @property
    def unknowable(self) -> tuple[str, ...]:
        """Codes of what the check cannot know."""


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    wishes = _wishes(arguments)
    try:
        trust = keys(wishes.keys)
    except (BadTrust, BadNote, OSError, ValueError) as problem:
        return _complain("bad_keys", problem, language=wishes.lang)
    try:
        listed = Revocations.parse(wishes.revocations.read_text(), log=trust.log) if wishes.revocations else None
    except (BadNote, OSError, ValueError) as problem:
        return _complain("bad_list", problem, language=wishes.lang)
    today, answers, codes = datetime.now(WIB).date(), [], []
    for file in wishes.files:
        if file.suffix == ".zip":
            codes.append(_evidence(file, trust=trust, quiet=wishes.json))
            continue
        try:
            told: Told = check_letter(file.read_bytes(), trust=trust, revocations=listed, today=today)
        except OSError as problem:
            codes.append(_complain("not_read", problem, language=wishes.lang))
            continue
        answers.append((str(file), told))
    if wishes.seal:
        try:
            answers.append((wishes.seal, check_seal(_seal(wishes.seal), trust=trust, today=today)))
        except (OSError, ValueError) as problem:
            codes.append(_complain("not_read", problem, language=wishes.lang))
    if wishes.json:
        print(json.dumps([as_json(name, told, language=wishes.lang) for name, told in answers], ensure_ascii=False))
    elif answers:
        print("\n\n".join(as_text(name, told, language=wishes.lang) for name, told in answers))
    codes += [_code(told.state) for _name, told in answers]
    return next(code for code in _WORST if code in codes)


def _evidence(file: Path, *, trust: Trust, quiet: bool) -> int:
    """Look at a bundle of evidence and say what does not hold; with ``quiet`` the exit code is the only answer."""
    try:
        found = look_at(file.read_bytes(), trust=trust)
    except OSError as problem:
        found = Looked([str(problem)])
    if not quiet:
        said = [f"  ✗ {one}" for one in found.problems]
        good = f"  ✓ Signed by {found.signed_by} and by the public log; every file and every seal holds."
        print("\n".join([str(file), *(said or [good])]))
    return NOT_VALID if found.problems else VALID


def keys(given: Path | None) -> Trust:
    """The keys to trust: a file of keys or a trust folder; else those in this file, else those of the house.

    Never looks into the folder it is called from: whoever sends a letter could send keys along with it. Raises
    ``BadTrust``, ``BadNote`` or ``OSError``.
    """
    if given is None and KEYS:
        return Trust.from_json(KEYS)
    home = Path(os.environ.get("TINGGAL_HOME") or Path(__file__).parents[2] / "var")
    place = given or Path(os.environ.get("TRUST_FOLDER") or home / "trust")
    if not place.is_dir():
        return Trust.from_json(place.read_text())
    origin = VerifierKey.parse((place / "log.vkey").read_text().strip()).name
    return Trust.from_folder(place, origin=origin, quorum=int(os.environ.get("LOG_QUORUM") or 2))


def as_text(name: str, told: Told, *, language: str) -> str:
    """The answer for people."""
    lines = [f"{words.state(told.state, language=language)}  {name}"]
    lines += [f"  {_mark(finding, told)} {words.said(finding, language=language)}" for finding in told.findings]
    if told.facts:
        lines += ["", f"  {words.heading('compare', language=language)}:"]
        lines += [f"    {label}: {value}" for label, value in labelled(told.facts, language=language)]
    if told.unknowable:
        lines += ["", f"  {words.heading('unknowable', language=language)}:"]
        lines += [f"    ? {words.sentence(code, language=language)}" for code in told.unknowable]
    return "\n".join(lines)


def as_json(name: str, told: Told, *, language: str) -> dict[str, Any]:
    """The answer for programs: codes and facts as they are, and the words for people."""
    return {
        "file": name,
        "state": told.state.value,
        "words": words.state(told.state, language=language),
        "findings": [
            {"code": one.code, "ok": one.ok, "detail": one.detail, "words": words.said(one, language=language)}
            for one in told.findings
        ],
        "facts": dict(told.facts),
        "unknowable": [{"code": code, "words": words.sentence(code, language=language)} for code in told.unknowable],
    }


def labelled(facts: Mapping[str, str], *, language: str) -> list[tuple[str, str]]:
    """The facts with their names in a language."""
    known = dict(facts)
    if known.get("kind") in words.KINDS:
        known["kind"] = words.kind(known["kind"], language=language)
    return [(words.label(fact, language=language), value.replace("\n", " / ")) for fact, value in known.items()]


def _wishes(arguments: Sequence[str]) -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="tinggal-verify", description=ABOUT)
    asked.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a letter (PDF) or evidence (ZIP)")
    asked.add_argument("--keys", type=Path, help="the keys to trust: a JSON file or a trust folder")
    asked.add_argument("--revocations", type=Path, help="the published list of letters that ended")
    asked.add_argument("--seal", metavar="HEX", help="the bytes of a seal, or a file with them")
    asked.add_argument("--lang", choices=words.LANGUAGES, default="en", help="the language of the answer")
    asked.add_argument("--json", action="store_true", help="answer for programs")
    wishes = asked.parse_args(arguments)
    if not wishes.files and not wishes.seal:
        asked.error("name a letter or a seal")
    return wishes


def _seal(given: str) -> bytes:
    """The bytes of a seal: from a file as they are or in hexadecimal digits, or from the argument itself."""
    try:
        return bytes.fromhex(given)
    except ValueError:
        data = Path(given).read_bytes()
    try:
        return bytes.fromhex(data.decode())
    except ValueError:
        return data


def _mark(finding: Finding, told: Told) -> str:
    if finding.ok:
        return "✓"
    return "✗" if told.state == State.NOT_VALID else "!"


def _code(state: State) -> int:
    if state in _ENDED:
        return ENDED
    return VALID if state == State.VALID else NOT_VALID


def _complain(heading: str, problem: Exception, *, language: str) -> int:
    print(f"{words.heading(heading, language=language)}: {problem}", file=sys.stderr)
    return NOT_READ
