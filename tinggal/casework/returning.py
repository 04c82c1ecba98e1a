"""Returning a file to the applicant, item by item: what was found wrong with its documents, and with its answers."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from tinggal.applications.asking import Wanted, ask
from tinggal.applications.models import Application, AskedItem
from tinggal.casework.acting import step
from tinggal.casework.models import Verdict
from tinggal.casework.verdicts import verdicts_on
from tinggal.journal.models import Event
from tinggal.people.actors import Actor

WRONG_ANSWER = "R-09"


def wanted_of(file: Application, answers: Iterable[str]) -> list[Wanted]:
    """The documents that an officer found incomplete, and the answers of the form he names (codes of questions)."""
    bad = [one for _code, one in sorted(verdicts_on(file).items()) if one.state == Verdict.State.INCOMPLETE]
    papers = [Wanted(AskedItem.Kind.DOCUMENT, one.document.code, one.reasons, one.words) for one in bad]
    named = [Wanted(AskedItem.Kind.ANSWER, code, [WRONG_ANSWER]) for code in answers]
    return papers + named


@transaction.atomic
def return_to_applicant(
    file: Application, action: str, *, by: Actor, reasons: Sequence[str], note: str = "", answers: Sequence[str] = ()
) -> Event:
    """``acting.step`` for a return; what must be corrected is kept as items, which the applicant answers one by one.

    ``answers`` are codes of questions whose answers are wrong. Raises as ``acting.step``.
    """
    wanted = wanted_of(file, answers)
    coded = list(dict.fromkeys([*reasons, *(code for one in wanted for code in one.reasons)]))
    data = {"asked": [one.told for one in wanted]} if wanted else None
    event = step(file, action, by=by, note=note, reasons=coded, data=data)
    ask(file, wanted, because=event)
    return event
