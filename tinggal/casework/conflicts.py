"""An officer declares a conflict of interest while he works on the file: it lies free again at once."""

from django.db import transaction

from tinggal.applications.conflicts import declare
from tinggal.applications.models import Application, Conflict
from tinggal.casework.leases import end
from tinggal.casework.models import Lease
from tinggal.people.actors import Actor


@transaction.atomic
def declare_and_lay_aside(file: Application, *, ground: str, note: str, by: Actor) -> Conflict:
    """As ``declare``, with its refusals; whatever he had taken of this file he holds no more."""
    made = declare(file, ground=ground, by=by, note=note)
    for lease in Lease.objects.filter(application=file, officer=by.user_id, ended_at=None).select_related(
        "application"
    ):
        end(lease, how=Lease.End.RELEASED, by=by)
    return made
