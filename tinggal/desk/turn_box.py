"""Whether an officer may act on a file now, as its page shows it: it is his, a colleague's, in turn, or too early."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tinggal.applications.models import ORDINARY, Application
from tinggal.casework.holds import hold_on
from tinggal.casework.leases import holder_of
from tinggal.casework.models import Hold, Lease, Priority
from tinggal.casework.priorities import priority_of
from tinggal.casework.reasons import CLASS_WORDS
from tinggal.casework.team import colleagues_for, leads_here
from tinggal.casework.turns import HANDED_OUT, is_next
from tinggal.desk.hold_form import HoldForm
from tinggal.desk.turn_forms import ReasonForm, ReassignForm, pick_form, priority_form, takeover_form
from tinggal.lib.workflow import Move
from tinggal.people.actors import Actor


@dataclass(frozen=True, slots=True)
class TurnBox:
    """``state``: "mine" (he holds it), "held" (a colleague does), "early" (free, but others come first), "free", or ""
    for an officer without a step here. ``blocks``: the steps wait until he has taken the file. ``hold``: until when it
    rests and why; ``take_up``: it was he who put it on hold."""

    state: str
    lease: Lease | None
    until: datetime | None
    form: ReasonForm | None
    priority: Priority | None
    priority_class: str
    prioritise: ReasonForm | None
    reassign: ReassignForm | None
    hold: Hold | None
    take_up: bool
    to_hold: HoldForm | None

    @property
    def blocks(self) -> bool:
        """Whether no step may be taken now."""
        return self.state in ("held", "early")


def turn_box(actor: Actor, file: Application, moves: Sequence[Move]) -> TurnBox:
    """For the file's page; ``moves`` are the steps open to this officer."""
    lease = holder_of(file)
    state = _state(actor, file, lease, able=bool(moves))
    priority = priority_of(file) if file.precedence != ORDINARY else None
    forms = {"held": takeover_form, "early": pick_form}
    leads, hold = leads_here(actor, file), None if lease else hold_on(file)  # whoever takes a file ends its hold
    to_hold = HoldForm(file) if state == "mine" and not (lease and lease.for_signing) else None
    return TurnBox(
        state=state,
        lease=lease,
        until=lease.until if lease else None,
        form=forms[state]() if moves and state in forms else None,
        priority=priority,
        priority_class=str(CLASS_WORDS.get(file.precedence, "")),
        prioritise=priority_form() if moves and priority is None and file.status in HANDED_OUT else None,
        reassign=ReassignForm(colleagues_for(actor, file)) if leads else None,
        hold=hold,
        take_up=bool(hold and moves and hold.officer_id == actor.user_id),
        to_hold=to_hold if to_hold and to_hold.days else None,
    )


def _state(actor: Actor, file: Application, lease: Lease | None, *, able: bool) -> str:
    if lease:
        return "mine" if lease.officer_id == actor.user_id else "held"
    if not able:
        return ""
    if file.status not in HANDED_OUT:
        return "free"
    return "free" if is_next(file, actor=actor) else "early"
