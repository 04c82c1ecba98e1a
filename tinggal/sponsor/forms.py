"""What sponsors type about themselves, their team and their agents."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.catalogue.permits import PERMITS
from tinggal.pages.context import own_name
from tinggal.pages.fields import DateInParts
from tinggal.people.forms import phone_number
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import ROLES, SCOPES, Task

LENGTHS = {Sponsor.Kind.PERSON: 16, Sponsor.Kind.COMPANY: 13, Sponsor.Kind.AGENCY: 13}
no_signs = RegexValidator(r"[<>]", gettext_lazy("Leave out the signs < and >."), inverse_match=True)


class DetailsForm(forms.Form):
    """Name, address and how to reach the sponsor."""

    name = forms.CharField(label=gettext_lazy("Name, as the register has it"), max_length=120, validators=[no_signs])
    address = forms.CharField(label=gettext_lazy("Address"), max_length=300, widget=forms.Textarea(attrs={"rows": "3"}))
    email = forms.EmailField(
        label=gettext_lazy("E-mail address for messages"),
        help_text=gettext_lazy("We write to it about every application. A shared mailbox is best."),
        error_messages={"invalid": gettext_lazy("Write an e-mail address like name@example.com.")},
    )
    phone = forms.CharField(label=gettext_lazy("Phone number"), max_length=20, validators=[phone_number])
    licence = forms.CharField(
        label=gettext_lazy("Licence number of an agent"),
        help_text=gettext_lazy("Only for agents who act for others."),
        max_length=60,
        required=False,
    )

    @property
    def details(self) -> dict[str, str]:
        """What ``registering`` keeps."""
        return {name: str(self.cleaned_data[name]) for name in ("name", "address", "email", "phone", "licence")}


class RegisterForm(DetailsForm):
    """Who the sponsor is, and his number."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Who are you registering?"), choices=Sponsor.Kind.choices, widget=forms.RadioSelect
    )
    number_typed = forms.CharField(
        label=gettext_lazy("Number"),
        help_text=gettext_lazy("A company or an agent: the NIB of 13 digits. A person: the NIK of 16 digits."),
        max_length=30,
    )
    field_order = ["kind", "number_typed", "name", "address", "email", "phone", "licence"]

    @property
    def number(self) -> str:
        """The digits of the number."""
        return "".join(sign for sign in str(self.cleaned_data.get("number_typed", "")) if sign.isdigit())

    def clean(self) -> dict[str, Any]:
        """The number has the length of its kind; an agent has a licence."""
        kind = self.cleaned_data.get("kind")
        if kind and "number_typed" in self.cleaned_data and not self._fits(LENGTHS[Sponsor.Kind(kind)]):
            words = _("This number needs %(length)d digits. You wrote %(found)d.")
            self.add_error("number_typed", words % {"length": LENGTHS[Sponsor.Kind(kind)], "found": len(self.number)})
        if kind == Sponsor.Kind.AGENCY and not self.cleaned_data.get("licence"):
            self.add_error("licence", _("An agent needs a licence. Write its number."))
        return self.cleaned_data

    def _fits(self, length: int) -> bool:
        return len(self.number) == length and self.number.isascii()


class TasksForm(forms.Form):
    """What a member of the team may do."""

    tasks = forms.MultipleChoiceField(
        label=gettext_lazy("What may this person do?"),
        choices=[(task.value, task.label) for task in ROLES if task != Task.VIEW],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Everybody in the team may look at everything."),
    )


class InviteForm(TasksForm):
    """Somebody who is to join the team."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        error_messages={"invalid": gettext_lazy("Write an e-mail address like name@example.com.")},
    )
    field_order = ["email", "tasks"]


class WorkerLinkForm(forms.Form):
    """Where a worker's link goes, and in which language it speaks to him."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the worker"),
        choices=[(code, own_name(code)) for code, _name in settings.LANGUAGES],
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the worker"),
        help_text=gettext_lazy("Leave it empty to hand the link over yourself."),
        required=False,
        error_messages={"invalid": gettext_lazy("Write an e-mail address like name@example.com.")},
    )


class MandateForm(forms.Form):
    """What an agent asks a client for."""

    client = forms.CharField(
        label=gettext_lazy("Your client"),
        help_text=gettext_lazy("The NIB or NIK of a sponsor, or the e-mail address of a person with an account."),
        max_length=254,
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What do you want to do for the client?"),
        choices=[(task.value, task.label) for task in SCOPES if task != Task.VIEW],
        widget=forms.CheckboxSelectMultiple,
    )
    reach = forms.ChoiceField(
        label=gettext_lazy("For which applications?"),
        choices=[
            ("begun", gettext_lazy("Only those that we begin")),
            ("everything", gettext_lazy("All applications of the client")),
        ],
        initial="begun",
        widget=forms.RadioSelect,
    )
    until_on = DateInParts(label=gettext_lazy("Until which day?"))


class TableForm(forms.Form):
    """What is asked for, and the table."""

    permit = forms.ChoiceField(
        label=gettext_lazy("What do you ask for?"), choices=[(one.code, one.name) for one in PERMITS]
    )
    table = forms.FileField(
        label=gettext_lazy("The table"),
        help_text=gettext_lazy("A CSV file with the headings of the template and at most 5,000 people."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


class Promise(forms.Form):
    """What a sponsor says when he sends many files."""

    true = forms.BooleanField(
        label=gettext_lazy("What is written here is true, and the documents are real. We vouch for these people."),
        error_messages={"required": gettext_lazy("Tick the box to say that everything is true.")},
    )
