"""The filters of the two long lists, as a form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from tinggal.applications.status import Status
from tinggal.casework.filters import DUE, MARKS, Filter
from tinggal.catalogue.permits import PERMITS


class Search(forms.Form):
    """Filters of a list; ``places`` are the statuses one may choose among."""

    says_optional = False

    q = forms.CharField(label=gettext_lazy("Number, name, passport or sponsor"), max_length=100, required=False)
    status = forms.ChoiceField(label=gettext_lazy("Where it is"), required=False)
    due = forms.ChoiceField(
        label=gettext_lazy("Due"), required=False, choices=[("", gettext_lazy("Any day")), *DUE.items()]
    )
    permit = forms.ChoiceField(label=gettext_lazy("Permit"), required=False)
    mark = forms.ChoiceField(
        label=gettext_lazy("To look at"), required=False, choices=[("", gettext_lazy("Anything")), *MARKS.items()]
    )

    def __init__(self, typed: Mapping[str, Any], *, places: tuple[Status, ...], every: str | Promise) -> None:
        super().__init__(typed)
        self._offer("status", every, [(place.value, place.label) for place in places])
        self._offer("permit", gettext_lazy("Every permit"), [(one.code, one.name) for one in PERMITS])

    def _offer(self, name: str, every: str | Promise, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", every), *choices]

    def chosen(self, name: str) -> str:
        """The value of one filter; "" when it is empty or cannot be."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))

    @property
    def filter(self) -> Filter:
        """What was chosen, without the words that are searched for."""
        self.is_valid()
        return Filter.of(self.cleaned_data)
