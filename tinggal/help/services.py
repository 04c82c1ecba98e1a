"""Every service step by step, drawn, as the catalogue has it in force today."""

from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.procedure import Information, Step, information
from tinggal.catalogue.types import PermitType, Service
from tinggal.catalogue.words import Words
from tinggal.help.journeys import JOURNEYS, journey_of

KINDS: dict[Service, Words] = {
    "alih_status": _("A first permit"),
    "newborn": _("A newborn child"),
    "bridging": _("While you wait for another permit"),
    "extension": _("Stay longer"),
    "itas_to_itap": _("Stay for good"),
    "itap_extension": _("Stay for good"),
    "itap_report": _("Stay for good"),
    "change": _("Something has changed"),
    "card": _("Lost or damaged"),
    "re_entry": _("Travel and leave"),
    "exit": _("Travel and leave"),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A step as the page shows it: ``last_day`` is the working day after paying on which it is done at the latest, 0
    for what lies with the applicant."""

    step: Step
    last_day: int

    @property
    def picture(self) -> str:
        """The template of its drawing."""
        return f"help/pictures/{self.step.act}.html"


def drawn(told: Information) -> list[Drawn]:
    """The steps in order, with the day on which each ends at the latest."""
    shown, day = [], 0
    for step in told.steps:
        day += step.working_days
        shown.append(Drawn(step, day if step.working_days else 0))
    return shown


def known(code: str) -> PermitType:
    """The permit type with this code; 404 for an unknown one."""
    try:
        return permit(code)
    except LookupError:
        raise Http404 from None


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """All services, by what one wants to do."""
    groups = [(kind, list(offered)) for kind, offered in groupby(PERMITS, key=lambda one: KINDS[one.service])]
    return render(request, "help/services.html", {"groups": groups, "journeys": JOURNEYS})


@require_safe
def service(request: HttpRequest, code: str) -> HttpResponse:
    """One service, to be followed by looking."""
    today = timezone.localdate()
    told = information(known(code), on=today)
    whole = journey_of(told.permit.family)
    context = {"told": told, "permit": told.permit, "steps": drawn(told), "today": today, "journey": whole}
    return render(request, "help/service.html", context)
