"""A family on one page: who applies, where each file is, what all of it costs, and one code to pay for it."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from tinggal.applications.decisions import validity
from tinggal.applications.families import begin_dependant, family_of, permit_for, principal_of
from tinggal.applications.joining import LAW
from tinggal.applications.models import Application, Decision
from tinggal.catalogue.fees import FeeLine, LengthNotOffered, fee_lines, total
from tinggal.catalogue.tariffs import NoTariff
from tinggal.catalogue.words import Words
from tinggal.lib.workflow import MoveRefused
from tinggal.payments.actions import payable_family
from tinggal.people.middleware import ActorRequest
from tinggal.portal.going_on import going_on
from tinggal.portal.own import own

RELATIONS: tuple[tuple[str, Words], ...] = (
    ("spouse", _("My husband or wife")),
    ("child", _("My child, under 18 and not married")),
)
_PRINCIPAL = _("The person the others join")
_AS: dict[str, Words] = {"E31B": _("Husband or wife"), "E31E": _("Child")}


class RelationForm(forms.Form):
    """Who joins."""

    relation = forms.ChoiceField(label=_("Who comes with you?"), choices=RELATIONS, widget=forms.RadioSelect)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the family. ``until`` is the last day of what he was given, or would be given today; ``lines`` his fee."""

    file: Application
    joins_as: Words
    until: date | None
    given: bool
    lines: tuple[FeeLine, ...]

    @property
    def fee(self) -> int:
        """In whole rupiah; 0 as long as index and length are not chosen."""
        return total(self.lines)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def family(request: ActorRequest, reference: str) -> HttpResponse:
    """The family of a file, and the way to bring one more."""
    principal = principal_of(own(request, reference))
    if permit_for(principal) is None and not principal.dependants.exists():
        raise Http404
    form = RelationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            file = begin_dependant(principal, form.cleaned_data["relation"], by=request.actor)
        except MoveRefused as reason:
            messages.error(request, str(reason))
            return redirect("portal:family", reference)
        return redirect(going_on(file))
    return render(request, "portal/family.html", _context(principal, form))


def _context(principal: Application, form: RelationForm) -> dict[str, object]:
    members = _members(principal)
    return {
        "principal": principal,
        "members": members,
        "total": sum(one.fee for one in members),
        "undecided": [one for one in members if not one.lines],
        "law": LAW,
        "form": form if permit_for(principal) else None,
        "payable": payable_family(principal),
        "bill": principal.family_bills.filter(cancelled_at=None, lapsed_at=None).order_by("-pk").first(),
    }


def _members(principal: Application) -> list[Member]:
    files = family_of(principal)
    decided = {one.application_id: one for one in Decision.objects.filter(application__in=files)}
    return [_member(file, decided.get(file.pk), head=principal) for file in files]


def _member(file: Application, decision: Decision | None, *, head: Application) -> Member:
    today = timezone.localdate()
    until = decision.valid_until if decision else validity(file, decided=today)[1]
    joins_as = _PRINCIPAL if file == head else _AS.get(file.answers.get("index", ""), file.permit.name)
    try:
        lines = fee_lines(file.permit, file.answers, on=today)
    except (LengthNotOffered, NoTariff):
        lines = ()
    return Member(file, joins_as, until, given=decision is not None, lines=lines)
