"""Letters that did not arrive: those no office has confirmed in time, and those whose stored copy is damaged."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinggal.journal.models import Event
from tinggal.letters.delivery import resend
from tinggal.letters.models import Dispatch, Letter
from tinggal.lib.workflow import MoveRefused
from tinggal.manage.doors import for_administrators, show
from tinggal.people.middleware import ActorRequest

ROWS, LATELY = 50, timedelta(days=7)


@for_administrators
@require_safe
def letters(request: ActorRequest) -> HttpResponse:
    """Letters not received in time, the longest first; above them the damaged ones. By number: no file is read here."""
    missed = Dispatch.objects.waiting().filter(redirected_at=None, alarmed_at__isnull=False)
    page = Paginator(missed.select_related("letter", "office").order_by("sent_at", "pk"), ROWS).get_page(
        request.GET.get("page")
    )
    return show(request, "letters", section="letters", page=page, damaged=_damaged())


def _damaged() -> list[Letter]:
    """Those somebody could not open in the last days."""
    said = Event.objects.filter(kind="letter.damaged", at__gt=timezone.now() - LATELY)
    return list(Letter.objects.filter(pk__in={event.data["letter"] for event in said}).order_by("pk"))


@for_administrators
@require_POST
def send_again(request: ActorRequest, number: int) -> HttpResponse:
    """Put a letter on top of the inboxes that have not confirmed it, and tell the applicant again."""
    letter = get_object_or_404(Letter, pk=number)
    try:
        resend(letter, by=request.actor)
        messages.success(request, _("Letter %s was sent again.") % letter.number)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("manage:letters")
