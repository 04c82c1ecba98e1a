"""A permit is collected: who came, what identity he showed, and what he was given."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.appointments.models import HandOver
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor

ITEMS: Mapping[str, Promise] = MappingProxyType(
    {
        "letter": gettext_lazy("Letter of the decision, printed"),
        "card": gettext_lazy("Electronic permit, printed"),
        "passport": gettext_lazy("Passport"),
        "originals": gettext_lazy("Originals of documents"),
    }
)


@transaction.atomic
def hand_over(
    application: Application,
    *,
    collector: str,
    identity: str,
    handed: Sequence[str],
    by: Actor,
    proxy_name: str = "",
    authority_seen: bool = False,
    note: str = "",
) -> HandOver:
    """Write the record and take the step "collect". ``handed`` are codes of ``ITEMS``.

    Raises:
        MoveRefused: something is missing in the record, or the permit does not wait to be collected.
        PermissionDenied: this actor may not hand this permit over.
    """
    proxy = collector == HandOver.Collector.PROXY
    if collector not in HandOver.Collector.values or identity not in HandOver.Identity.values or by.user_id is None:
        raise MoveRefused(_("Please choose who came and how the identity was checked."))
    if proxy and not (proxy_name.strip() and authority_seen):
        raise MoveRefused(_("Somebody else needs a letter of authority. Please write his name and look at the letter."))
    if not handed or set(handed) - ITEMS.keys():
        raise MoveRefused(_("Please choose what was handed over."))
    told = {"collector": collector, "identity": identity, "handed": list(handed)}
    perform(application, "collect", by=by, note=note, data=told)
    return HandOver.objects.create(
        application=application,
        collector=collector,
        proxy_name=proxy_name.strip() if proxy else "",
        authority_seen=proxy,
        identity=identity,
        handed=list(handed),
        by_id=by.user_id,
    )
