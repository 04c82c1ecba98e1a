"""One row of the table of checks: what it reads, what it asks, how heavy it may weigh, and what would make it pass."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from tinggal.applications.models import Application
from tinggal.catalogue.words import Words
from tinggal.verification.papers import Paper
from tinggal.verification.results import Outcome, Result

Papers = Mapping[str, Paper]
"""Code → paper in force, of one file."""


class Reach(Enum):
    """Which documents a rule looks at, where that is no list of codes."""

    ASKED = "asked"  # those for which the catalogue names the rule
    EVERY = "every"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What both kinds of rules have in common.

    ``id`` is given once and never again to another rule; findings and the catalogue call it by its ``name``.
    ``version`` grows when the rule changes: files that are looked at again then get a new finding. ``most`` is the
    heaviest outcome it may have, whatever the function says. ``says``: the keys a result may have in ``words``, with
    their sentences, without personal values. ``passed`` is the sentence when there is nothing to object to. ``told``:
    whether the applicant may read what it found; the watch list and signs of fraud are for officers only.
    """

    id: str
    name: str
    version: int = 1
    most: Outcome
    reads: Words
    question: Words
    passed: Words
    mend: Words
    says: Mapping[str, Words]
    told: bool = True

    def sentence(self, words: str) -> Words:
        """What a result with these words says, for people."""
        return self.passed if words == "passed" else self.says.get(words, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRule(Rule):
    """Looks at one document at a time: ``paper.document.application`` is its file.

    ``wants`` is what has to be read on the document for it, of "zone", "print" and "faces"; then it is asked only where
    that was done, with ``paper.facts`` in place. A document the machine cannot read is a matter for one rule alone.
    ``needs`` are answers without which it is not asked yet while the form is being filled in.
    """

    of: Reach | frozenset[str]
    look: Callable[[Paper], Result]
    wants: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()

    def concerns(self, code: str, asked: Iterable[str]) -> bool:
        """Whether it looks at the document ``code``, for which the catalogue asks these rules by name."""
        if isinstance(self.of, frozenset):
            return code in self.of
        return self.of is Reach.EVERY or self.name in asked


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRule(Rule):
    """Looks at a whole file, its answers and all its documents; several results must be about different documents.

    ``register`` is the one it asks, by its name in ``registers.table``; such a rule reads no page, only facts.
    """

    look: Callable[[Application, Papers], Iterable[Result]]
    register: str = ""


def of_answers(look: Callable[[Application], Result]) -> Callable[[Application, Papers], Iterable[Result]]:
    """For a function that needs the application only."""

    def alone(application: Application, papers: Papers) -> Iterable[Result]:
        return (look(application),)

    return alone


def of_papers(look: Callable[[Application, Papers], Result]) -> Callable[[Application, Papers], Iterable[Result]]:
    """For a function that compares documents and has one result."""

    def together(application: Application, papers: Papers) -> Iterable[Result]:
        return (look(application, papers),)

    return together
