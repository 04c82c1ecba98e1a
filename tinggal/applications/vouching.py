"""Whether a sponsor stands behind a file, as its story tells: nobody grants a permit for which its sponsor said no."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused

YES = ("undertaking.signed", "undertaking.signed_again")
NO = ("undertaking.refused", "undertaking.taken_back")
LAPSED = "undertaking.lapsed"
TELL = (*YES, *NO, LAPSED)


def newest_no(story: Iterable[Event]) -> Event | None:
    """As ``last_no``, told from events of a file, the newest first."""
    for event in story:
        if event.kind in NO:
            return event
        # The file was sent again with a sponsor whom we cannot ask here: his letter is among the documents.
        if event.kind in YES or (event.kind == LAPSED and not event.data["asked"]):
            return None
    return None


def last_no(application: Application) -> Event | None:
    """The sponsor's no after which no sponsor has given his word; None when no sponsor said no. A sponsor who was asked
    and is silent has not said no, but he does not undo the no of another."""
    said = Event.objects.filter(subject=application.subject, kind__in=TELL)
    return newest_no(said.order_by("-number"))


def sponsor_stands(application: Application) -> None:
    """No sponsor said no, or one has given his word since (UU 6/2011 Ps 63)."""
    if last_no(application):
        raise MoveRefused(
            _("No sponsor vouches for this person. Wait until a sponsor signs, return the application, or refuse it.")
        )
