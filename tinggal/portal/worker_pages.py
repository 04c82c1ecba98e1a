"""What a worker does with his link: his tasks, his answers, his papers, and the word that he is ready."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.applications.answers_form import AnswersForm
from tinggal.applications.drafts import answer, attach
from tinggal.applications.models import Application
from tinggal.applications.progress import Paper
from tinggal.catalogue.types import Group, Question
from tinggal.guarantees.link_models import WorkerLink
from tinggal.guarantees.worker_links import done, worker_of
from tinggal.guarantees.worker_part import PROVE, WorkersPart, part_of
from tinggal.intake.receive import receive
from tinggal.intake.words import Unusable
from tinggal.portal.form_parts import TITLES
from tinggal.portal.papers_together import TogetherForm
from tinggal.portal.worker_door import for_worker


class WorkerForm(AnswersForm):
    """The questions of a group, without those by which the worker proved who he is."""

    def asked(self, group: Group) -> list[Question]:
        """Those that are his."""
        return [question for question in super().asked(group) if question.code not in PROVE]


class WorkerPapersForm(TogetherForm):
    """One file for each paper, each sent whole with the form."""

    def __init__(
        self,
        file: Application,
        listed: list[Paper],
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
    ) -> None:
        super().__init__(file, listed, data, files)
        for field in self.fields.values():
            field.widget.attrs.pop("data-begin", None)


@for_worker
@require_safe
def fill_tasks(request: HttpRequest, link: WorkerLink, *, token: str) -> HttpResponse:
    """What is his to do, and how far it is."""
    part = part_of(link.application)
    page = {
        "link": link,
        "file": link.application,
        "tasks": [*_question_tasks(part, token), _paper_task(part, token)],
        "ready": not part.open and not part.missing,
        "token": token,
    }
    return render(request, "portal/worker_tasks.html", page)


@for_worker
@require_http_methods(["GET", "HEAD", "POST"])
def fill_answers(request: HttpRequest, link: WorkerLink, *, token: str, group: str) -> HttpResponse:
    """His answers of one group. What is right is kept at once."""
    file = link.application
    asked = next((one for one in part_of(file).groups if one == group), None)
    if asked is None:
        raise Http404
    form = WorkerForm(file, asked, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        form.full_clean()
        answer(file, form.good_answers, by=worker_of(link))
        if not form.errors or ("later" in request.POST and form.only_gaps):
            messages.success(request, _("Your answers are saved."))
            return redirect("portal:fill_tasks", token)
    page = {"link": link, "file": file, "form": form, "heading": TITLES[asked], "token": token}
    return render(request, "portal/worker_answers.html", page)


@for_worker
@require_http_methods(["GET", "HEAD", "POST"])
def fill_papers(request: HttpRequest, link: WorkerLink, *, token: str) -> HttpResponse:
    """His papers: those that are missing, or with ``?again=`` one that he wants to replace."""
    file, again = link.application, request.GET.get("again", "")
    listed = _asked_for(file, again)
    form = WorkerPapersForm(file, listed)
    if request.method == "POST" and listed:
        form = WorkerPapersForm(file, listed, request.POST, request.FILES)
        if form.is_valid() and (kept := _keep(link, listed, form)):
            messages.success(
                request, ngettext("We have received %d paper.", "We have received %d papers.", kept) % kept
            )
        if not form.errors:
            return redirect("portal:fill_papers" if _asked_for(file, "") else "portal:fill_tasks", token)
    there = [one for one in part_of(file).papers if one.document]
    page = {"link": link, "file": file, "form": form, "there": there, "again": again, "token": token}
    return render(request, "portal/worker_papers.html", page)


def _asked_for(file: Application, again: str) -> list[Paper]:
    part = part_of(file)
    return [one for one in part.papers if one.requirement.code == again] if again else list(part.missing)


@for_worker
@require_POST
def fill_done(request: HttpRequest, link: WorkerLink, *, token: str) -> HttpResponse:
    """He says that he is ready; the sponsor is told."""
    done(link)
    messages.success(request, _("Thank you. We have told your sponsor. You can still change your part."))
    return redirect("portal:fill_tasks", token)


def _keep(link: WorkerLink, listed: list[Paper], form: forms.Form) -> int:
    """How many of the papers could be used; what is wrong with another is said beside it."""
    kept = 0
    for requirement in [paper.requirement for paper in listed]:
        if upload := form.cleaned_data.get(requirement.code):
            try:
                received = receive(upload, name=upload.name or "", accepts=requirement.accepts)
            except Unusable as refusal:
                form.add_error(requirement.code, refusal.words)
            else:
                attach(link.application, requirement.code, received, by=worker_of(link))
                kept += 1
    return kept


def _question_tasks(part: WorkersPart, token: str) -> Iterator[dict[str, str]]:
    for group in part.groups:
        left = part.open_in(group)
        words = ngettext("%d answer missing", "%d answers missing", left) % left
        yield _task(str(TITLES[group]), reverse("portal:fill_answers", args=[token, group]), left=words if left else "")


def _paper_task(part: WorkersPart, token: str) -> dict[str, str]:
    left = len(part.missing)
    words = ngettext("%d paper missing", "%d papers missing", left) % left
    return _task(_("Your papers"), reverse("portal:fill_papers", args=[token]), left=words if left else "")


def _task(title: str, href: str, *, left: str) -> dict[str, str]:
    return {"title": title, "href": href, "status": left or _("Complete"), "kind": "todo" if left else "done"}
