"""Who acts: a person with the posts he holds today, a visitor, or the system itself."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists
from django.utils import timezone

from tinggal.people.models import ACTING, Delegation, Post, User
from tinggal.people.roles import CASEWORK, Role


@dataclass(frozen=True, slots=True)
class StandIn:
    """For whom, as what and how long a deputy acts. ``kind`` is "plh" or "plt"; ``families`` empty: all permits."""

    delegation_id: int
    kind: str
    holder_id: int
    holder_name: str
    until_on: date
    families: frozenset[str] = frozenset()

    @property
    def acting(self) -> str:
        """What stands before the title: "Plh." or "Plt."."""
        return ACTING[self.kind]


@dataclass(frozen=True, slots=True)
class Seat:
    """One post in force: the role, and the office with its path in the tree of offices.

    ``stands_in`` says that the post is another's and this person acts in it; ``on_behalf`` for whom somebody acts who
    is no officer, as the journal writes it: ``for`` a sponsor or a person, under which ``mandate``.
    """

    role: str
    office_id: int
    office_code: str
    office_path: str
    stands_in: StandIn | None = None
    on_behalf: tuple[tuple[str, str | int], ...] = ()

    @property
    def title(self) -> str:
        """The post in words, with "Plh." or "Plt." before it when a deputy acts in it."""
        return f"{self.acting} {Role(self.role).label}".strip()

    @property
    def acting(self) -> str:
        """ "Plh." or "Plt.", "" in a post of his own."""
        return self.stands_in.acting if self.stands_in else ""

    @property
    def holder_id(self) -> int | None:
        """Whose post it is when a deputy acts in it; None in a post of his own."""
        return self.stands_in.holder_id if self.stands_in else None

    @property
    def authority(self) -> dict[str, str | int]:
        """What the journal keeps of a deputy's authority, or for whom somebody acts; nothing for who acts himself."""
        if self.stands_in is None:
            return dict(self.on_behalf)
        one = self.stands_in
        return {"delegation": one.delegation_id, "acting": one.kind, "holder": f"user/{one.holder_id}"}

    @property
    def desk(self) -> str:
        """How the journal names it: ``kanim_officer@K3101``."""
        return f"{self.role}@{self.office_code}"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever knocks at a door. ``key`` is what the journal writes down. ``invited_to`` is the subject of the one file
    in which somebody without an account may fill in his part. ``second_factor``: whether an officer has a passkey or an
    authenticator app; not looked up for others."""

    key: str
    name: str
    user_id: int | None = None
    seats: tuple[Seat, ...] = ()
    invited_to: str = ""
    second_factor: bool = False

    @property
    def is_officer(self) -> bool:
        """Whether any post is held today."""
        return bool(self.seats)

    def holds(self, *roles: Role) -> bool:
        """Whether one of these roles is held today."""
        return any(seat.role in roles for seat in self.seats)


SYSTEM = Actor(key="system", name="Tinggal", seats=(Seat(Role.SYSTEM, 0, "", ""),))
VISITOR = Actor(key="visitor", name="")


def seat_of(post: Post) -> Seat:
    """A post as an actor carries it."""
    return Seat(post.role, post.office_id, post.office.code, post.office.path)


def actor_for(user: User | AnonymousUser) -> Actor:
    """The actor behind a signed-in user, with the posts in force today, his own before those in which he is a deputy;
    ``VISITOR`` for nobody. Every request asks this, so it is one query for whoever was never a deputy."""
    if not isinstance(user, User):
        return VISITOR
    today = timezone.localdate()
    rows = list(
        Post.objects.in_force(today)
        .filter(user=user)
        .annotate(
            deputy=Exists(Delegation.objects.filter(deputy=user.pk, until_on__gte=today)),
            second_factor=Exists(Authenticator.objects.filter(user=user.pk)),
        )
        .values_list("role", "office_id", "office__code", "office__path", "deputy", "second_factor")
    )
    seats = [Seat(role, number, code, path) for role, number, code, path, *_about_him in rows]
    if any(deputy and role in CASEWORK for role, *_post, deputy, _second_factor in rows):
        granted = Delegation.objects.in_force(timezone.now()).filter(deputy=user)
        seats += [deputy_seat(one) for one in granted.select_related("post__office", "post__user")]
    second_factor = any(row[-1] for row in rows)
    return Actor(f"user/{user.pk}", user.full_name, user.pk, tuple(seats), second_factor=second_factor)


def deputy_seat(granted: Delegation) -> Seat:
    """The seat of a deputy. The post comes with its office and its holder."""
    post = granted.post
    stands_in = StandIn(
        granted.pk, granted.kind, post.user_id, post.user.full_name, granted.until_on, frozenset(granted.families)
    )
    return Seat(post.role, post.office_id, post.office.code, post.office.path, stands_in)


def still_holds(seat: Seat, *, at: datetime) -> bool:
    """Whether a deputy's right still stands at this instant, read anew; a post of one's own is not asked about."""
    if seat.stands_in is None:
        return True
    return Delegation.objects.in_force(at).filter(pk=seat.stands_in.delegation_id).exists()
