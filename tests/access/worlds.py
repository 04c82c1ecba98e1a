"""Many small worlds: one file, five people with posts, hands in which posts lie, things done, conflicts declared."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.access.oracle import DESKS, Facts, Handed, Held
from tinggal.applications.models import Application, Conflict
from tinggal.journal.models import Event
from tinggal.offices.models import Office
from tinggal.people.actors import SYSTEM, Actor, actor_for
from tinggal.people.models import Delegation, Post, User

NAMES = ("ani", "bima", "citra", "dian", "eka", "owner")
OFFICE_OF = dict(zip(DESKS, ("K3102", "K3102", "W31", "DIT", "DIT"), strict=True))
FAMILIES = ("worker", "student")
STATUS_OF = {
    "kanim_officer": "at_kanwil", "kakanim": "at_kanim", "kanwil_officer": "at_directorate",
    "directorate_officer": "at_kasubdit", "kasubdit": "returned",
}  # fmt: skip


@dataclass
class World:
    """One state of things; ``build`` writes it into the database, ``facts`` tells it to the oracle."""

    dice: random.Random
    now: datetime
    today: date
    posts: list[Held] = field(default_factory=list)
    handed: list[Handed] = field(default_factory=list)
    did: list[tuple[str, str, str]] = field(default_factory=list)
    conflicts: set[str] = field(default_factory=set)

    def roll(self) -> "World":
        """Posts first, then hands, then deeds: each by chance, most of them lawful, some of them not."""
        calm = self.dice.random() < 0.5
        holder, deputy = self.dice.sample(NAMES[:5], k=2)
        if calm:
            self._hand_over_cleanly(holder, deputy)
        for who in [who for who in NAMES if not calm or who not in (holder, deputy)]:
            for role in self.dice.sample(DESKS, k=self.dice.choice((0, 1, 1, 1, 2))):
                other = self.dice.random() < 0.15 and OFFICE_OF[role].startswith("K")
                last = self.today - timedelta(days=1) if self.dice.random() < 0.2 else None
                office = "K5101" if other else OFFICE_OF[role]
                self.posts.append(Held(who, role, office, self.today - timedelta(days=90), last))
        for post in self.dice.sample(self.posts, k=min(5, len(self.posts))):
            self._hand_over(post)
        for _ in range(0 if calm else self.dice.choice((1, 1, 2, 3))):
            by, for_whom = self.dice.choice(NAMES[:5]), self.dice.choice(("", "", *NAMES[:5]))
            self.did.append((by, self.dice.choice(DESKS), "" if for_whom == by else for_whom))
        self.conflicts = {who for who in NAMES[:5] if not calm and self.dice.random() < 0.15}
        return self

    def _hand_over_cleanly(self, holder: str, deputy: str) -> None:
        """A hand that nothing stands against, so that enough is allowed too."""
        post_of_holder, post_of_deputy = self.dice.sample(DESKS, k=2)
        for who, role in ((holder, post_of_holder), (deputy, post_of_deputy)):
            self.posts.append(Held(who, role, OFFICE_OF[role], self.today - timedelta(days=90)))
        self.handed.append(Handed(holder, deputy, "plh", self.today, self.today + timedelta(days=4)))

    def _hand_over(self, post: Held) -> None:
        if any(other.holder == post.who for other in self.handed) or self._twice(post):
            return
        first = self.today + timedelta(days=self.dice.choice((-9, -1, 0, 0, 0, 1)))
        last = first + timedelta(days=self.dice.choice((0, 1, 9, 20)))
        ended = self.now + timedelta(hours=self.dice.choice((-1, 1))) if self.dice.random() < 0.2 else None
        families = self.dice.choice(((), (), FAMILIES[:1], FAMILIES[1:]))
        seated = [other.who for other in self.posts if other.who != post.who and not other.last]
        deputy = self.dice.choice([*(who for who in NAMES if who != post.who), *seated, *seated])
        kind = self.dice.choice(("plt", "plt", "plh") if post.last else ("plh", "plh", "plt"))
        self.handed.append(Handed(post.who, deputy, kind, first, last, ended, families))

    def _twice(self, post: Held) -> bool:
        """The oracle knows a handed post by its holder: he must have one only."""
        return sum(other.who == post.who for other in self.posts) > 1

    def build(self, file: Application, people: dict[str, User]) -> None:
        """Write it down; the file's story so far is what was done here."""
        offices = {one.code: one for one in Office.objects.filter(code__in=["DIT", "W31", "K3102", "K5101"])}
        posts = {}
        for one in self.posts:
            posts[one.who] = Post.objects.create(
                user=people[one.who], role=one.role, office=offices[one.office], from_on=one.first, until_on=one.last
            )
        for hand in self.handed:
            Delegation.objects.create(
                post=posts[hand.holder], deputy=people[hand.deputy], kind=hand.kind, from_on=hand.first,
                until_on=hand.last, families=list(hand.families), granted_by=people[hand.holder],
                ended_at=hand.ended, ended_by=people[hand.holder] if hand.ended else None,
            )  # fmt: skip
        for number, (by, role, for_whom) in enumerate(self.did, 1000):
            data = {"holder": f"user/{people[for_whom].pk}"} if for_whom else {}
            Event.objects.create(
                subject=file.subject, number=number, kind=f"application.{STATUS_OF[role]}", at=self.now, data=data,
                actor=f"user/{people[by].pk}", desk=f"{role}@{OFFICE_OF[role]}", seal="-",
            )  # fmt: skip
        Conflict.objects.bulk_create(
            Conflict(application=file, officer=people[who], ground="K-01") for who in sorted(self.conflicts)
        )

    def facts(self) -> Facts:
        """The same in the oracle's words."""
        return Facts(
            applicant="owner", family="worker", posts=tuple(self.posts), handed=tuple(self.handed),
            did=tuple(self.did), conflicts=frozenset(self.conflicts), now=self.now, today=self.today,
        )  # fmt: skip


def actors(people: dict[str, User]) -> Iterator[tuple[str, Actor]]:
    """Everybody as he is now, and the system."""
    yield "system", SYSTEM
    for who, user in people.items():
        yield who, actor_for(user)
