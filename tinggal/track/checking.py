"""Is this letter genuine? By the code, by the QR code's address, or by the PDF itself."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tinggal.letters.checking import LARGEST, Outcome, check_code, check_pdf
from tinggal.lib.pace import within_pace
from tinggal.track.forms import CodeForm, LetterForm

TRIES, WINDOW_SECONDS = 30, 600


@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """The page with both ways to check; a POST is the code or the file."""
    by_code = CodeForm(request.POST if "code" in request.POST else None)
    by_file = LetterForm(request.POST, request.FILES) if _is_upload(request) else LetterForm()
    form: forms.Form = by_file if _is_upload(request) else by_code
    if request.method == "POST" and not _at_a_fair_pace(request):
        form.add_error(None, _("Too many checks from here. Please wait ten minutes."))
    elif by_code.is_valid():
        return _answer(request, check_code(by_code.cleaned_data["code"]), by_file=False)
    elif by_file.is_valid():
        return _answer(request, check_pdf(by_file.cleaned_data["letter"].read(LARGEST + 1)), by_file=True)
    return render(request, "track/check.html", {"by_code": by_code, "by_file": by_file, "form": form})


@never_cache
def check_by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code of a letter leads."""
    if not _at_a_fair_pace(request):
        return HttpResponse(_("Too many checks from here. Please wait ten minutes."), status=429)
    return _answer(request, check_code(code), by_file=False)


def _answer(request: HttpRequest, outcome: Outcome, *, by_file: bool) -> HttpResponse:
    context = {"outcome": outcome, "by_file": by_file, "checked_at": timezone.now()}
    return render(request, "track/checked.html", context)


def _is_upload(request: HttpRequest) -> bool:
    return request.method == "POST" and "code" not in request.POST


def _at_a_fair_pace(request: HttpRequest) -> bool:
    return within_pace("check", str(request.META.get("REMOTE_ADDR", "")), times=TRIES, seconds=WINDOW_SECONDS)
