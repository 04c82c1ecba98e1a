"""When a file of a sponsor reaches a place: his list of foreigners follows."""

from tinggal.applications.models import Application
from tinggal.guarantees.people import enlist
from tinggal.journal.models import Event


def keep_list(event: Event) -> None:
    """To every place at which a foreigner begins or ceases to hold a permit, or a file to run."""
    enlist(Application.objects.of(event))
