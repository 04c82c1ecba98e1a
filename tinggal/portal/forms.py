"""The forms of this room: one document, and the declaration before sending."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.intake.receive import LIMIT


class SeveralFiles(forms.FileInput):
    """A control with which several files can be chosen at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of files, in the order in which the browser sends them."""

    widget = SeveralFiles

    def clean(self, value: Any, initial: Any = None) -> Any:
        """Each file as one field would take it."""
        single = super().clean
        return [single(one, initial) for one in value if one] if isinstance(value, (list, tuple)) else value


class DocumentForm(forms.Form):
    """One file, or where ``several`` may be joined more, chosen or photographed now. What is wrong with the content is
    said by the intake, not here.

    ``camera`` is "user" for a face, "environment" for paper, "" where no picture is taken; a field that asks for the
    camera can no longer choose a file, so there are two. ``shrink`` is ``paper_words.shrinks_to``.
    """

    says_optional = False
    file = forms.FileField(label=gettext_lazy("Choose a file"), required=False, allow_empty_file=True)
    photo = forms.FileField(label=gettext_lazy("Or take a photo now"), required=False, allow_empty_file=True)

    def __init__(
        self,
        *parts: Any,
        accept: str = "",
        camera: str = "environment",
        several: str = "",
        shrink: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(*parts)
        told = {"data-max-bytes": str(LIMIT), **(shrink or {})}
        if several:
            self.fields["file"] = FilesField(label=several, required=False, allow_empty_file=True)
        self.fields["file"].widget.attrs.update({"accept": accept, **told})
        if camera:
            self.fields["photo"].widget.attrs.update({"accept": "image/*", "capture": camera, **told})
        else:
            del self.fields["photo"]

    def clean(self) -> dict[str, Any]:
        """One of the two must be there; of both the chosen file counts."""
        if not self.errors and not self.uploads:
            self.add_error("file", _("Choose a file first."))
        return self.cleaned_data

    @property
    def uploads(self) -> "list[UploadedFile[Any]]":
        """What was sent, in its order."""
        chosen = self.cleaned_data.get("file") or self.cleaned_data.get("photo")
        return chosen if isinstance(chosen, list) else [chosen] if chosen is not None else []


class Declaration(forms.Form):
    """What the applicant says when he sends the file."""

    true = forms.BooleanField(
        label=gettext_lazy(
            "What I wrote is true, and the documents are real. I know that lying here is punished by law."
        ),
        error_messages={"required": gettext_lazy("Tick the box to say that everything is true.")},
    )
