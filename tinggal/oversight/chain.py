"""The mark at each line of a story: whether its seal holds, and whether the public log stands for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinggal.journal.models import Event
from tinggal.journal.seals import seal_anew
from tinggal.transparency.models import Anchor, Anchored


@dataclass(frozen=True, slots=True)
class Mark:
    """One line as it was found: ``problem`` is "" when its seal holds and it follows the line before it.

    ``anchored`` says that it lies in the tree whose root stands in the public log; young lines do not yet.
    """

    event: Event
    problem: str
    anchored: bool

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong with this line."""
        return not self.problem


def marks(story: Sequence[Event]) -> list[Mark]:
    """Every line of one subject, read in order from its first event. Two queries, whatever the length."""
    held = _anchored(story)
    found, previous, expected = [], "", 1
    for event in story:
        found.append(Mark(event, _problem(event, previous=previous, expected=expected), event.pk in held))
        previous, expected = event.seal, event.number + 1
    return found


def _problem(event: Event, *, previous: str, expected: int) -> str:
    if seal_anew(event) != event.seal:
        return _("This line was changed after it was written.")
    if event.number != expected:
        return _("A line before this one is missing.")
    if event.previous != previous:
        return _("This line does not follow the line before it.")
    return ""


def _anchored(story: Iterable[Event]) -> set[int]:
    newest = Anchor.objects.first()
    if newest is None:
        return set()
    below = Anchored.objects.filter(event__in=[event.pk for event in story], index__lt=newest.size)
    return set(below.values_list("event_id", flat=True))
