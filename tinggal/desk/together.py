"""Clean files approved together: the list is shown, flagged ones are left out, and the signature comes afterwards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinggal.basket.clean import approve_together, clean_in_line
from tinggal.basket.planning import MOST
from tinggal.desk.doors import for_deciders
from tinggal.desk.shown import row
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest

MAY_BE_CORRECTED = 422


@for_deciders
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: ActorRequest) -> HttpResponse:
    """Up to 25 clean files of the line; a POST puts the chosen ones into the basket. Refusals never go this way."""
    if request.method != "POST":
        return _page(request, status=200)
    chosen = request.POST.getlist("file")
    if not chosen:
        messages.error(request, _("Choose at least one application."))
        return _page(request, status=MAY_BE_CORRECTED)
    try:
        planned, refused = approve_together(chosen, by=request.actor)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return _page(request, status=MAY_BE_CORRECTED)
    for words in refused:
        messages.error(request, words)
    return redirect("desk:basket") if planned else _page(request, status=MAY_BE_CORRECTED)


def _page(request: ActorRequest, *, status: int) -> HttpResponse:
    found = clean_in_line(request.actor)
    page = {"rows": [row(file) for file in found.files], "left_out": found.left_out, "most": MOST}
    return render(request, "desk/together.html", page, status=status)
