"""Who may enter the administration: holders of the administrator's post, and nobody else. No file is ever read here."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinggal.pages.navigation import Link
from tinggal.people.doors import only_for
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

SECTIONS = {
    "home": _("Health"),
    "deliveries": _("Deliveries"),
    "letters": _("Letters"),
    "notices": _("Notices"),
    "registers": _("Registers"),
    "incidents": _("Works and troubles"),
    "offices": _("Offices"),
    "competence": _("Who serves whom"),
    "officers": _("Officers"),
    "stand_ins": _("Deputies"),
    "tariffs": _("Fees"),
    "routes": _("Roads"),
    "holidays": _("Closed days"),
    "reasons": _("Reasons"),
    "indexes": _("Visa indexes"),
}
for_administrators = only_for(Role.ADMIN)


def show(
    request: ActorRequest, template: str, /, *, section: str, status: int = 200, **context: object
) -> HttpResponse:
    """A page of the administration, with its own navigation."""
    places = [
        Link(href=reverse(f"manage:{name}"), label=label, current=name == section) for name, label in SECTIONS.items()
    ]
    return render(request, f"manage/{template}.html", context | {"places": places}, status=status)
