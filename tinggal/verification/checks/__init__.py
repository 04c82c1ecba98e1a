"""The tables of checks: what a requirement may ask for by word, and what is asked of every file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from tinggal.applications.models import Application
from tinggal.verification.checks.dates_agree import dates_agree
from tinggal.verification.checks.not_same_file import not_same_file
from tinggal.verification.checks.passport_validity import passport_validity
from tinggal.verification.checks.photo import photo
from tinggal.verification.checks.readable import readable
from tinggal.verification.checks.watchlist import watchlist
from tinggal.verification.papers import Paper
from tinggal.verification.results import Result

_Thing = TypeVar("_Thing", Paper, Application)


@dataclass(frozen=True, slots=True)
class Check(Generic[_Thing]):
    """``version`` grows when the rule changes: files that are checked again then get a new finding."""

    look: Callable[[_Thing], Result]
    version: int = 1


OF_DOCUMENTS: Mapping[str, Check[Paper]] = {
    "readable": Check(readable),
    "passport_validity": Check(passport_validity),
    "photo": Check(photo),
    "not_same_file": Check(not_same_file),
}
OF_FILES: Mapping[str, Check[Application]] = {
    "dates_agree": Check(dates_agree),
    "watchlist": Check(watchlist),
}
