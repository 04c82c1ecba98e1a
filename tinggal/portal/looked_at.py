"""What an officer found wrong with a document, as its person reads it: at once, while the file is still at a desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tinggal.applications.models import Application
from tinggal.casework.models import Verdict
from tinggal.casework.story import document_name
from tinggal.casework.verdicts import reasons_of, verdicts_on
from tinggal.catalogue.types import Reason


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A document that an officer found incomplete: why, what would mend it, and what he wrote ("" for nothing)."""

    code: str
    name: str
    reasons: Sequence[Reason]
    words: str
    at: datetime


def found_incomplete(file: Application) -> list[Incomplete]:
    """Only of the versions in force: once a document is replaced, nobody has looked at it. One query."""
    return [
        Incomplete(code, document_name(file, code), reasons_of(one), one.words, one.at)
        for code, one in sorted(verdicts_on(file).items())
        if one.state == Verdict.State.INCOMPLETE
    ]
