"""THE TABLE: how many demo files are where, and what is special about some of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from django.utils import timezone

from tinggal.applications.route import route
from tinggal.applications.status import Status as S
from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.rules import NoFee
from tinggal.catalogue.types import PermitType
from tinggal.demo.officers import CLERK

HOW_MANY = {
    S.DRAFT: 10,
    S.RETURNED: 14,
    S.UNPAID: 16,
    S.AT_OLD_KANIM: 3,
    S.AT_KANIM: 44,
    S.AT_INTERVIEW: 12,
    S.AT_HEAD: 14,
    S.AT_KANWIL: 22,
    S.AT_DIRECTORATE: 16,
    S.AT_KASUBDIT: 14,
    S.ISSUED: 18,
    S.REFUSED: 8,
    S.COLLECTED: 8,
    S.REVOKED: 3,
    S.WITHDRAWN: 4,
}
OWN_FILES = {  # of the three applicants with a login: where their files are
    "anna": (S.RETURNED, S.UNPAID, S.AT_KANWIL, S.ISSUED),
    "liwei": (S.DRAFT, S.AT_INTERVIEW, S.REFUSED),
    "khalid": (S.AT_DIRECTORATE, S.COLLECTED),
}
OF_THE_SPONSOR = (  # where the files of his people are; of permits that were given: in how many days they end
    *((S.COLLECTED, days) for days in (-9, 6, 14, 23, 28, 55, 120)),
    *((place, 0) for place in (S.ISSUED, S.AT_KANIM, S.AT_HEAD, S.UNPAID, S.UNPAID, S.UNPAID, S.RETURNED)),
)
READ_BY_MACHINE = {S.AT_KANWIL, S.AT_INTERVIEW, S.AT_DIRECTORATE}  # of their files; takes seconds a file
_STAYS = ("alih_status", "extension", "itas_to_itap", "itap_extension")
_WORKERS, _SOON = "extend-itas-worker", 25
_FOR_A_STAY = (S.AT_INTERVIEW, S.REVOKED)  # of permits to stay only
_WHERE_MONEY_IS_DUE = (S.UNPAID, S.WITHDRAWN)
_BOUNCES, _OVERDUE, _RAISES_QUESTIONS = 5, 4, 6  # every so manieth


@dataclass(frozen=True, slots=True)
class Entry:
    """One planned file. ``owner`` is one of the logins of ``OWN_FILES``, that of a sponsor's clerk, or "" for a person
    with an account of his own. ``ends_in``: the permit it gave ends in so many days; 0 = as the law counts it.

    ``overdue``: it lies longer than its desk may keep it. ``passport_days``: how long the passport still holds when
    that is special: too short for any permit, or shorter than the permit that is asked for. ``read``: the machine
    really reads its documents; those of the others are taken for granted.
    """

    number: int
    status: S
    permit: PermitType
    city: int
    owner: str = ""
    overdue: bool = False
    passport_days: int = 0
    read: bool = False
    ends_in: int = 0


def plan() -> tuple[Entry, ...]:
    """Every file to be made, always the same and always in the same order."""
    turns: Counter[S] = Counter()
    entries = []
    for number, (status, owner) in enumerate(_statuses()):
        entries.append(_entry(number, status, owner, turn=turns[status]))
        turns[status] += not owner
    first = len(entries)
    entries += [
        Entry(number=number, status=status, permit=permit(_WORKERS), city=0, owner=CLERK.login, ends_in=days)
        for number, (status, days) in enumerate(OF_THE_SPONSOR, start=first)
    ]
    return tuple(entries)


def _statuses() -> Iterator[tuple[S, str]]:
    for owner, places in OWN_FILES.items():
        yield from ((place, owner) for place in places)
    rest = [status for status, count in HOW_MANY.items() for _ in range(count)]
    Random("plan").shuffle(rest)  # noqa: S311  a mixture, not a secret
    yield from ((status, "") for status in rest)


def _entry(number: int, status: S, owner: str, *, turn: int) -> Entry:
    """``turn`` counts the files at this place, so that every service has its own there."""
    permits = [one for one in PERMITS if _comes_to(status, one, plain=bool(owner))]
    return Entry(
        number=number,
        status=status,
        permit=permits[(number if owner else turn) % len(permits)],
        city=0 if owner else number % 6,
        owner=owner,
        read=bool(owner) and status in READ_BY_MACHINE,
        ends_in=_SOON if owner and status == S.COLLECTED else 0,
        overdue=number % _OVERDUE == 0,
        passport_days=_passport_days(number, status),
    )


def _comes_to(status: S, asked: PermitType, *, plain: bool) -> bool:
    """Whether a file of this service can be at this place; ``plain`` asks for permits to stay only."""
    if (plain or status in _FOR_A_STAY) and asked.service not in _STAYS:
        return False
    if status in _WHERE_MONEY_IS_DUE and isinstance(asked.fee, NoFee):
        return False
    return status in route(asked.route.on(timezone.localdate())).statuses


def _passport_days(number: int, status: S) -> int:
    if status == S.RETURNED and number % _BOUNCES < 2:
        return 120  # less than six months: the automatic checks send it back
    if status in (S.AT_KANIM, S.AT_INTERVIEW) and number % _RAISES_QUESTIONS == 0:
        return 250  # ends before the permit: a question for an officer
    return 0
