"""An officer declares a conflict of interest: from then on the file goes its way without him (UU 30/2014 Ps 42–43)."""

from collections import Counter
from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import allowed, covers, desk_files, reading_desk, within
from tinggal.applications.clock_watch import SUPERIOR
from tinggal.applications.models import Application, ApplicationQuerySet, Conflict
from tinggal.applications.route import route
from tinggal.applications.status import DESKS
from tinggal.catalogue.conflicts import GROUNDS
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor, actor_for
from tinggal.people.models import Delegation, Post, User
from tinggal.people.roles import CASEWORK

MOST = 200


@transaction.atomic
def declare(application: Application, *, ground: str, by: Actor, note: str = "") -> Conflict:
    """Write down that this officer cannot be impartial here; whether anybody is left at the desk stands in the journal.

    Raises:
        MoveRefused: the ground is unknown, he has declared it already, or nothing more will happen to the file.
        PermissionDenied: the file is out of his reach, or he has no desk.
    """
    file = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=application.pk)
    if not by.holds(*CASEWORK) or not desk_files(by).filter(pk=file.pk).exists() or by.user_id is None:
        raise PermissionDenied(f"{by.key} has no desk for {file}")
    if ground not in GROUNDS:
        raise MoveRefused(_("Please choose the ground."))
    if file.place.is_over:
        raise MoveRefused(_("This application has come to its end. There is no step to keep away from."))
    if Conflict.objects.filter(application=file, officer=by.user_id).exists():
        raise MoveRefused(_("You have declared this already."))
    made = Conflict.objects.create(application=file, officer_id=by.user_id, ground=ground, declared_at=timezone.now())
    told = {"ground": ground, "at": file.status, "note": note, "nobody_left": nobody_left(file)}
    record("conflict.declared", subject=file.subject, by=by, desk=reading_desk(by, file), data=told)
    return made


def may_declare(actor: Actor, application: Application) -> bool:
    """Whether the page offers it: an officer at a desk who has not done so yet."""
    declared = Conflict.objects.filter(application=application, officer=actor.user_id)
    return has_a_desk_for(actor, application) and not declared.exists()


def has_a_desk_for(actor: Actor, application: Application) -> bool:
    """Whether this officer has a post over a file that is not over: only then a conflict of interest matters."""
    return not application.place.is_over and any(s.role in CASEWORK and covers(s, application) for s in actor.seats)


def nobody_left(application: Application) -> bool:
    """Whether a file waits at a desk where nobody may take a step now: the superior has to name somebody."""
    if not application.place.at_a_desk:
        return False
    moves = route(application.route_name).open_at(application.status)
    return not any(allowed(actor, moves, application) for actor in _at_the_desk(application, {m.by for m in moves}))


def _at_the_desk(application: Application, roles: set[str]) -> Iterator[Actor]:
    """Everybody with a post of these roles over this file today, deputies last."""
    here = Q(office__path__in=_above(application), role__in=roles & CASEWORK)
    today, now = timezone.localdate(), timezone.now()
    holders = Post.objects.in_force(today).filter(here, user__is_active=True)
    deputies = Delegation.objects.in_force(now).filter(
        post__office__path__in=_above(application), post__role__in=roles & CASEWORK, deputy__is_active=True
    )
    for people in (
        User.objects.filter(pk__in=holders.values("user")),
        User.objects.filter(pk__in=deputies.values("deputy")),
    ):
        for user in people.order_by("pk").iterator(chunk_size=20):
            yield actor_for(user)


def _above(application: Application) -> list[str]:
    """The paths of the file's office and of every office above it."""
    parts = application.office.path.split("/") if application.office else []
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]


def conflicted(actor: Actor) -> ApplicationQuerySet:
    """Files with a declared conflict at a desk below this officer, the nearest last day first: what a superior sees."""
    places = Q(pk__in=[])
    for seat in actor.seats:
        if below := [place for place, superior in SUPERIOR.items() if superior == seat.role]:
            places |= within(seat) & Q(status__in=below)
    found = desk_files(actor).filter(places, pk__in=Conflict.objects.filter(ground__in=GROUNDS).values("application"))
    return found.select_related("office", "applicant").prefetch_related("conflicts__officer").order_by("due_on", "pk")


def left_to_nobody() -> dict[str, int]:
    """How many files wait at a place where nobody may act, by place; for administrators, who see no file."""
    found = Application.objects.filter(status__in=DESKS, pk__in=Conflict.objects.values("application"))
    return Counter(file.status for file in found.select_related("office")[:MOST] if nobody_left(file))
