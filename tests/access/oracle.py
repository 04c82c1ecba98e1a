"""Who may take a step, worked out a second time and in another way: from plain facts, without the house's own code.

Nothing of ``applications.access`` or ``people.actors`` is used: only names, days, and who did what at which desk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

# The offices of the tree under which the file's office K3102 stands; whoever has a post there reaches the file.
REACHES_THE_FILE = {"DIT", "W31", "K3102"}
DESKS = ("kanim_officer", "kakanim", "kanwil_officer", "directorate_officer", "kasubdit")


@dataclass(frozen=True, slots=True)
class Held:
    """A post of somebody, from one day to another."""

    who: str
    role: str
    office: str
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """The post of ``holder`` in the hands of ``deputy``."""

    holder: str
    deputy: str
    kind: str
    first: date
    last: date
    ended: datetime | None = None
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All there is to know. ``did``: who acted at which desk and for whom ("": for himself)."""

    applicant: str
    family: str
    posts: tuple[Held, ...]
    handed: tuple[Handed, ...]
    did: tuple[tuple[str, str, str], ...]
    conflicts: frozenset[str]
    now: datetime
    today: date


def permitted(who: str, role: str, facts: Facts) -> bool:
    """Whether this person may take a step that the road gives to this role, on the one file."""
    if role == "system":
        return who == "system"
    if role == "applicant":
        return who == facts.applicant
    if any(_own(post, who, role, facts) and _clean({who}, role, facts) for post in facts.posts):
        return True
    return any(
        _acts_for(handed, who, role, facts) and _clean({who, handed.holder}, role, facts) for handed in facts.handed
    )


def _own(post: Held, who: str, role: str, facts: Facts) -> bool:
    return post.who == who and post.role == role and post.office in REACHES_THE_FILE and _runs(post, facts.today)


def _runs(post: Held, day: date) -> bool:
    return post.first <= day and not (post.last is not None and post.last < day)


def _acts_for(handed: Handed, who: str, role: str, facts: Facts) -> bool:
    post = next(post for post in facts.posts if post.who == handed.holder and post.role == role) if any(
        post.who == handed.holder and post.role == role for post in facts.posts
    ) else None  # fmt: skip
    if post is None or handed.deputy != who or post.office not in REACHES_THE_FILE:
        return False
    if handed.ended is not None and handed.ended <= facts.now:
        return False
    if not handed.first <= facts.today <= handed.last:
        return False
    if handed.families and facts.family not in handed.families:
        return False
    if _runs(post, facts.today) != (handed.kind == "plh"):
        return False
    return any(post.who == who and post.role in DESKS and _runs(post, facts.today) for post in facts.posts)


def _clean(people: set[str], role: str, facts: Facts) -> bool:
    """None of them is the applicant, declared a conflict, or was at another desk of this file, in whatever way."""
    if facts.applicant in people or people & facts.conflicts:
        return False
    return not any(desk != role and people & {by, for_whom} for by, desk, for_whom in facts.did)


def told(facts: Facts) -> Mapping[str, object]:
    """The facts as a test prints them when the two disagree."""
    return {"posts": facts.posts, "handed": facts.handed, "did": facts.did, "conflicts": facts.conflicts}
