"""The letters of a file as officers read them: what each is, how it stands, and what this officer may do with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.letters.correcting import CORRECTABLE, may_correct
from tinggal.letters.models import Letter
from tinggal.letters.standing import Standing, standing_of
from tinggal.objections.serving import Served
from tinggal.objections.serving_facts import in_words, served_letters
from tinggal.people.actors import Actor


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter. ``ended_by`` is the number of the letter that took its place; "" while it stands. ``received`` says
    when it counts as received; "" for one that binds nobody."""

    pk: int
    kind: str
    number: str
    size: int
    signed_by: str
    filed_at: datetime
    standing: str
    colour: str
    ended_by: str
    is_revoked: bool
    may_correct: bool
    received: str


def letters_of(actor: Actor, file: Application, events: Sequence[Event]) -> list[LetterRow]:
    """Every letter, the newest first, with the events of the file, the newest first; six queries at most."""
    rows = list(Letter.objects.filter(application=file).select_related("application", "ended_by"))
    standing = next((one for one in rows if one.kind in CORRECTABLE and one.ended_by is None), None)
    correctable = standing is not None and may_correct(actor, standing)
    reached = served_letters(file, events) if rows else {}
    return [_row(one, reached.get(one.pk), may_correct=correctable and one == standing) for one in rows]


def _row(letter: Letter, reached: Served | None, *, may_correct: bool) -> LetterRow:
    today = timezone.localdate()
    stands = standing_of(letter, today=today)
    return LetterRow(
        pk=letter.pk,
        kind=letter.get_kind_display(),
        number=letter.number,
        size=letter.size,
        signed_by=letter.signed_by,
        filed_at=letter.filed_at,
        standing=str(stands.label),
        colour=stands.colour,
        ended_by=letter.ended_by.number if letter.ended_by else "",
        is_revoked=stands == Standing.REVOKED,
        may_correct=may_correct,
        received=in_words(reached, today=today) if reached else "",
    )
