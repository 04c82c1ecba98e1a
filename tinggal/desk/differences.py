"""What was answered otherwise for the last permit of the same passport."""

from collections.abc import Iterable
from dataclasses import dataclass

from tinggal.applications.access import desk_files
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.desk.shown import AnswerGroup, answers
from tinggal.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that differs from the last permit of the same passport."""

    question: str
    before: str
    now: str


def last_permit(actor: Actor, file: Application) -> Application | None:
    """The newest permit of the same passport that was issued and that this officer may see."""
    if not file.passport_index:
        return None
    same = desk_files(actor).filter(passport_index=file.passport_index, status__in=[Status.ISSUED, Status.COLLECTED])
    return same.filter(pk__lt=file.pk).select_related("office", "applicant").order_by("-pk").first()


def changes(told: Iterable[AnswerGroup], last: Application | None) -> list[Change]:
    """The answers told now beside those of the last permit; questions that only one of the two asks are left out."""
    if last is None:
        return []
    before = {one.key: one.value for group in answers(last) for one in group.rows}
    now = [one for group in told for one in group.rows]
    return [
        Change(one.key, before[one.key], one.value) for one in now if one.key in before and before[one.key] != one.value
    ]
