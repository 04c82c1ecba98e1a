"""What still stands against sending a file, and what is different from last time: exceptions first."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tinggal.applications.guards import fee_known, form_complete, office_known, window_open
from tinggal.applications.models import Application, Document
from tinggal.applications.status import Status
from tinggal.catalogue.types import Question
from tinggal.lib.workflow import MoveRefused

OF_THE_LAST_PERMIT = ("current_permit_number", "stay_expires_on")
GUARDS = (form_complete, office_known, fee_known, window_open)


@dataclass(frozen=True, slots=True)
class Looked:
    """A file of a batch as the check page shows it. ``missing`` are documents, ``changed`` questions whose answer is
    another than in the file it renews."""

    file: Application
    problems: tuple[str, ...]
    missing: tuple[str, ...]
    changed: tuple[Question, ...]

    @property
    def ready(self) -> bool:
        """Whether it can be sent now."""
        return self.file.status == Status.DRAFT and not self.problems and not self.missing


def look_at(files: Iterable[Application]) -> list[Looked]:
    """Every file with what stands against it, those with something first; one query for all documents."""
    every = list(files)
    there: dict[int, set[str]] = {}
    papers = Document.objects.filter(application__in=every, replaced_at=None).values_list("application_id", "code")
    for number, code in papers:
        there.setdefault(number, set()).add(code)
    looked = [_look(file, there.get(file.pk, frozenset())) for file in every]
    return sorted(looked, key=lambda one: (one.ready, one.file.pk))


def _look(file: Application, papers: Collection[str]) -> Looked:
    if file.status != Status.DRAFT:
        return Looked(file, (), (), ())
    needed = file.permit.required_documents(file.answers)
    missing = tuple(str(requirement.label) for requirement in needed if requirement.code not in papers)
    return Looked(file, tuple(_problems(file)), missing, changed(file))


def _problems(file: Application) -> Iterator[str]:
    for guard in GUARDS:
        try:
            guard(file)
        except MoveRefused as reason:
            yield str(reason)


def changed(file: Application) -> tuple[Question, ...]:
    """The questions answered otherwise than in the file it renews; nothing for a file that renews none.

    Number and last day of the present permit are another each time: they are left out.
    """
    old = file.renews
    if old is None:
        return ()
    asked = (one for one in file.permit.questions if one.code not in OF_THE_LAST_PERMIT)
    return tuple(one for one in asked if (old.answers.get(one.code) or "") != (file.answers.get(one.code) or ""))
