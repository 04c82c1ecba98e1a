"""Handing a permit over, and the receipt that is signed on paper."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.appointments.handing_over import ITEMS, hand_over
from tinggal.appointments.models import HandOver
from tinggal.casework.acting import turn
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import key_facts
from tinggal.desk.moves import MAY_BE_CORRECTED, demand
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest


class CollectForm(forms.Form):
    """Who came, what identity he showed, and what he was given."""

    collector = forms.ChoiceField(
        label=gettext_lazy("Who came?"), choices=HandOver.Collector.choices, widget=forms.RadioSelect
    )
    proxy_name = forms.CharField(
        label=gettext_lazy("Name of whoever came for the holder"), max_length=120, required=False
    )
    authority_seen = forms.BooleanField(
        label=gettext_lazy("I have seen the letter of authority and kept a copy"), required=False
    )
    identity = forms.ChoiceField(
        label=gettext_lazy("How was the identity checked?"), choices=HandOver.Identity.choices, widget=forms.RadioSelect
    )
    handed = forms.MultipleChoiceField(
        label=gettext_lazy("What was handed over?"), choices=list(ITEMS.items()), widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def collect(request: ActorRequest, reference: str) -> HttpResponse:
    """Write down the collection."""
    file = file_for(request, reference)
    if demand(request, file, "collect") is None:
        return redirect("desk:application", reference)
    form = CollectForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with turn(file, by=request.actor):
                hand_over(file, by=request.actor, **form.cleaned_data)
            messages.success(request, _("%s: the collection is written down.") % reference)
            return redirect("desk:hand_over", reference)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    note_opening(request, file)
    status = MAY_BE_CORRECTED if form.errors else 200
    return render(request, "desk/collect.html", key_facts(file) | {"form": form}, status=status)


@for_officers
@require_safe
def receipt(request: ActorRequest, reference: str) -> HttpResponse:
    """The receipt of a collection, to print and sign."""
    file = file_for(request, reference)
    record = get_object_or_404(HandOver.objects.select_related("by"), application=file)
    note_opening(request, file)
    handed = [ITEMS[code] for code in record.handed]
    return render(request, "desk/hand_over.html", key_facts(file) | {"record": record, "handed": handed})
