"""Reading back what was typed at the counter: the applicant signs the printed page, or tells the code he was sent."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.applications.entering import ask_for_code, confirm_on_paper, confirm_with_code, digest_of
from tinggal.applications.models import Application
from tinggal.applications.progress import papers
from tinggal.catalogue.fees import FeeLine, LengthNotOffered, fee_lines, total
from tinggal.catalogue.tariffs import NoTariff
from tinggal.desk.entering import MAY_BE_CORRECTED, parts, typed_here
from tinggal.desk.entry_forms import CodeForm, PaperForm
from tinggal.desk.queueing import for_counters
from tinggal.desk.shown import answers
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest

SHORT = 8


@for_counters
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: ActorRequest, reference: str) -> HttpResponse:
    """Everything that was typed, to read aloud; and the two ways in which the applicant confirms it."""
    file = typed_here(request, reference)
    if any(part.gaps for part in parts(file)):
        messages.info(request, _("Something is still missing."))
        return redirect("desk:entry", reference)
    if request.method != "POST":
        return _page(request, file, CodeForm(), _unsigned(file))
    on_paper = "shown" in request.POST
    form = PaperForm(request.POST) if on_paper else CodeForm(request.POST)
    if form.is_valid():
        try:
            if on_paper:
                confirm_on_paper(file, shown=form.cleaned_data["shown"], by=request.actor)
            else:
                confirm_with_code(file, form.cleaned_data["code"], by=request.actor)
            messages.success(request, _("%s is sent. The applicant has a message about it.") % reference)
            return redirect("desk:begin_entry")
        except MoveRefused as refusal:
            form.add_error(None if on_paper else "code", str(refusal))
    return _page(request, file, *((CodeForm(), form) if on_paper else (form, _unsigned(file))), tried=form)


@for_counters
@require_POST
def send_code(request: ActorRequest, reference: str) -> HttpResponse:
    """Send the applicant a code that confirms what lies there now."""
    file = typed_here(request, reference)
    try:
        ask_for_code(file, by=request.actor)
        messages.success(request, _("The code is on its way to his mail and his phone."))
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:entry_confirm", reference)


@for_counters
@require_safe
def paper(request: ActorRequest, reference: str) -> HttpResponse:
    """The page to print and sign, in the language of the applicant."""
    file = typed_here(request, reference)
    known = {code for code, _name in settings.LANGUAGES}
    with translation.override(file.language if file.language in known else "en"):
        page = _read_back(file) | {"today": timezone.localdate(), "short": digest_of(file)[:SHORT].upper()}
        return render(request, "desk/entry_paper.html", page)


def _unsigned(file: Application) -> PaperForm:
    return PaperForm(initial={"shown": digest_of(file)})


def _page(
    request: ActorRequest,
    file: Application,
    by_code: CodeForm | PaperForm,
    by_paper: CodeForm | PaperForm,
    *,
    tried: CodeForm | PaperForm | None = None,
) -> HttpResponse:
    page = _read_back(file) | {
        "entry": file.entry,
        "code_form": by_code,
        "paper_form": by_paper,
        "form": tried,
        "short": digest_of(file)[:SHORT].upper(),
    }
    status = MAY_BE_CORRECTED if tried and tried.errors else 200
    return render(request, "desk/entry_confirm.html", page, status=status)


def _read_back(file: Application) -> dict[str, object]:
    lines = _fee(file)
    return {
        "file": file,
        "answers": answers(file),
        "papers": [one for one in papers(file) if one.document],
        "lines": lines,
        "total": total(lines),
    }


def _fee(file: Application) -> tuple[FeeLine, ...]:
    try:
        return fee_lines(file.permit, file.answers, on=timezone.localdate())
    except (LengthNotOffered, NoTariff):
        return ()
