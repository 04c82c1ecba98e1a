"""What can be wrong with a road, found before the first file travels on it. Every fault has a code and a sentence."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tinggal.applications.status import DESKS, OVER, PUBLIC, Status
from tinggal.catalogue.reasons import reasons_for
from tinggal.journal.outbox import reactions_to
from tinggal.letters.kinds import DECIDING
from tinggal.letters.languages import languages_of
from tinggal.lib.workflow import Move, Workflow
from tinggal.notices.words import words_exist
from tinggal.people.roles import CASEWORK, OFFICE_KIND_OF, Role
from tinggal.rehearsal.limits import LIMITS, Limit

# The rooms whose reactions take steps of the system: checks, the treasury, the letter.
MOVERS = frozenset({"verification", "payments", "letters"})
NOT_OFFICERS = frozenset({Role.APPLICANT, Role.SYSTEM})
LANGUAGES = frozenset({"id", "en", "zh", "ja", "ko"})


@dataclass(frozen=True, slots=True)
class Fault:
    """``code`` for programs and tests, ``place`` where on the road, ``words`` for people."""

    code: str
    place: str
    words: str


def faults(road: Workflow, *, limit: Limit | None = None) -> list[Fault]:
    """Everything that is wrong with a road; none means that it may take effect. ``limit`` is that of the law."""
    within = limit or LIMITS.get(road.name)
    return [fault for look in LOOKS for fault in look(road)] + list(_takes_too_long(road, within))


def _strange_words(road: Workflow) -> Iterator[Fault]:
    for move in road.moves:
        if move.source not in PUBLIC or move.target not in PUBLIC:
            yield Fault("unknown_place", move.source, f"“{move.action}” leads from or to a place that has no name.")
        if move.by not in CASEWORK | NOT_OFFICERS:
            yield Fault(
                "unknown_role", move.source, f"“{move.action}” is reserved for “{move.by}”, which is no casework."
            )
        if move.needs_reason and not reasons_for(move.needs_reason):
            yield Fault("no_reasons", move.source, f"“{move.action}” asks for a reason, and there is none to choose.")


def _no_way_out(road: Workflow) -> Iterator[Fault]:
    ends = {status for status in road.statuses if status in OVER}
    for status in sorted(road.statuses - reaching(road.moves, ends)):
        yield Fault("no_end", status, "From here no step leads to an end.")


def _nobody_moves_it(road: Workflow) -> Iterator[Fault]:
    for status in sorted(road.statuses - set(OVER)):  # what is over may wait for ever; an objection reopens it
        movers = {move.by for move in road.open_at(status)}
        rooms = {reaction.split(".")[1] for reaction in reactions_to(f"application.{status}")}
        if movers == {Role.SYSTEM} and not rooms & MOVERS:
            yield Fault("nobody_acts", status, "Only the system may move on from here, and nothing tells it to.")


def _one_person_decides(road: Workflow) -> Iterator[Fault]:
    """A person holds one desk of a file: a road is safe when one role's steps alone reach no decision."""
    for role in sorted({move.by for move in road.moves} - NOT_OFFICERS):
        alone = [move for move in road.moves if move.by in NOT_OFFICERS or move.by == role]
        reached = reachable(alone, road.start)
        for move in alone:
            if move.decides and move.source in reached:
                yield Fault("one_decides", move.source, f"“{role}” alone can bring a file to “{move.action}”.")


def _unpaid(road: Workflow) -> Iterator[Fault]:
    free = reachable([move for move in road.moves if move.action != "pay"], road.start)
    for move in road.moves:
        if move.decides and move.source in free:
            yield Fault("not_paid", move.source, f"“{move.action}” can be reached without the fee being paid.")


def _decisions(road: Workflow) -> Iterator[Fault]:
    outcomes = {move.decides for move in road.moves if move.decides}
    for outcome in sorted({str(kind) for kind in DECIDING} - outcomes):
        yield Fault("one_sided", "", f"No step decides “{outcome}”.")
    for move in road.moves:
        if move.decides and (missing := LANGUAGES - languages_of(move.decides)):
            named = ", ".join(sorted(missing))
            yield Fault("no_letter", move.source, f"There is no letter for “{move.decides}” in: {named}.")
        if move.decides == "refusal" and not move.needs_reason:
            yield Fault("silent_refusal", move.source, f"“{move.action}” refuses without a coded reason.")
        if move.decides and move.by in NOT_OFFICERS:
            yield Fault("machine_decides", move.source, f"“{move.action}” decides without an officer.")
        if move.decides and not any(after.action == "issue" for after in road.open_at(move.target)):
            yield Fault("no_letter", move.target, f"After “{move.action}” no letter is issued.")


def _untold(road: Workflow) -> Iterator[Fault]:
    told = {move.target for move in road.moves if move.action in ("issue", "return", "bounce", "invite")}
    for status in sorted(told):
        if not words_exist(f"application.{status}"):
            yield Fault("untold", status, "The applicant is not told that his file came here.")


def _without_clock(road: Workflow) -> Iterator[Fault]:
    for status in sorted(road.statuses):
        waited_for = any(move.by in CASEWORK for move in road.open_at(status))
        if status in DESKS and waited_for and road.days.get(status, 0) < 1:
            yield Fault("no_clock", status, "This desk has no last day.")


def _cannot_answer(road: Workflow) -> Iterator[Fault]:
    for status in sorted({move.target for move in road.moves if move.action in ("return", "bounce")}):
        if not any(move.by == Role.APPLICANT and move.target not in OVER for move in road.open_at(status)):
            yield Fault("no_answer", status, "A file is returned to the applicant, who cannot send it again.")


def _no_office(road: Workflow) -> Iterator[Fault]:
    for move in road.moves:
        if move.by in CASEWORK and move.by not in OFFICE_KIND_OF:
            yield Fault("no_office", move.source, f"No kind of office has the role “{move.by}”.")


def _takes_too_long(road: Workflow, limit: Limit | None) -> Iterator[Fault]:
    if limit is None:
        yield Fault("no_limit", "", "Nobody has written down how many working days the law leaves.")
        return
    desks = [*(desk for desk in DESKS if desk != Status.AT_INTERVIEW), Status.ISSUED]
    days = sum(road.days.get(desk, 0) for desk in desks)
    if days > limit.days:
        yield Fault("too_long", "", f"The desks have {days} working days together; the law leaves {limit.days}.")


LOOKS: tuple[Callable[[Workflow], Iterator[Fault]], ...] = (
    _strange_words,
    _no_way_out,
    _nobody_moves_it,
    _one_person_decides,
    _unpaid,
    _decisions,
    _untold,
    _without_clock,
    _cannot_answer,
    _no_office,
)


def reachable(moves: Iterable[Move], start: str) -> set[str]:
    """Every place to which these moves lead from a start."""
    listed, seen, ahead = list(moves), {start}, [start]
    while ahead:
        here = ahead.pop()
        for move in listed:
            if move.source == here and move.target not in seen:
                seen.add(move.target)
                ahead.append(move.target)
    return seen


def reaching(moves: Iterable[Move], ends: set[str]) -> set[str]:
    """Every place from which these moves lead to one of the ends."""
    backwards = [Move(move.action, move.target, move.source, move.by) for move in moves]
    return set().union(ends, *(reachable(backwards, end) for end in ends))
