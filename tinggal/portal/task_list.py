"""The task list of a draft: what is done, what is open, and when the file may be sent."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinggal.applications.models import Application
from tinggal.applications.progress import groups_of, open_questions, papers
from tinggal.catalogue.types import Group
from tinggal.catalogue.words import Words
from tinggal.portal.at_once import overview
from tinggal.portal.form_parts import first_open

TASKS: dict[Group, Words] = {
    "passport": gettext_lazy("Copy the facts from your passport"),
    "stay": gettext_lazy("Tell us about your stay"),
    "sponsor": gettext_lazy("Name your sponsor"),
    "purpose": gettext_lazy("Say what you want to do and for how long"),
}

_PICTURE_FIRST = gettext_lazy("Begin with a photo of it. We copy the facts for you.")


@dataclass(frozen=True, slots=True)
class Task:
    """One line: ``kind`` is done, todo or later; ``href`` is empty when it cannot be started yet."""

    title: Words
    href: str
    status: str
    kind: str
    hint: str = ""


def tasks(file: Application) -> list[Task]:
    """The tasks in their order; sending is last and waits for the others."""
    listed = [_questions(file, group) for group in groups_of(file.permit)] + [_documents(file)]
    if all(task.kind == "done" for task in listed):
        sending = Task(
            _("Check your answers and send"), reverse("portal:check", args=[file.reference]), _("Ready"), "todo"
        )
    else:
        sending = Task(_("Check your answers and send"), "", _("Cannot start yet"), "later")
    return [*listed, sending]


def _questions(file: Application, group: Group) -> Task:
    gaps = len(open_questions(file, group))
    hint = ngettext("%d question is open", "%d questions are open", gaps) % gaps if gaps else ""
    if group == "passport" and begins_with_a_picture(file):
        where, hint = reverse("portal:document", args=[file.reference, "passport"]), str(_PICTURE_FIRST)
    else:
        where = first_open(file, group).address(file)
    return _task(TASKS[group], where, done=not gaps, hint=hint)


def begins_with_a_picture(file: Application) -> bool:
    """Whether nothing about the passport is there yet: then its picture comes first, and we copy the facts."""
    asked = [question.code for question in file.permit.questions if question.group == "passport"]
    wanted = any(requirement.code == "passport" for requirement in file.permit.requirements)
    there = any(file.answers.get(code) for code in asked)
    return wanted and not there and not file.documents.filter(code="passport", replaced_at=None).exists()


def _documents(file: Application) -> Task:
    gaps, seen = sum(paper.missing for paper in papers(file)), overview(file)
    found, coming = len(seen.found), len(seen.coming)
    hints = [
        ngettext("%d document is missing", "%d documents are missing", gaps) % gaps if gaps else "",
        ngettext("please look at %d document", "please look at %d documents", found) % found if found else "",
        ngettext("we are looking at %d document", "we are looking at %d documents", coming) % coming if coming else "",
    ]
    hint = " · ".join(filter(None, hints))
    return _task(_("Add your documents"), reverse("portal:documents", args=[file.reference]), done=not gaps, hint=hint)


def _task(title: Words, href: str, *, done: bool, hint: str) -> Task:
    return Task(title, href, _("Completed") if done else _("Incomplete"), "done" if done else "todo", hint)
