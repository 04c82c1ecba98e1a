"""The checking page for landlords, banks, airlines and police: by code, by QR code, by the PDF itself.

No token is asked for in its forms and no cookie is set: nothing here is done in anybody's name.
"""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.letters.checking import LARGEST, check_code, check_pdf
from tinggal.letters.checking_register import LONG, SHORT, tidy
from tinggal.letters.checking_seal import check_seal
from tinggal.letters.sharing import Secret
from tinggal.track import check_pace
from tinggal.track.check_answers import Asked, answered, asking, busy
from tinggal.track.check_forms import CodeForm, LetterForm, SealForm, SpeakingForm


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The page with all ways to check; a POST is the code or the file."""
    if request.method != "POST":
        return asking(request)
    if not check_pace.from_here(request):
        return busy(request, "address")
    return _by_code(request) if "code" in request.POST else _by_file(request)


@csrf_exempt
@require_safe
def check_by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code of a letter leads. The short code needs a secret first, so it only fills in the form."""
    known = tidy(code)
    if len(known) == LONG:
        if not check_pace.from_here(request):
            return busy(request, "address")
        return answered(request, check_code(known), asked=Asked(way="code", what=known))
    if len(known) == SHORT:
        return asking(request, code=f"{known[:4]}-{known[4:8]}-{known[8:]}")
    return asking(request, code=code[:60], problems={"code": "code_wrong"})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check_seal_bytes(request: HttpRequest) -> HttpResponse:
    """The seal, as the camera or another reader gives it."""
    if request.method != "POST":
        return redirect("track:check")
    if not check_pace.from_here(request):
        return busy(request, "address")
    form = SealForm(request.POST)
    if not form.is_valid():
        return _again(request, form)
    seal: bytes = form.cleaned_data["seal"]
    return answered(request, check_seal(seal), asked=Asked(way="seal", what=hashlib.sha256(seal).hexdigest()))


def _by_code(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _again(request, form)
    code: str = form.cleaned_data["code"]
    secret: Secret = form.cleaned_data["secret"]
    if secret and not check_pace.of_this_letter(code):
        return busy(request, "letter")
    return answered(request, check_code(code, secret=secret), asked=Asked(way="code", what=code, secret=bool(secret)))


def _by_file(request: HttpRequest) -> HttpResponse:
    form = LetterForm(request.POST, request.FILES)
    if not form.is_valid():
        return _again(request, form)
    pdf: bytes = form.cleaned_data["letter"].read(LARGEST + 1)
    return answered(request, check_pdf(pdf), asked=Asked(way="file", what=hashlib.sha256(pdf).hexdigest()))


def _again(request: HttpRequest, form: SpeakingForm) -> HttpResponse:
    return asking(request, code=str(request.POST.get("code", ""))[:60], problems=form.problems)
