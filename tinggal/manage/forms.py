"""What administrators type: an office, whom it serves, a post, and the day something ends."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.offices.models import Office, Province, Regency
from tinggal.pages.fields import DateInParts
from tinggal.people.models import Post, User
from tinggal.people.roles import OFFICE_KIND_OF, Role

LABELS = {
    "code": gettext_lazy("Code"),
    "kind": gettext_lazy("Kind of office"),
    "parent": gettext_lazy("Stands below"),
    "name": gettext_lazy("Official name"),
    "klass": gettext_lazy("Class"),
    "city": gettext_lazy("City"),
    "province": gettext_lazy("Province"),
    "seat": gettext_lazy("Regency or city of the seat"),
    "time_zone": gettext_lazy("Time zone"),
    "address": gettext_lazy("Address"),
    "phone": gettext_lazy("Phone"),
    "email": gettext_lazy("E-mail address"),
    "website": gettext_lazy("Website"),
    "unverified": gettext_lazy("Something here is not found in an official source"),
    "source": gettext_lazy("Source"),
    "note": gettext_lazy("Note"),
}
HINTS = {
    "code": gettext_lazy("3 to 10 capital letters and digits, such as K3101. It can never be changed."),
    "name": gettext_lazy("The name of an immigration office contains its class."),
}


def take_refusal(form: forms.BaseForm, refusal: ValidationError) -> None:
    """Put what an action refused beside the fields it is about; the rest on top of the form."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for field, words in refusal.message_dict.items():
        form.add_error(field if field in form.fields else None, words)


class OfficeFilter(forms.Form):
    """Filters of the list of offices."""

    says_optional = False
    q = forms.CharField(label=gettext_lazy("Name, city or code"), max_length=100, required=False)
    kanwil = forms.ModelChoiceField(
        Office.objects.none(), label=gettext_lazy("Regional office"), required=False, empty_label=gettext_lazy("All")
    )
    province = forms.ModelChoiceField(
        Province.objects.all(), label=gettext_lazy("Province"), required=False, empty_label=gettext_lazy("All")
    )

    def __init__(self, typed: Mapping[str, Any]) -> None:
        super().__init__(typed)
        choose(self.fields["kanwil"], Office.objects.kanwils())


class OfficeChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Offices by code and short name."""

    def label_from_instance(self, obj: Office) -> str:
        """Such as "K3101 · Jakarta Barat"."""
        return f"{obj.code} · {obj.short_name}"


def choose(field: forms.Field, rows: QuerySet[Any]) -> None:
    """Say among which rows a choice is made; asked anew for each form."""
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


def name_classes(field: forms.Field) -> None:
    """Classes of offices by their official names, as they stand in the name of an office."""
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", "–"), *((value, value) for value in Office.Klass.values)]


class OfficeForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Everything about an office that may change."""

    opened_on = DateInParts(label=gettext_lazy("Opened on"), required=False)

    class Meta:
        model = Office
        fields = (
            "name", "klass", "city", "province", "seat", "time_zone", "address", "phone", "email", "website",
            "opened_on", "unverified", "source", "note",
        )  # fmt: skip
        labels = LABELS
        help_texts = HINTS
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, office: Office, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed, instance=office)
        choose(self.fields["seat"], Regency.objects.filter(province=office.province_id))
        if office.kind != Office.Kind.KANIM:
            del self.fields["klass"]
        else:
            name_classes(self.fields["klass"])
            self.fields["klass"].required = True


class NewOfficeForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """A new office below an existing one. Its time zone is that of the province."""

    parent = OfficeChoice(Office.objects.none(), label=LABELS["parent"])
    opened_on = DateInParts(label=gettext_lazy("Opens on"), required=False)

    class Meta:
        model = Office
        fields = ("kind", "parent", "code", "name", "klass", "city", "province", "address", "phone", "email",
                  "opened_on", "source")  # fmt: skip
        labels = LABELS
        help_texts = HINTS
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed, initial={"kind": Office.Kind.KANIM})
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [(one.value, one.label) for one in (Office.Kind.KANIM, Office.Kind.KANWIL)]
        above = Office.objects.open_on(timezone.localdate()).exclude(kind=Office.Kind.KANIM)
        choose(self.fields["parent"], above)
        name_classes(self.fields["klass"])


class EndForm(forms.Form):
    """The day something ends."""

    day = DateInParts(label="")

    def __init__(self, label: str, typed: Mapping[str, Any] | None = None, *, initial: date | None = None) -> None:
        super().__init__(typed, initial={"day": initial})
        self.fields["day"].label = label


class ServeForm(forms.Form):
    """Which open immigration office serves a regency."""

    office = OfficeChoice(Office.objects.none(), label=gettext_lazy("Immigration office"))

    def __init__(self, typed: Mapping[str, Any] | None = None, *, now: Office | None = None) -> None:
        super().__init__(typed, initial={"office": now})
        choose(self.fields["office"], Office.objects.kanims().open_on(timezone.localdate()))


class OfficerFilter(forms.Form):
    """Filters of the list of posts."""

    says_optional = False
    q = forms.CharField(label=gettext_lazy("Name, e-mail or office"), max_length=100, required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Post"),
        required=False,
        choices=[("", gettext_lazy("All")), *((role.value, role.label) for role in OFFICE_KIND_OF)],
    )


def _holds_already(given: Mapping[str, Any]) -> bool:
    posts = Post.objects.in_force(given["from_on"])
    return posts.filter(user=given["email"], role=given["role"], office=given["office"]).exists()


class AppointForm(forms.Form):
    """A post for somebody who has an account."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the account"),
        help_text=gettext_lazy("The person must have opened an account with this address."),
    )
    role = forms.ChoiceField(label=gettext_lazy("Post"), choices=[(one.value, one.label) for one in OFFICE_KIND_OF])
    office = OfficeChoice(Office.objects.none(), label=gettext_lazy("Office"))
    from_on = DateInParts(label=gettext_lazy("First day"))
    until_on = DateInParts(label=gettext_lazy("Last day"), required=False)

    def __init__(self, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed, initial={"from_on": timezone.localdate()})
        choose(self.fields["office"], Office.objects.open_on(timezone.localdate()))

    def clean_email(self) -> User:
        """The account with this address."""
        user = User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True).first()
        if user is None:
            raise ValidationError(_("There is no account with this address. Ask the person to open one first."))
        return user

    def clean(self) -> dict[str, Any]:
        """The same post is not given twice for the same day."""
        given = self.cleaned_data
        if {"email", "role", "office", "from_on"} <= given.keys() and _holds_already(given):
            raise ValidationError(_("This person already holds this post on that day."))
        return given

    @property
    def post(self) -> Role:
        """The role asked for."""
        return Role(self.cleaned_data["role"])
