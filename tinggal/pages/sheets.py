"""Sheets and scripts that travel as one: on a slow line each file costs a round trip. They are written apart.

``SHEETS_TOGETHER`` in the settings names the file that is served and those it is made of, in their order.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder, BaseFinder
from django.core.files.storage import FileSystemStorage

MADE = Path(settings.HOME) / "sheets"


class Together(BaseFinder):
    """A finder of static files; a sheet is made anew whenever one of its parts has other words."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = AppDirectoriesFinder()

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The place of a made sheet; an empty list for every other path, as Django wants it."""
        if path not in settings.SHEETS_TOGETHER:
            return []
        made = str(self._made(path))
        return [made] if find_all or kwargs.get("all") else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every made sheet, for ``collectstatic``."""
        for path in settings.SHEETS_TOGETHER:
            self._made(path)
            yield path, FileSystemStorage(location=MADE)

    def _made(self, path: str) -> Path:
        place = MADE / path
        between = ";\n" if path.endswith(".js") else ""
        words = between.join(Path(str(self.parts.find(part))).read_text() for part in settings.SHEETS_TOGETHER[path])
        if not place.exists() or place.read_text() != words:
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh = place.with_suffix(".fresh")
            fresh.write_text(words)
            fresh.replace(place)
        return place
