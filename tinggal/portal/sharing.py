"""Codes with which the holder lets a landlord or a bank see chosen parts of a letter: make, see who looked, end."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinggal.letters.models import Letter, ShareCode, ShareLook
from tinggal.letters.share_purposes import ShareField, SharePurpose
from tinggal.letters.sharing import LAST_DAYS, TooManyCodes, end, share
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import own
from tinggal.portal.share_form import FieldsForm, PurposeForm

FRESH = "share-code"  # the code in the session, until it was shown once
LOOKS = 20  # the newest looks shown of each code
MAY_BE_CORRECTED = 422


@dataclass(frozen=True, slots=True)
class Line:
    """A code in the list; the code itself is not kept."""

    code: ShareCode
    open: bool
    shows: Sequence[str | Promise]
    looks: list[ShareLook]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share_page(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """The codes of one letter. ``?purpose=`` asks what may be seen; a POST makes a code, or ends the one it names."""
    mine = Letter.objects.select_related("application").filter(application=own(request, reference))
    letter = get_object_or_404(mine, pk=number)
    if request.POST.get("end"):
        return _end(request, letter)
    if request.method == "POST":
        return _make(request, letter)
    if "purpose" in request.GET:
        return _asked_what(request, letter)
    return _listed(request, letter, PurposeForm())


def _listed(request: ActorRequest, letter: Letter, form: PurposeForm, *, status: int = 200) -> HttpResponse:
    fresh = request.session.pop(FRESH, None)
    now = timezone.now()
    context = {
        "application": letter.application,
        "letter": letter,
        "form": form,
        "fresh": fresh[1] if fresh and fresh[0] == letter.pk else "",
        "lines": [_line(code, still=code.ends_at > now) for code in letter.share_codes.prefetch_related("looks")],
        "days": LAST_DAYS,
    }
    answer = render(request, "portal/share.html", context, status=status)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _line(code: ShareCode, *, still: bool) -> Line:
    shows = [field.label for field in ShareField if field in code.fields]
    return Line(code, still, shows, list(code.looks.all())[:LOOKS])


def _asked_what(request: ActorRequest, letter: Letter) -> HttpResponse:
    """The second question; without an answer to the first, that one again."""
    chosen = PurposeForm(request.GET)
    if not chosen.is_valid():
        return _listed(request, letter, chosen, status=MAY_BE_CORRECTED)
    return _question(request, letter, FieldsForm(purpose=chosen.cleaned_data["purpose"]))


def _question(request: ActorRequest, letter: Letter, form: FieldsForm, *, status: int = 200) -> HttpResponse:
    purpose = form["purpose"].value()
    label = SharePurpose(purpose).label if purpose in SharePurpose.values else ""
    context = {"application": letter.application, "letter": letter, "form": form, "purpose": label, "days": LAST_DAYS}
    return render(request, "portal/share_what.html", context, status=status)


def _make(request: ActorRequest, letter: Letter) -> HttpResponse:
    form = FieldsForm(request.POST)
    if not form.is_valid():
        return _question(request, letter, form, status=MAY_BE_CORRECTED)
    given = form.cleaned_data
    try:
        code = share(
            letter, by=request.actor, purpose=given["purpose"], fields=given["fields_shown"], whom=given["whom"]
        )
        request.session[FRESH] = [letter.pk, code]
    except TooManyCodes:
        messages.error(request, _("You have too many codes for this letter. End one, or wait until tomorrow."))
    return redirect("portal:share", letter.application.reference, letter.pk)


def _end(request: ActorRequest, letter: Letter) -> HttpResponse:
    asked = request.POST["end"]
    named = letter.share_codes.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 19 else None
    if named:
        end(named, by=request.actor)
        messages.success(request, _("The code has ended. It opens nothing any more."))
    return redirect("portal:share", letter.application.reference, letter.pk)
