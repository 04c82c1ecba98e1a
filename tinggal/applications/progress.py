"""How far a draft is: which questions are open, which documents are there, and when it may be sent."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tinggal.applications.models import Application, Document
from tinggal.applications.reading import date_answer
from tinggal.catalogue.types import GROUPS, Group, PermitType, Question, Requirement
from tinggal.catalogue.windows import counted_from, ends_with_the_permit, window_for
from tinggal.offices.calendar import working_days


@dataclass(frozen=True, slots=True)
class Paper:
    """One document on the list: what it is, whether it must be there, and what has been received."""

    requirement: Requirement
    must: bool
    document: Document | None

    @property
    def missing(self) -> bool:
        """Whether the file cannot be sent without it."""
        return self.must and self.document is None


@dataclass(frozen=True, slots=True)
class Filing:
    """The first and the last day to send the file. ``ends_on`` and ``days_left`` are about the present permit, none
    where the days are counted from something else."""

    ends_on: date | None
    days_left: int
    first: date
    last: date

    @property
    def too_early(self) -> bool:
        """Whether the first day is still to come."""
        return timezone.localdate() < self.first

    @property
    def too_late(self) -> bool:
        """Whether the last day has passed."""
        return timezone.localdate() > self.last


def groups_of(permit: PermitType) -> tuple[Group, ...]:
    """The groups in which this permit asks something, in order."""
    asked = {question.group for question in permit.questions}
    return tuple(group for group in GROUPS if group in asked)


def open_questions(application: Application, group: Group) -> list[Question]:
    """The questions of a group that must be answered and are not."""
    answers = application.answers
    needed = application.permit.required_questions(answers)
    return [question for question in needed if question.group == group and not answers.get(question.code)]


def papers(application: Application) -> list[Paper]:
    """Every document that may belong to this file, in the order of the catalogue.

    Documents for other cases than this one, by the answers given, are left out unless one was added.
    """
    there = {document.code: document for document in application.documents.filter(replaced_at=None)}
    needed = {requirement.code for requirement in application.permit.required_documents(application.answers)}
    listed = []
    for requirement in application.permit.requirements:
        must, document = requirement.code in needed, there.get(requirement.code)
        if must or document or _may_apply(requirement, application):
            listed.append(Paper(requirement, must, document))
    return listed


def _may_apply(requirement: Requirement, application: Application) -> bool:
    """Whether it is still open, or left to the applicant, if this document is needed."""
    return requirement.when is None or not application.answers.get(requirement.when.question)


def filing(application: Application) -> Filing | None:
    """When the file may be sent, by the day its service counts from; None as long as that day is not known."""
    today = timezone.localdate()
    code = counted_from(application.permit, on=today)
    counted = date_answer(application, code)
    if counted is None:
        return None
    first, last = window_for(application.permit, counted, on=today, calendar=working_days())
    ends_on = counted if ends_with_the_permit(application.permit.window.on(today)) else None
    return Filing(ends_on, (counted - today).days if ends_on else 0, first, last)
