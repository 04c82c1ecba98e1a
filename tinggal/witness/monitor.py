"""The monitor for whoever wants to watch a log without being a witness: press, ombudsman, a curious citizen."""

from datetime import UTC, datetime
from pathlib import Path

from tinggal.checker.notes import BadNote, vouchers
from tinggal.checker.trust import BadTrust, Trust
from tinggal.lib.files import write_whole
from tinggal.witness.reading import CannotRead, LogReader, reader_for
from tinggal.witness.watching import Seen, follow, is_whole


def watch(log: str, *, state: Path, vkey: str | None) -> None:
    """Look at a log once, print what is new and how many entries came on which day, and remember it in ``state``.

    Run it by the clock, for instance every hour. Raises ``LogBroken`` or ``CannotRead``.
    """
    reader = reader_for(log)
    keys = _keys(reader)
    seen = _remembered(state) if state.exists() else _begun(vkey, keys=keys)
    if vkey and seen.vkey != vkey:
        raise CannotRead(f"{state} is about another log: {seen.vkey}")
    now = datetime.now(UTC)
    new = follow(seen, reader, day=f"{now:%Y-%m-%d}" if seen.size else f"before {now:%Y-%m-%d %H:%M}")
    write_whole(state.absolute(), seen.to_json())
    print(f"{seen.size} entries, {new} new. What was there before is unchanged.")
    print(_vouched(seen, keys=keys))
    for day, kinds in seen.days.items():
        print(f"{day}: " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))


def _remembered(state: Path) -> Seen:
    seen = Seen.from_json(state.read_text())
    if not is_whole(seen):
        raise CannotRead(f"{state} is damaged.")
    return seen


def _begun(vkey: str | None, *, keys: Trust | None) -> Seen:
    if vkey is None and keys is None:
        raise CannotRead("The log shows no keys.json: give its public key with --vkey.")
    if vkey is None and keys is not None:
        print(f"First look. I take the key the log shows; compare it with what others have:\n{keys.log.vkey}")
        return Seen(keys.log.vkey)
    return Seen(vkey or "")


def _keys(reader: LogReader) -> Trust | None:
    try:
        return Trust.from_json(reader.read("keys.json").decode())
    except (CannotRead, BadTrust, UnicodeDecodeError):
        return None


def _vouched(seen: Seen, *, keys: Trust | None) -> str:
    """Who cosigned the head, among the witnesses the log itself names: compare their keys with what they publish."""
    if keys is None:
        return "The log names no witnesses."
    try:
        lines = vouchers(seen.note, witnesses=keys.witnesses)
    except BadNote as problem:
        return f"A cosignature is wrong: {problem}"
    words = [f"{name} ({datetime.fromtimestamp(at, tz=UTC):%Y-%m-%d %H:%M} UTC)" for name, at in sorted(lines.items())]
    return f"Cosigned by {len(words)} of {len(keys.witnesses)} witnesses" + (f": {', '.join(words)}" if words else ".")
