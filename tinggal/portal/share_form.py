"""The two questions before a share code is made: what it is for, and what may be seen with it."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tinggal.letters.share_purposes import SUGGESTED, ShareField, SharePurpose


class PurposeForm(forms.Form):
    """What the code is for."""

    purpose = forms.ChoiceField(
        label=_("What is the code for?"),
        choices=SharePurpose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the code is for."), "invalid_choice": _("Choose one of the four.")},
    )


class FieldsForm(forms.Form):
    """What may be seen, and whom the code is for. The usual choice for the purpose is ticked already."""

    says_optional = True
    purpose = forms.ChoiceField(choices=SharePurpose.choices, widget=forms.HiddenInput)
    fields_shown = forms.MultipleChoiceField(
        label=_("What may they see?"),
        help_text=_("We ticked what they usually need. Take away what you do not want to show."),
        choices=ShareField.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one line."), "invalid_choice": _("Tick lines of this list only.")},
    )
    whom = forms.CharField(
        label=_("Whom do you give the code to?"),
        help_text=_("Only you see this. It helps you to tell your codes apart."),
        max_length=60,
        required=False,
    )

    def __init__(self, posted: QueryDict | None = None, *, purpose: str = "") -> None:
        usual = [str(field) for field in SUGGESTED.get(purpose, ())]
        super().__init__(posted, initial={"purpose": purpose, "fields_shown": usual})
