"""Following an application without an account: by number and passport, or by the link in a message."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tinggal.applications.links import events_url, reference_of, tracking_url
from tinggal.applications.models import Application
from tinggal.applications.stages import stages
from tinggal.journal.models import Event
from tinggal.lib.codes import blind_index
from tinggal.lib.pace import within_pace
from tinggal.track.forms import TrackForm

TRIES, WINDOW_SECONDS = 10, 600


@never_cache
def track(request: HttpRequest) -> HttpResponse:
    """The form; the right pair of number and passport leads to the page of the application."""
    form = TrackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not within_pace("track", _address(request), times=TRIES, seconds=WINDOW_SECONDS):
            form.add_error(None, _("Too many tries. Please wait ten minutes, or use the link in our last message."))
        elif found := _find(**form.cleaned_data):
            return redirect(tracking_url(found.reference).removeprefix(settings.SITE_URL))
        else:
            form.add_error(None, _("We found no application with this number and this passport. Check both."))
    return render(request, "track/form.html", {"form": form})


@never_cache
def followed(request: HttpRequest, token: str) -> HttpResponse:
    """Where the application is, in plain words; renews itself while it is open."""
    reference = reference_of(token)
    file = Application.objects.select_related("office").filter(reference=reference, submitted_at__isnull=False).first()
    if file is None:
        raise Http404
    story = list(Event.objects.filter(subject=file.subject).order_by("number"))
    context = {"file": file, "stages": list(stages(file, story)), "events_url": events_url(file.subject)}
    return render(request, "track/followed.html", context)


def _find(*, reference: str, passport_number: str) -> Application | None:
    index = blind_index(passport_number, key=settings.BLIND_INDEX_KEY)
    return Application.objects.filter(reference=reference, passport_index=index, submitted_at__isnull=False).first()


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
