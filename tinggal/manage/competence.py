"""Which immigration office serves the people of which regency."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.journal.models import Event
from tinggal.manage.doors import for_administrators, show
from tinggal.manage.forms import ServeForm, take_refusal
from tinggal.manage.history import history
from tinggal.offices.actions import set_competence
from tinggal.offices.models import Province, Regency
from tinggal.people.middleware import ActorRequest

FIRST = "31"


@for_administrators
@require_safe
def competence(request: ActorRequest) -> HttpResponse:
    """The regencies of one province, each with its office."""
    provinces = list(Province.objects.all())
    wanted = request.GET.get("province", FIRST)
    chosen = next((one for one in provinces if one.code == wanted), provinces[0] if provinces else None)
    regencies = Regency.objects.filter(province=chosen).select_related("competence__office")
    return show(request, "competence", section="competence", provinces=provinces, chosen=chosen, regencies=regencies)


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def serve(request: ActorRequest, code: str) -> HttpResponse:
    """Give a regency to another office."""
    regency = get_object_or_404(Regency.objects.select_related("province", "competence__office"), code=code)
    now = regency.competence.office if hasattr(regency, "competence") else None
    form = ServeForm(request.POST if request.method == "POST" else None, now=now)
    if request.method == "POST" and form.is_valid():
        try:
            set_competence(regency, form.cleaned_data["office"], by=request.actor)
            messages.success(request, _("%(regency)s is now served by %(office)s.") % _names(regency, form))
            return redirect(f"{reverse('manage:competence')}?province={regency.province_id}")
        except ValidationError as refusal:
            take_refusal(form, refusal)
    told = history(Event.objects.filter(kind="office.competence_changed", data__regency=code))
    status = 422 if form.errors else 200
    return show(request, "serve", section="competence", status=status, regency=regency, form=form, history=told)


def _names(regency: Regency, form: ServeForm) -> dict[str, str]:
    return {"regency": regency.name, "office": form.cleaned_data["office"].short_name}
