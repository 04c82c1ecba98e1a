"""Who acts: a person with the posts he holds today, a visitor, or the system itself."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from tinggal.people.models import Post, User
from tinggal.people.roles import Role


@dataclass(frozen=True, slots=True)
class Seat:
    """One post in force: the role, and the office with its path in the tree of offices."""

    role: str
    office_id: int
    office_code: str
    office_path: str

    @property
    def desk(self) -> str:
        """How the journal names it: ``kanim_officer@K3101``."""
        return f"{self.role}@{self.office_code}"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever knocks at a door. ``key`` is what the journal writes down."""

    key: str
    name: str
    user_id: int | None = None
    seats: tuple[Seat, ...] = ()

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
    """The actor behind a signed-in user, with the posts in force today; ``VISITOR`` for nobody."""
    if not isinstance(user, User):
        return VISITOR
    posts = Post.objects.in_force(timezone.localdate()).filter(user=user).select_related("office")
    return Actor(f"user/{user.pk}", user.full_name, user.pk, tuple(seat_of(post) for post in posts))
