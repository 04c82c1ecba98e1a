"""The keys of the officers' pages, all on one page, and the switch for those who do not want single keys."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinggal.casework.keys import single_keys_on, switch_single_keys_off, switch_single_keys_on
from tinggal.desk.doors import for_officers
from tinggal.people.middleware import ActorRequest

Words = str | Promise
Keys = Sequence[tuple[tuple[str, ...], Words]]

ALWAYS: Keys = (
    (("Tab",), gettext_lazy("to the next link, button or field")),
    (("Enter",), gettext_lazy("press the button, follow the link")),
    (("Esc",), gettext_lazy("leave a field, close what is open")),
)
WORKING: Keys = (
    (("1", "9"), gettext_lazy("documents")),
    (("←", "→"), gettext_lazy("pages of the document")),
    (("+", "−"), gettext_lazy("larger, smaller")),
    (("0",), gettext_lazy("as wide as there is room")),
    (("R",), gettext_lazy("turn the page to the right")),
    (("P",), gettext_lazy("this document has passed")),
    (("I",), gettext_lazy("this document is incomplete")),
    (("C",), gettext_lazy("to the checks")),
    (("N",), gettext_lazy("to the notes")),
    (("S",), gettext_lazy("to the next step")),
    (("?",), gettext_lazy("these keys")),
)
DECIDING: Keys = (
    (("S",), gettext_lazy("approve")),
    (("T",), gettext_lazy("refuse")),
    (("K",), gettext_lazy("send back")),
    (("H",), gettext_lazy("put on hold")),
    (("Enter",), gettext_lazy("put it in the basket")),
    (("U",), gettext_lazy("undo the last one")),
    (("N",), gettext_lazy("note")),
    (("1", "9"), gettext_lazy("documents")),
    (("←", "→"), gettext_lazy("pages of the document")),
    (("Ctrl", "Enter"), gettext_lazy("sign the basket")),
)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: ActorRequest) -> HttpResponse:
    """The list of keys. A POST switches single keys off ("off") or on for this account."""
    if request.method == "POST":
        if request.POST.get("switch") == "off":
            switch_single_keys_off(request.user)
            messages.success(request, _("Single keys are switched off for your account."))
        else:
            switch_single_keys_on(request.user)
            messages.success(request, _("Single keys are switched on for your account."))
        return redirect("desk:keys")
    lists = ((_("On a file"), WORKING), (_("Where you decide"), DECIDING), (_("Everywhere"), ALWAYS))
    return render(request, "desk/keys.html", {"lists": lists, "single_keys": single_keys_on(request.user)})
