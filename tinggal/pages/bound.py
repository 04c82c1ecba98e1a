"""A form field as it stands on a page: its classes, its "(optional)", its error messages in plain words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField as DjangosBoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.pages.fields import DateInParts, wrong_parts

WIDTHS = (2, 3, 4, 5, 10, 20, 30)
NUMBER = 10
NOT_FILLED_IN = forms.Field.default_error_messages["required"]
OPTIONAL = gettext_lazy("(optional)")
# The browser must neither cut what is pasted nor judge a form before we do, nor hint with vanishing text.
LEFT_TO_US = ("required", "maxlength", "minlength", "placeholder", "min", "max", "step")

NAMED_IN_THEIR_TEMPLATES = forms.MultiWidget | forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple


class BoundField(DjangosBoundField):
    """What templates of the forms work with; the renderer puts it in place of Django's."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        if not field.required and getattr(form, "says_optional", True) and self.shape not in ("hidden", "checkbox"):
            self.label = format_lazy("{label} {optional}", label=self.label, optional=OPTIONAL)

    @property
    def shape(self) -> str:
        """Which markup the field needs: hidden, checkbox, group (several controls, a legend) or control."""
        widget = self.field.widget
        if widget.is_hidden:
            return "hidden"
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        return "group" if widget.use_fieldset else "control"

    @property
    def problems(self) -> list[str]:
        """What is wrong, in words that make sense away from the field too (in the summary on top of the page)."""
        found = self.form.errors.get(self.name)
        return [self._words_for(error) for error in found.as_data()] if found else []

    def _words_for(self, error: forms.ValidationError) -> str:
        if error.code != "required" or error.message != NOT_FILLED_IN:
            return " ".join(error.messages)
        label = {"label": self.field.label or self.label}
        if isinstance(self.field, forms.FileField):
            return _("Choose a file: %(label)s") % label
        if isinstance(self.field.widget, forms.CheckboxInput):
            return _("Tick the box: %(label)s") % label
        if isinstance(self.field, forms.ChoiceField | forms.ModelChoiceField):
            return _("Choose an answer: %(label)s") % label
        return _("Fill in: %(label)s") % label

    @property
    def first_control(self) -> str:
        """The id the error summary links to: the first wrong control."""
        if isinstance(self.field, DateInParts):
            return f"{self.auto_id}_{min(wrong_parts(self.value()), default=0)}"
        if isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    def build_widget_attrs(self, attrs: Mapping[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes with our classes; False leaves an attribute out."""
        built = super().build_widget_attrs(dict(attrs), widget)
        built.update(dict.fromkeys(LEFT_TO_US, False))
        if classes := self._classes(widget or self.field.widget):
            built["class"] = classes
        return built

    def _classes(self, widget: forms.Widget) -> str:
        classes = [str(widget.attrs.get("class", ""))]
        if isinstance(widget, forms.CheckboxInput):
            classes.append("govuk-checkboxes__input")
        kind = _kind(widget)
        if kind:
            classes.append(f"govuk-{kind}")
            if self.errors:
                classes.append(f"govuk-{kind}--error")
        short = isinstance(widget, forms.NumberInput) or widget.attrs.get("autocomplete") == "one-time-code"
        longest = NUMBER if short else getattr(self.field, "max_length", None)
        if kind == "input" and longest:
            classes += [f"govuk-input--width-{width}" for width in WIDTHS if longest <= width][:1]
        return " ".join(filter(None, classes))


def _kind(widget: forms.Widget) -> str:
    """The name of the control in the style sheet, or "" when its template names the classes itself."""
    if widget.is_hidden or isinstance(widget, NAMED_IN_THEIR_TEMPLATES):
        return ""
    if isinstance(widget, forms.Textarea):
        return "textarea"
    if isinstance(widget, forms.FileInput):
        return "file-upload"
    if isinstance(widget, forms.Select):
        return "select"
    return "input" if isinstance(widget, forms.widgets.Input) else ""
