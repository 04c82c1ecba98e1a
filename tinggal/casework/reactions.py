"""When a file enters a place: nobody holds it any longer, and it can be found."""

from tinggal.applications.models import Application
from tinggal.casework.holds import end_holds
from tinggal.casework.indexing import index
from tinggal.casework.leases import end
from tinggal.casework.models import Hold, Lease
from tinggal.journal.models import Event
from tinggal.people.actors import SYSTEM


def release(event: Event) -> None:
    """To every ``application.<status>`` an officer's step can lead to: end what was taken before the file moved."""
    file = Application.objects.of(event)
    for lease in Lease.objects.filter(application=file, ended_at=None, taken_at__lt=event.at):
        end(lease, how=Lease.End.MOVED, by=SYSTEM)
    if Hold.objects.filter(application=file, ended_at=None, put_at__lt=event.at).exists():
        end_holds(file, by=SYSTEM)


def make_findable(event: Event) -> None:
    """To ``application.verifying``: what was sent, or sent again, is found by its names and its sponsor."""
    index(Application.objects.of(event))
