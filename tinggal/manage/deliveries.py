"""What could not be done although it was owed: why, and trying again."""

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinggal.journal.models import Delivery
from tinggal.journal.outbox import revive
from tinggal.journal.record import record
from tinggal.manage.doors import for_administrators, show
from tinggal.people.middleware import ActorRequest

ROWS = 50
ADDRESS = re.compile(r"[^\s<>'\"(]+@[^\s<>'\")]+")
PHONE = re.compile(r"\+?\d[\d ().-]{7,}\d")


@for_administrators
@require_safe
def deliveries(request: ActorRequest) -> HttpResponse:
    """The dead deliveries, the newest first."""
    dead = Delivery.objects.filter(dead_at__isnull=False, done_at=None).select_related("event")
    page = Paginator(dead.order_by("-dead_at", "-pk"), ROWS).get_page(request.GET.get("page"))
    rows = [(one, one.reaction.removeprefix("tinggal."), without_people(one.last_error)) for one in page.object_list]
    return show(request, "deliveries", section="deliveries", page=page, rows=rows)


@for_administrators
@require_POST
@transaction.atomic
def try_again(request: ActorRequest, number: int) -> HttpResponse:
    """Give a dead delivery a fresh set of attempts."""
    delivery = get_object_or_404(Delivery, pk=number, dead_at__isnull=False, done_at=None)
    revive(delivery)
    record("delivery.revived", subject=f"delivery/{delivery.pk}", by=request.actor, data={"was": delivery.reaction})
    messages.success(request, _("It is being tried again."))
    return redirect("manage:deliveries")


def without_people(error: str) -> str:
    """An error's words without addresses and numbers of persons: administrators see no personal data.

    Only the first line: below it the database shows the row it refused.
    """
    return PHONE.sub("…", ADDRESS.sub("…@…", error.partition("\n")[0]))[:400]
