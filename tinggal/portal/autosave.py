"""Keeps single answers while somebody is still writing, for browsers that run our script. What is right is kept; what
is not right yet, or was answered otherwise on another device, is left alone and said when the page is sent."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.views.decorators.http import require_POST

from tinggal.lib.pace import within_pace
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.form_pages import known_group
from tinggal.portal.form_parts import PartForm, whole
from tinggal.portal.own import can_change
from tinggal.portal.preparing import to_prepare
from tinggal.portal.two_answers import keep

_TIMES, _MINUTES = 600, 10


@login_required
@require_POST
def save_answers(request: ActorRequest, reference: str, group: str) -> HttpResponse:
    """Some answers of a group; answers in JSON. "at" is the time, "open" are the codes of those that cannot be kept as
    they are now, "newer" of those that another device answered otherwise; "was" is what we have of the rest."""
    file = to_prepare(request, reference)
    asked = known_group(file, group)
    if not can_change(file):
        return JsonResponse({}, status=HTTPStatus.CONFLICT)
    if not within_pace("autosave", request.actor.key, times=_TIMES, seconds=_MINUTES * 60):
        return JsonResponse({}, status=HTTPStatus.TOO_MANY_REQUESTS)
    form = PartForm(file, whole(file, asked), request.POST)
    form.full_clean()
    good = {code: text for code, text in form.good_answers.items() if code not in form.errors}
    same = {code: text for code, text in good.items() if text == str(file.answers.get(code, ""))}
    changed = good.keys() - same.keys()
    kept, newer = dict[str, str](), list[str]()
    try:
        if changed:
            kept, newer = keep(form, codes=changed, by=request.actor)
    except MoveRefused:
        return JsonResponse({}, status=HTTPStatus.CONFLICT)
    wrong = [code for code in form.errors if code in form.good_answers]
    now = time_format(timezone.localtime(), "H:i")
    return JsonResponse({"at": now, "open": wrong, "newer": newer, "was": {**same, **kept}})
