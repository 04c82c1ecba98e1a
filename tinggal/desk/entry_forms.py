"""What an officer types or scans for somebody who sits before him."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy

from tinggal.applications.progress import Paper
from tinggal.catalogue.permits import PERMITS
from tinggal.intake.receive import LIMIT
from tinggal.people.forms import phone_number

LANGUAGES = [("en", "English"), ("id", "Bahasa Indonesia")]
ACCEPT = {"image": "image/*", "pdf": "application/pdf"}


class PersonForm(forms.Form):
    """Who sits there, and what he wants."""

    permit = forms.ChoiceField(
        label=gettext_lazy("Permit"),
        choices=lambda: [("", gettext_lazy("Choose one")), *((one.code, one.name) for one in PERMITS)],
        error_messages={"required": gettext_lazy("Choose the permit.")},
    )
    full_name = forms.CharField(
        label=gettext_lazy("Full name"),
        help_text=gettext_lazy("As it stands in the passport."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the applicant"),
        help_text=gettext_lazy("The application belongs to the account of this address. He gets every message there."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Mobile phone of the applicant"),
        help_text=gettext_lazy("With the country code, for example +62 812 3456 7890."),
        max_length=20,
        validators=[phone_number],
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel", "type": "tel"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the messages"), choices=LANGUAGES, initial="en", widget=forms.RadioSelect
    )
    sits_here = forms.BooleanField(
        label=gettext_lazy("He sits here, asked me to type for him, and I have seen his passport"),
        error_messages={"required": gettext_lazy("Type only for somebody who sits before you.")},
    )


class PapersForm(forms.Form):
    """One field for each document that may belong to the file; each may stay empty."""

    says_optional = False

    def __init__(
        self,
        papers: Sequence[Paper],
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
    ) -> None:
        super().__init__(data, files)
        self.papers = list(papers)
        for paper in self.papers:
            accept = ",".join(ACCEPT[one] for one in paper.requirement.accepts)
            self.fields[paper.requirement.code] = forms.FileField(
                label=str(paper.requirement.label),
                required=False,
                allow_empty_file=True,
                widget=forms.FileInput(attrs={"accept": accept, "data-max-bytes": str(LIMIT)}),
            )

    @property
    def lines(self) -> list[tuple[Paper, forms.BoundField]]:
        """Each document with its field."""
        return [(paper, self[paper.requirement.code]) for paper in self.papers]


class CodeForm(forms.Form):
    """The code the applicant reads to the officer."""

    code = forms.CharField(
        label=gettext_lazy("Code of the applicant"),
        help_text=gettext_lazy("Six digits. He reads them from his phone or his mail."),
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": gettext_lazy("Write the six digits.")},
    )


class PaperForm(forms.Form):
    """The applicant signed the printed page."""

    signed = forms.BooleanField(
        label=gettext_lazy("He read the printed page, found everything right, and signed it before me"),
        error_messages={"required": gettext_lazy("Tick the box when he has signed.")},
    )
    shown = forms.CharField(widget=forms.HiddenInput)
