"""Roads that must never take effect, each with one thing wrong; and ours, with nothing wrong."""

from dataclasses import replace
from datetime import date

import pytest

from tinggal.applications.route import ROUTES
from tinggal.applications.status import Status as S
from tinggal.lib.workflow import Move, Workflow
from tinggal.people.roles import Role as R
from tinggal.rehearsal.faults import faults, reachable
from tinggal.rehearsal.limits import Limit

Moves = tuple[Move, ...]
GOOD = ROUTES["change-of-status-2023"]


def road(moves: Moves, days: dict[str, int] | None = None) -> Workflow:
    """A road like ours with other rows; no file is reopened from a place that none of them reaches."""
    reached = reachable([move for move in moves if move.action != "reopen"], S.DRAFT)
    kept = [move for move in moves if move.action != "reopen" or move.source in reached]
    return Workflow("seeded", start=S.DRAFT, moves=kept, days=days or GOOD.days, since=date(2027, 1, 1), law="seeded")


def without(*actions: str, at: str = "") -> Moves:
    return tuple(move for move in GOOD.moves if move.action not in actions or (at and move.source != at))


def changed(action: str, at: str, **what: str) -> Moves:
    return tuple(
        replace(move, **what) if (move.action, move.source) == (action, at) else move  # type: ignore[arg-type]
        for move in GOOD.moves
    )


def also(*moves: Move) -> Moves:
    return (*GOOD.moves, *moves)


def two_more(first: Move, second: Move, **days: int) -> Workflow:
    """Our road with two rows more, and other days for some desks."""
    return road(also(first, second), {**GOOD.days, **days})


def days_without(*places: str) -> dict[str, int]:
    return {place: days for place, days in GOOD.days.items() if place not in places}


AFTER_APPROVAL = (S.APPROVED, S.ISSUED, S.COLLECTED)
WITHOUT_LETTERS = tuple(move for move in GOOD.moves if move.source not in AFTER_APPROVAL)
KANIM = R.KANIM_OFFICER
SEEDED: dict[str, tuple[Workflow, set[tuple[str, str]]]] = {
    "the letter never ends the file": (
        road(without("collect", "revoke"), days_without(S.ISSUED)),
        {("no_end", "issued"), ("no_end", "approved")},
    ),
    "a place where a file goes round for ever": (
        two_more(Move("park", S.AT_KANIM, "parked", KANIM), Move("park", "parked", "parked", KANIM)),
        {("no_end", "parked"), ("unknown_place", "at_kanim"), ("unknown_place", "parked")},
    ),
    "the kanim alone approves": (
        road(also(Move("approve", S.AT_KANIM, S.APPROVED, KANIM, decides="approval"))),
        {("one_decides", "at_kanim")},
    ),
    "the Kasubdit takes files straight from the kanim": (
        road(also(Move("fetch", S.AT_KANIM, S.AT_KASUBDIT, R.KASUBDIT))),
        {("one_decides", "at_kasubdit")},
    ),
    "the applicant sends himself to the Kasubdit": (
        road(also(Move("jump", S.RETURNED, S.AT_KASUBDIT, R.APPLICANT))),
        {("one_decides", "at_kasubdit"), ("not_paid", "at_kasubdit")},
    ),
    "a file that waits for its payment is sent on": (
        road(also(Move("forward", S.UNPAID, S.AT_KANWIL, KANIM))),
        {("not_paid", "at_kasubdit")},
    ),
    "a refusal without a reason": (
        road(changed("reject", S.AT_KASUBDIT, needs_reason="")),
        {("silent_refusal", "at_kasubdit")},
    ),
    "nobody can refuse": (
        road(tuple(move for move in without("reject") if move.source != S.REJECTED)),
        {("one_sided", "")},
    ),
    "nobody can approve": (
        road(tuple(move for move in WITHOUT_LETTERS if move.action != "approve"), days_without(S.ISSUED)),
        {("one_sided", "")},
    ),
    "a machine decides": (
        road(changed("approve", S.AT_KASUBDIT, by=R.SYSTEM)),
        {("machine_decides", "at_kasubdit")},
    ),
    "an outcome for which there is no letter": (
        road(also(Move("shelve", S.AT_KASUBDIT, S.APPROVED, R.KASUBDIT, decides="shelving"))),
        {("no_letter", "at_kasubdit")},
    ),
    "a decision after which no letter is issued": (
        road(
            tuple(
                replace(move, target=S.WITHDRAWN) if move.decides == "approval" else move for move in WITHOUT_LETTERS
            ),
            days_without(S.ISSUED),
        ),
        {("no_letter", "withdrawn")},
    ),
    "a desk without a last day": (
        road(GOOD.moves, days_without(S.AT_KANWIL)),
        {("no_clock", "at_kanwil")},
    ),
    "more days than the law leaves": (
        road(GOOD.moves, {**GOOD.days, S.AT_DIRECTORATE: 9}),
        {("too_long", "")},
    ),
    "a returned file that cannot come back": (
        road(without("resubmit")),
        {("no_answer", "returned")},
    ),
    "a step for a role that is no casework": (
        road(also(Move("peek", S.AT_KANIM, S.AT_KANIM, R.ADMIN))),
        {("unknown_role", "at_kanim")},
    ),
    "a reason of a kind that has none": (
        road(changed("return", S.AT_KANIM, needs_reason="whim")),
        {("no_reasons", "at_kanim")},
    ),
    "a place where only the system acts, and nothing tells it to": (
        two_more(Move("wait", S.AT_KANIM, S.AT_HEAD, KANIM), Move("go_on", S.AT_HEAD, S.AT_KANIM, R.SYSTEM)),
        {("nobody_acts", "at_head")},
    ),
    "an end of which the applicant is not told": (
        two_more(
            Move("issue", S.AT_KANIM, S.AT_HEAD, KANIM), Move("back", S.AT_HEAD, S.AT_KANIM, R.KAKANIM), at_head=1
        ),
        {("too_long", ""), ("untold", "at_head")},
    ),
}


@pytest.mark.parametrize("name", SEEDED)
def test_a_road_with_something_wrong_is_rejected_and_told_what(name: str) -> None:
    seeded, expected = SEEDED[name]
    assert {(fault.code, fault.place) for fault in faults(seeded, limit=Limit(14, "seeded"))} == expected


@pytest.mark.parametrize("name", ROUTES)
def test_our_roads_have_nothing_wrong(name: str) -> None:
    assert faults(ROUTES[name]) == []


def test_a_road_without_a_limit_in_law_does_not_take_effect() -> None:
    assert [fault.code for fault in faults(road(GOOD.moves))] == ["no_limit"]
    assert faults(road(GOOD.moves), limit=Limit(14, "seeded")) == []
