"""Codes with which the holder lets a landlord or a bank see more of a letter: make one, see who looked, end it."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinggal.letters.models import Letter, ShareCode
from tinggal.letters.sharing import LAST_DAYS, TooManyCodes, end, share
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import own

FRESH = "share-code"  # the code in the session, until it was shown once


@dataclass(frozen=True, slots=True)
class Line:
    """A code in the list; the code itself is not kept."""

    code: ShareCode
    open: bool


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share_page(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """The codes of one letter; a POST makes one, or ends the one that is named."""
    mine = Letter.objects.select_related("application").filter(application=own(request, reference))
    letter = get_object_or_404(mine, pk=number)
    if request.method == "POST":
        return _change(request, letter)
    fresh = request.session.pop(FRESH, None)
    now = timezone.now()
    context = {
        "application": letter.application,
        "letter": letter,
        "fresh": fresh[1] if fresh and fresh[0] == letter.pk else "",
        "lines": [Line(code, code.ends_at > now) for code in letter.share_codes.all()],
        "days": LAST_DAYS,
    }
    answer = render(request, "portal/share.html", context)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _change(request: ActorRequest, letter: Letter) -> HttpResponse:
    asked = request.POST.get("end", "")
    if asked:
        named = letter.share_codes.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 19 else None
        if named:
            end(named, by=request.actor)
            messages.success(request, _("The code has ended. It opens nothing any more."))
    else:
        try:
            request.session[FRESH] = [letter.pk, share(letter, by=request.actor)]
        except TooManyCodes:
            messages.error(request, _("You have too many codes for this letter. End one, or wait until tomorrow."))
    return redirect("portal:share", letter.application.reference, letter.pk)
