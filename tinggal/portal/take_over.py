"""Takes over into the form what was read on the passport, where the applicant said so, and nothing else."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tinggal.applications.answers_form import AnswersForm
from tinggal.applications.doubts import keep_all_the_same
from tinggal.applications.models import Application
from tinggal.applications.taking_over import take_over
from tinggal.lib.workflow import MoveRefused
from tinggal.pages.fields import PARTS, DateInPartsWidget
from tinggal.people.middleware import ActorRequest
from tinggal.portal.form_parts import first_open
from tinggal.portal.own import can_change, in_force, sent_already
from tinggal.portal.preparing import to_prepare
from tinggal.portal.read_back import Row, read_back


@login_required
@require_POST
def use_reading(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """Keep the readings that were chosen, one "use-<question>" for each; a reading the form would refuse is refused."""
    file = to_prepare(request, reference)
    there = in_force(file, code)
    if not can_change(file):
        return sent_already(request, file)
    reading = read_back(file, there)
    rows = [row for row in reading.offered if request.POST.get(f"use-{row.code}") == "read"] if reading else []
    good, wrong = _tried(file, rows)
    try:
        if good:
            take_over(good, of=there, by=request.actor)
    except MoveRefused as reason:
        messages.error(request, str(reason))
        return redirect("portal:application", reference)
    _tell(request, taken=len(good), wrong=wrong)
    now = to_prepare(request, reference)
    rest = first_open(now, "passport")
    if good and not wrong and rest.is_open(now):
        return redirect(rest.address(now))
    return redirect("portal:document", reference, code)


@login_required
@require_POST
def keep_document(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """The applicant keeps a document of which we said that it is hard to read."""
    file = to_prepare(request, reference)
    there = in_force(file, code)
    if not can_change(file):
        return sent_already(request, file)
    try:
        keep_all_the_same(there, by=request.actor)
        messages.success(request, _("We keep this file. An officer will look at it."))
    except MoveRefused as reason:
        messages.error(request, str(reason))
    return redirect("portal:document", reference, code)


def _tried(file: Application, rows: list[Row]) -> tuple[dict[str, str], list[str]]:
    """The readings as the form page would keep them, and what it says to those it would not keep."""
    form = AnswersForm(file, "passport", None)
    typed: dict[str, Any] = {}
    for row in rows:
        typed |= _as_typed(form, row)
    filled = AnswersForm(file, "passport", typed)
    filled.full_clean()
    wrong = [str(words) for row in rows for words in filled.errors.get(row.code, ())]
    kept = filled.good_answers
    return {row.code: kept[row.code] for row in rows if row.code not in filled.errors}, wrong


def _as_typed(form: AnswersForm, row: Row) -> Mapping[str, str]:
    """The reading as a browser would send it: a day in three boxes."""
    widget = form.fields[row.code].widget
    if isinstance(widget, DateInPartsWidget):
        boxes = zip(PARTS, widget.decompress(row.read), strict=True)
        return {f"{row.code}_{part}": text for part, text in boxes}
    return {row.code: row.read}


def _tell(request: ActorRequest, *, taken: int, wrong: list[str]) -> None:
    if taken:
        words = ngettext(
            "We wrote %d answer from your passport into the form.",
            "We wrote %d answers from your passport into the form.",
            taken,
        )
        messages.success(request, words % taken)
    elif not wrong:
        messages.info(request, _("Your form stays as it is."))
    for words in wrong:
        messages.warning(request, words)
