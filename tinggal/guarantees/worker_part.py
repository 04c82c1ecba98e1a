"""The worker's part of a file that a sponsor prepares: what only he knows or has, and how much of it is missing."""

from dataclasses import dataclass
from typing import Final

from tinggal.applications.models import Application
from tinggal.applications.progress import Paper, groups_of, open_questions, papers
from tinggal.applications.sides import side_of
from tinggal.catalogue.types import Group, Question

GROUPS: Final[tuple[Group, ...]] = ("passport", "stay")
PROVE: Final = frozenset({"passport_number", "birth_date"})
"""With these he proves who he is, so his link changes neither."""


@dataclass(frozen=True, slots=True)
class WorkersPart:
    """``groups`` in which he is asked something, the ``open`` questions among them, and the ``papers`` he has."""

    groups: tuple[Group, ...]
    open: tuple[Question, ...]
    papers: tuple[Paper, ...]

    @property
    def missing(self) -> tuple[Paper, ...]:
        """His papers without which the file cannot be sent."""
        return tuple(paper for paper in self.papers if paper.missing)

    def open_in(self, group: Group) -> int:
        """How many questions of a group are open."""
        return sum(question.group == group for question in self.open)


def part_of(file: Application) -> WorkersPart:
    """His part; one query."""
    groups = tuple(group for group in groups_of(file.permit) if group in GROUPS)
    still = [question for group in groups for question in open_questions(file, group) if question.code not in PROVE]
    own = [paper for paper in papers(file) if side_of(paper.requirement) == "own"]
    return WorkersPart(groups, tuple(still), tuple(own))
