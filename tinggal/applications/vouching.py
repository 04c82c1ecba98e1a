"""Whether a sponsor stands behind a file, as its story tells: nobody grants a permit for which its sponsor said no."""

from django.db.models import Q
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused

YES = ("undertaking.signed", "undertaking.signed_again")
NO = ("undertaking.refused", "undertaking.taken_back")
# The file was sent again and names a sponsor whom we cannot ask here: his letter is among the documents.
BY_LETTER = Q(kind="undertaking.lapsed", data__asked="")


def last_no(application: Application) -> Event | None:
    """The sponsor's no after which no sponsor has given his word; None when no sponsor said no. A sponsor who was asked
    and is silent has not said no, but he does not undo the no of another."""
    said = Event.objects.filter(Q(kind__in=(*YES, *NO)) | BY_LETTER, subject=application.subject)
    newest = said.order_by("-number").first()
    return newest if newest and newest.kind in NO else None


def sponsor_stands(application: Application) -> None:
    """No sponsor said no, or one has given his word since (UU 6/2011 Ps 63)."""
    if last_no(application):
        raise MoveRefused(
            _("No sponsor vouches for this person. Wait until a sponsor signs, return the application, or refuse it.")
        )
