"""Files that may be decided together: in line, without a flag of any kind, at most as many as a basket holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from tinggal.applications.access import moves_for
from tinggal.applications.decisions import Ruling
from tinggal.applications.models import Application
from tinggal.basket.models import Planned
from tinggal.basket.planning import MOST, plan
from tinggal.casework.leases import take_to_act
from tinggal.casework.reasons import PickReason
from tinggal.casework.turns import waiting
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.signals.models import Signal
from tinggal.verification.models import Finding
from tinggal.verification.results import Outcome

LOOKED_THROUGH = 100
APPROVAL = Ruling(outcome="approval")


@dataclass(frozen=True, slots=True)
class Clean:
    """The files without a flag, in the order of the line, and how many were left out because of one."""

    files: list[Application]
    left_out: int


def clean_in_line(actor: Actor) -> Clean:
    """Among the first hundred of his line, those he may approve together. The flags are looked up in two queries."""
    ahead = [file for file in islice(waiting(actor), LOOKED_THROUGH) if _approves(actor, file)]
    flagged = flagged_among(ahead)
    clean = [file for file in ahead if file.pk not in flagged]
    return Clean(clean[:MOST], len(flagged))


def flagged_among(files: Iterable[Application]) -> set[int]:
    """Those with an open question, a check that asked or blocked, or a signal, answered or not."""
    listed = list(files)
    numbers = [file.pk for file in listed]
    asked = Finding.objects.in_force().filter(application__in=numbers, outcome__in=[Outcome.ASK, Outcome.BLOCK])
    raised = Signal.objects.filter(application__in=numbers, superseded_at=None)
    open_ones = {file.pk for file in listed if file.open_questions}
    return (
        open_ones
        | set(asked.values_list("application_id", flat=True))
        | set(raised.values_list("application_id", flat=True))
    )


def approve_together(references: Iterable[str], *, by: Actor) -> tuple[list[Planned], list[str]]:
    """Put approvals into the basket; what cannot go comes back as words, one a file.

    Taking clean files out of a mixed line is picking: each that was not next is counted as such, publicly.

    Raises ``MoveRefused`` for more than a basket holds.
    """
    wanted = list(dict.fromkeys(references))
    if len(wanted) > MOST:
        raise MoveRefused(_("Choose at most %d applications.") % MOST)
    planned, refused = [], []
    files = {file.reference: file for file in Application.objects.filter(reference__in=wanted)}
    for reference in wanted:
        try:
            planned.append(_approve(files[reference], by=by))
        except KeyError:
            refused.append(_("There is no application %s.") % reference)
        except MoveRefused as refusal:
            refused.append(f"{reference}: {refusal}")
    return planned, refused


@transaction.atomic
def _approve(file: Application, *, by: Actor) -> Planned:
    if flagged_among([file]):
        raise MoveRefused(_("This application has a flag. Look at it by itself."))
    if not _approves(by, file):
        raise MoveRefused(_("You do not decide on this application."))
    take_to_act(file, by=by, reason=PickReason.TOGETHER)
    return plan(file, APPROVAL, by=by, in_bulk=True)


def _approves(actor: Actor, file: Application) -> bool:
    return any(move.decides == APPROVAL.outcome for move in moves_for(actor, file))
