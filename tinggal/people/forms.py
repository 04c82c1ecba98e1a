"""What somebody says about himself when he opens an account."""

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tinggal.pages.context import own_name
from tinggal.people.actions import introduce
from tinggal.people.models import User

phone_number = RegexValidator(
    r"^\+?[0-9][0-9 ()./-]{6,18}$",
    _("Write the phone number with digits only, for example +62 812 3456 7890."),
)


def full_name_field() -> forms.CharField:
    """How whoever opens an account tells his name."""
    return forms.CharField(
        label=_("Full name"),
        help_text=_("As it stands in your passport."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )


class WhoYouAre(forms.Form):
    """Name and phone, beside the address and password that the account library asks for."""

    full_name = full_name_field()
    phone = forms.CharField(
        label=_("Mobile phone"),
        help_text=_("We send you short messages about your application. Include the country code."),
        max_length=20,
        validators=[phone_number],
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    field_order = ["full_name", "email", "phone", "password1"]

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by the account library once the account exists."""
        introduce(
            user,
            full_name=self.cleaned_data["full_name"],
            phone=self.cleaned_data["phone"],
            language=get_language() or "en",
        )


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """What a person may change about himself without proving anything again."""

    class Meta:
        model = User
        fields = ("full_name", "phone", "language")
        labels = {"full_name": _("Full name"), "phone": _("Mobile phone"), "language": _("Language of messages")}
        widgets = {
            "language": forms.RadioSelect(choices=[(code, own_name(code)) for code, _name in settings.LANGUAGES])
        }

    def clean_phone(self) -> str:
        """The same rule as when the account was opened."""
        phone: str = self.cleaned_data["phone"]
        if phone:
            phone_number(phone)
        return phone
