"""The keys that the single file carries with it; empty here."""

from typing import Final

KEYS: Final = ""
