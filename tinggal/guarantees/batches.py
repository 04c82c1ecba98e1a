"""Renewing many people at once: one batch, a draft for each, and sending those that are ready."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tinggal.applications.access import authority, right_for
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.renewals import begin_renewal
from tinggal.applications.status import Status
from tinggal.guarantees.models import Batch, BatchRow, Foreigner
from tinggal.guarantees.people import enlist
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

MOST = 200


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a batch that was sent: the files that left, and for each other one why it stayed."""

    gone: tuple[Application, ...]
    stayed: tuple[tuple[Application, str], ...]


@transaction.atomic
def renew_together(sponsor: Sponsor, chosen: Iterable[Foreigner], *, by: Actor) -> Batch:
    """Begin the renewals of up to ``MOST`` people of this sponsor's list; whose renewal is begun already keeps it.

    Raises ``PermissionDenied`` for anybody who may not prepare files for this sponsor.
    """
    if by.user_id is None or right_for(by, sponsor, task=Task.PREPARE) is None:
        raise PermissionDenied(f"{by.key} may not prepare files for {sponsor.subject}")
    batch = Batch.objects.create(sponsor=sponsor, kind=Batch.Kind.RENEWALS, made_by_id=by.user_id)
    rows = [_row(batch, number, one, by=by) for number, one in enumerate([*chosen][:MOST], start=1)]
    BatchRow.objects.bulk_create(rows)
    record("batch.begun", subject=batch.subject, by=by, data={"sponsor": sponsor.subject, "rows": len(rows)})
    return batch


def _row(batch: Batch, number: int, one: Foreigner, *, by: Actor) -> BatchRow:
    if one.sponsor_id != batch.sponsor_id or one.holds is None:
        return BatchRow(batch=batch, number=number, refused="no_permit", cells={"full_name": one.name})
    try:
        with transaction.atomic():
            file = begin_renewal(one.holds, by=by)
            enlist(file)
    except (MoveRefused, PermissionDenied):
        return BatchRow(batch=batch, number=number, refused="not_possible", cells={"full_name": one.name})
    return BatchRow(batch=batch, number=number, application=file)


def send_together(files: Sequence[Application], *, by: Actor) -> Sent:
    """Send every file that is ready and that this actor may send; each in its own transaction."""
    gone: list[Application] = []
    stayed: list[tuple[Application, str]] = []
    for file in files:
        if file.status != Status.DRAFT or authority(by, file, task=Task.SUBMIT) is None:
            continue
        try:
            perform(file, "submit", by=by)
            gone.append(file)
        except MoveRefused as reason:
            stayed.append((file, str(reason)))
    return Sent(tuple(gone), tuple(stayed))
