"""Officers answer a signal; auditors read how officers and sponsors meet."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tinggal.applications.access import moves_for
from tinggal.casework.acting import not_a_colleagues
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import everything
from tinggal.desk.moves import MAY_BE_CORRECTED
from tinggal.desk.pattern_rows import MOST, patterns_shown
from tinggal.desk.signal_rows import AnswerForm, signals_shown
from tinggal.lib.workflow import MoveRefused
from tinggal.people.doors import only_for
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role
from tinggal.signals.actions import answer_signal, opened_patterns


@for_officers
@require_POST
def answer(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """Write down what an officer found when he looked at a signal. What was typed is never lost."""
    file = file_for(request, reference)
    signal = get_object_or_404(file.signals.in_force(), pk=number)
    form = AnswerForm(number, request.POST)
    try:
        if form.is_valid():
            not_a_colleagues(file, by=request.actor)
            answer_signal(signal, by=request.actor, **form.cleaned_data)
            return redirect(reverse("desk:application", args=[reference]) + "#signals")
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
    note_opening(request, file)
    shown = signals_shown(request.actor, file, open_to_me=bool(moves_for(request.actor, file)), tried=form)
    page = everything(request.actor, file) | {"form": form, "signals": shown}
    return render(request, "desk/application.html", page, status=MAY_BE_CORRECTED)


@only_for(Role.AUDITOR)
@require_safe
def patterns(request: ActorRequest) -> HttpResponse:
    """Officers and sponsors who meet differently than chance would have it."""
    rows = patterns_shown(most=MOST + 1)
    opened_patterns(by=request.actor, shown=len(rows[:MOST]))
    return render(request, "desk/patterns.html", {"rows": rows[:MOST], "more": len(rows) > MOST, "most": MOST})
