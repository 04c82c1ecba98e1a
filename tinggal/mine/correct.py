"""A person asks the office to put right what it wrote about him (UU 27/2022 Ps 6 and 30): a message with an answer."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinggal.applications.models import ApplicationQuerySet
from tinggal.correspondence.writing import write_to_office
from tinggal.lib.workflow import MoveRefused
from tinggal.mine.own import own_files
from tinggal.people.middleware import ActorRequest

MAY_BE_CORRECTED = 422
SHOWN = 20
OFFICES_READ = "id"


class CorrectionForm(forms.Form):
    """Which application, what stands there, and what it should be."""

    file = forms.ChoiceField(
        label=gettext_lazy("In which application is the mistake?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the application.")},
    )
    written = forms.CharField(
        label=gettext_lazy("What is written now?"),
        help_text=gettext_lazy("For example: Date of birth 2 March 1990."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write what stands there now.")},
    )
    right = forms.CharField(
        label=gettext_lazy("What should it be?"),
        help_text=gettext_lazy("For example: 3 February 1990, as in my passport."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write what it should be.")},
    )

    def __init__(self, data: QueryDict | None, *, files: ApplicationQuerySet) -> None:
        super().__init__(data)
        chosen = self.fields["file"]
        if isinstance(chosen, forms.ChoiceField):
            whole = '{}, <span class="t-whole">{}</span>'
            chosen.choices = [
                (file.reference, format_html(whole, file.permit.name, file.reference)) for file in files[:SHOWN]
            ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActorRequest) -> HttpResponse:
    """Sends the wish as a message to the office that has the file; its answer comes into the same thread."""
    sent = own_files(request.actor).filter(submitted_at__isnull=False).order_by("-pk")
    form = CorrectionForm(request.POST if request.method == "POST" else None, files=sent)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        file = sent.get(reference=said["file"])
        try:
            write_to_office(file, _wish(written=said["written"], right=said["right"]), by=request.actor)
            messages.success(request, _("Your wish was sent. The office answers here."))
            return redirect("portal:messages", file.reference)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "none": not sent.exists()}
    return render(request, "mine/correct.html", context, status=MAY_BE_CORRECTED if form.errors else 200)


def _wish(*, written: str, right: str) -> str:
    with translation.override(OFFICES_READ):
        title = _("I ask you to correct my data (UU 27/2022, articles 6 and 30: within three days).")
        return f"{title}\n\n{_('It says:')} {written}\n{_('It should be:')} {right}"
