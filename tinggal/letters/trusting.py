"""The certificates and keys against which this house checks its letters, read from the trust folder."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from tinggal.checker.trust import Trust


def trust() -> Trust:
    """What ``settings.TRUST_FOLDER`` holds now; read again when a file in it is newer."""
    folder = Path(settings.TRUST_FOLDER)
    newest = max((file.stat().st_mtime_ns for file in folder.rglob("*")), default=0)
    return _read(folder, settings.LOG_ORIGIN, settings.LOG_QUORUM, newest)


@lru_cache(maxsize=4)
def _read(folder: Path, origin: str, quorum: int, newest: int) -> Trust:
    return Trust.from_folder(folder, origin=origin, quorum=quorum)
