"""Everything that lets strangers check letters without us: keys, the program, the list of letters that ended."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from django.conf import settings
from django.utils import timezone

from tinggal.checker.bundling import single_file
from tinggal.checker.notes import BadNote
from tinggal.checker.revocations import Ending, Revocations
from tinggal.checker.trust import Trust
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.trusting import trust
from tinggal.lib.files import write_whole
from tinggal.transparency.checkpoints import published
from tinggal.transparency.keys import log_key, log_vkey

RENEW_AFTER: Final = timedelta(days=1)
_CERTIFICATES: Final = ("roots", "stamps", "seal/ca", "seal/signers")


def revocations_file() -> Path:
    """Where the signing process puts the list and everybody reads it."""
    return Path(settings.TRUST_FOLDER) / "published" / "revocations"


def revocations_note() -> str | None:
    """The signed list of letters that no longer stand; nothing before the signing process made the first one."""
    try:
        return revocations_file().read_text()
    except FileNotFoundError:
        return None


def revocations_now() -> Revocations:
    """The list as the register has it at this moment: by the place of the letter's leaf, no names."""
    newest = published()
    size = newest.size if newest else 0
    return Revocations(settings.LOG_ORIGIN, size, int(timezone.now().timestamp()), dict(_endings()))


def renew_revocations() -> bool:
    """Sign the list anew when a letter ended since, or when it is a day old; says whether it did.

    Only the process that holds the key of the log can.
    """
    now, last = revocations_now(), _last()
    if last and last.endings == now.endings and now.at - last.at < RENEW_AFTER.total_seconds():
        return False
    write_whole(revocations_file(), now.signed(key=log_key()))
    return True


def keys_json() -> str:
    """The public keys and certificates a checker needs, as ``checker.trust`` reads them."""
    return trust().to_json()


def program() -> str:
    """``tinggal_verify.py``: the checker with our keys in one file."""
    return _program(keys_json())


def certificates() -> dict[str, bytes]:
    """Every certificate to trust, PEM, by its name below ``certificates/``."""
    folder = Path(settings.TRUST_FOLDER)
    files = [file for kind in _CERTIFICATES for file in sorted((folder / kind).glob("*.pem"))]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def _endings() -> Iterator[tuple[int, Ending]]:
    ended = Letter.objects.exclude(ended_by=None).values_list("writing__entry__index", "ended_by__kind", "ended_at")
    for index, kind, at in ended.iterator():
        if index is not None and at is not None:
            state: Literal["revoked", "replaced"] = "revoked" if kind == Kind.REVOCATION else "replaced"
            yield index, Ending(state, timezone.localdate(at))


def _last() -> Revocations | None:
    note = revocations_note()
    try:
        return Revocations.parse(note, log=log_vkey()) if note else None
    except BadNote:
        return None


def listed_at() -> datetime | None:
    """When the published list was signed."""
    last = _last()
    return datetime.fromtimestamp(last.at, tz=UTC) if last else None


@lru_cache(maxsize=2)
def _program(keys: str) -> str:
    return single_file(Trust.from_json(keys))
