"""The signature takes effect: each decision of the list goes through the one door, by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.basket.models import Ceremony, Planned
from tinggal.basket.planning import last_step
from tinggal.basket.second_looks import draw
from tinggal.casework import acting
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Report:
    """What was signed, and what stayed in the basket with the words why."""

    signed: list[Planned] = field(default_factory=list)
    kept: list[Planned] = field(default_factory=list)


def sign(ceremony: Ceremony, *, by: Actor) -> Report:
    """Perform every decision of a used ceremony, each in a transaction of its own; call it outside of any.

    One that cannot be performed stays in the basket with the reason; the others are not touched by it. A second call
    signs nothing twice.

    Raises ``PermissionDenied`` for a ceremony that was not proved, or is somebody else's.
    """
    if ceremony.used_at is None or ceremony.signer_id != by.user_id:
        raise PermissionDenied(f"{by.key} has not proved {ceremony}")
    report = Report()
    open_ones = ceremony.planned.filter(ended_at=None).select_related("application").order_by("planned_at", "pk")
    for planned in open_ones:
        try:
            _sign_one(planned, ceremony, by=by)
            report.signed.append(planned)
        except (MoveRefused, PermissionDenied) as refusal:
            planned.problem = str(refusal)
            planned.save(update_fields=["problem"])
            report.kept.append(planned)
    return report


@transaction.atomic
def _sign_one(planned: Planned, ceremony: Ceremony, *, by: Actor) -> None:
    file = Application.objects.select_for_update(of=("self",)).get(pk=planned.application_id)
    row = Planned.objects.select_for_update().filter(pk=planned.pk, ended_at=None).first()
    if row is None:
        raise MoveRefused(_("This decision is no longer in your basket."))
    if last_step(file) != row.story:
        raise MoveRefused(_("The file has moved since you decided. Look at it again."))
    acting.step(
        file,
        row.action,
        by=by,
        note=row.note,
        reasons=row.reasons,
        conditions=row.conditions,
        terms=row.terms,
        data=_told(row, ceremony),
    )
    row.ended_at, row.ending, row.problem = timezone.now(), Planned.Ending.SIGNED, ""
    row.save(update_fields=["ended_at", "ending", "problem"])
    draw(file, first=by)


def _told(row: Planned, ceremony: Ceremony) -> dict[str, object]:
    """How it was decided, for the journal: the ceremony, the seconds, the documents; ``hasty`` is only a mark."""
    told: dict[str, object] = {
        "ceremony": ceremony.pk,
        "list": ceremony.digest,
        "means": ceremony.means,
        "seconds": row.seconds,
        "opened": row.opened,
        "asked": row.asked,
    }
    marks: Sequence[tuple[str, bool]] = (
        ("hasty", row.seconds < settings.HASTY_SECONDS and not row.in_bulk),
        ("in_bulk", row.in_bulk),
    )
    return told | {name: True for name, is_so in marks if is_so}
