"""Lets a worker in by his link: no account, but passport number and birth date, and nothing besides his own part."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tinggal.guarantees.link_models import WorkerLink
from tinggal.guarantees.worker_links import MOST_WRONG, link_of, prove
from tinggal.pages.fields import DateInParts

PROVED = "worker_link"
LASTS_HOURS, GONE, MAY_BE_CORRECTED = 4, 410, 422
View = Callable[..., HttpResponse]


class ProofForm(forms.Form):
    """What only the worker and his sponsor know."""

    says_optional = False
    passport_number = forms.CharField(
        label=gettext_lazy("Passport number"),
        max_length=20,
        error_messages={"required": gettext_lazy("Write the number of your passport.")},
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "characters", "autocomplete": "off"}),
    )
    birth_date = DateInParts(label=gettext_lazy("Date of birth"))


def for_worker(view: View) -> View:
    """The view gets the link. Who has not proved himself goes to the proof; a dead link says what to do."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **values: str) -> HttpResponse:
        link = link_of(token)
        with _in_his_language(request, link):
            if link is None:
                return _gone(request)
            if not _has_proved(request, link):
                return redirect("portal:fill", token)
            return _never_kept(view(request, link, token=token, **values))

    return guarded


@sensitive_post_parameters("passport_number")
@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, token: str) -> HttpResponse:
    """Who asks for what, and the proof; then on to the tasks."""
    link = link_of(token)
    with _in_his_language(request, link):
        if link is None:
            return _gone(request)
        form = ProofForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            given: dict[str, Any] = form.cleaned_data
            if prove(link, passport=given["passport_number"], born=given["birth_date"]):
                request.session.cycle_key()
                request.session[PROVED] = [link.pk, timezone.now().isoformat()]
                return redirect("portal:fill_tasks", token)
            if link_of(token) is None:
                return _gone(request)
            form.add_error("passport_number", _words_for_wrong(link))
        page = {"link": link, "file": link.application, "form": form}
        return _never_kept(
            render(request, "portal/worker_proof.html", page, status=MAY_BE_CORRECTED if form.errors else 200)
        )


def _words_for_wrong(link: WorkerLink) -> str:
    link.refresh_from_db(fields=["wrong"])
    words = _("This number and this date do not go together. Tries left: %d.")
    return words % (MOST_WRONG - link.wrong)


def _has_proved(request: HttpRequest, link: WorkerLink) -> bool:
    number, since = request.session.get(PROVED, [0, ""])
    if number != link.pk:
        return False
    return (timezone.now() - datetime.fromisoformat(since)).total_seconds() < LASTS_HOURS * 3600


@contextmanager
def _in_his_language(request: HttpRequest, link: WorkerLink | None) -> Iterator[None]:
    """The language that the sponsor chose for him, unless he has chosen one on these pages."""
    if link is None or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        yield
        return
    with translation.override(link.language):
        yield


def _gone(request: HttpRequest) -> HttpResponse:
    return _never_kept(render(request, "portal/worker_gone.html", status=GONE))


def _never_kept(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store, private"
    answer["Referrer-Policy"] = "same-origin"  # with "no-referrer" a browser sends no origin, and no form is taken
    answer["X-Robots-Tag"] = "noindex"
    return answer
