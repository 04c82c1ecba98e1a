"""The letter of a decision, looked at before the decision is taken."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinggal.applications.access import seat_for
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.forms import StepForm
from tinggal.desk.moves import MAY_BE_CORRECTED, demand, last_look
from tinggal.letters.preview import preview
from tinggal.letters.render import NotTypeset
from tinggal.people.middleware import ActorRequest


@for_officers
@require_POST
def preview_letter(request: ActorRequest, reference: str, action: str) -> HttpResponse:
    """The PDF with what was typed, without number, codes and signature; nothing is decided and nothing kept."""
    file = file_for(request, reference)
    step = demand(request, file, action)
    seat = seat_for(request.actor, step, file) if step else None
    if step is None or seat is None or not step.decides:
        return redirect("desk:application", reference)
    note_opening(request, file)
    form = StepForm(step, request.POST)
    if not form.is_valid():
        return render(request, "desk/confirm.html", last_look(file, step, form), status=MAY_BE_CORRECTED)
    try:
        shown = preview(file, form.ruling, by=request.actor, seat=seat)
    except NotTypeset:
        form.add_error(None, _("The letter cannot be shown just now. Nothing was decided. Tell the administrators."))
        return render(request, "desk/confirm.html", last_look(file, step, form), status=MAY_BE_CORRECTED)
    answer = HttpResponse(shown.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{file.reference}-preview.pdf"'
    return answer
