"""Officers: who holds which post at which office, giving a post, and ending one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.journal.models import Event
from tinggal.manage.doors import for_administrators, show
from tinggal.manage.forms import AppointForm, EndForm, OfficerFilter
from tinggal.manage.history import history
from tinggal.people.actions import AppointmentRefused, appoint, relieve
from tinggal.people.middleware import ActorRequest
from tinggal.people.models import Post, PostQuerySet
from tinggal.people.roles import Role

ROWS, MAY_BE_CORRECTED = 50, 422


@for_administrators
@require_safe
def officers(request: ActorRequest) -> HttpResponse:
    """The posts held today, and those given from a later day on."""
    form = OfficerFilter(request.GET)
    found = _filtered(form).select_related("user", "office").order_by("office__path", "role", "user__full_name", "pk")
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    rows = [(post, Role(post.role).label) for post in page.object_list]
    return show(request, "officers", section="officers", search=form, page=page, rows=rows, today=timezone.localdate())


def _filtered(form: OfficerFilter) -> PostQuerySet:
    form.is_valid()
    found = Post.objects.filter(Q(until_on=None) | Q(until_on__gte=timezone.localdate()))
    if text := form.cleaned_data.get("q"):
        person = Q(user__full_name__icontains=text) | Q(user__email__icontains=text)
        found = found.filter(person | Q(office__name__icontains=text) | Q(office__code__iexact=text))
    if role := form.cleaned_data.get("role"):
        found = found.filter(role=role)
    return found


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def give_post(request: ActorRequest) -> HttpResponse:
    """Appoint somebody who has an account."""
    form = AppointForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        days = {"from_on": given["from_on"], "until_on": given["until_on"]}
        try:
            post = appoint(given["email"], form.post, given["office"], by=request.actor, **days)
            messages.success(request, _("%s is appointed.") % post.user)
            return redirect("manage:officers")
        except AppointmentRefused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "appoint", section="officers", status=MAY_BE_CORRECTED if form.errors else 200, form=form)


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def end_post(request: ActorRequest, number: int) -> HttpResponse:
    """End a post with its last day."""
    post = get_object_or_404(Post.objects.select_related("user", "office"), pk=number)
    form = EndForm(_("Last day"), request.POST if request.method == "POST" else None, initial=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            relieve(post, last_day=form.cleaned_data["day"], by=request.actor)
            messages.success(request, _("The post of %s ends.") % post.user)
            return redirect("manage:officers")
        except AppointmentRefused as refusal:
            form.add_error("day", str(refusal))
    told = history(Event.objects.filter(subject=f"user/{post.user_id}", kind__startswith="post."))
    page = {"post": post, "role": Role(post.role).label, "form": form, "history": told}
    return show(request, "end_post", section="officers", status=MAY_BE_CORRECTED if form.errors else 200, **page)
