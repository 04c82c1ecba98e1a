"""The work of a team, for its head: who works on what, how much each did, and giving a file to somebody else."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import covers, moves_for
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.casework.leases import GIVEN, desk_on, end, holder_of
from tinggal.casework.models import Hold, Lease, Pick
from tinggal.casework.reasons import ReassignReason
from tinggal.casework.turns import acts_at
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor, Seat, actor_for
from tinggal.people.models import Post, PostQuerySet, User
from tinggal.people.roles import Role

LEADS = {Role.KAKANIM: Role.KANIM_OFFICER, Role.KASUBDIT: Role.DIRECTORATE_OFFICER}
_MOVED = tuple(f"application.{status}" for status in Status)


@dataclass(slots=True)
class Member:
    """An officer of the team: what he works on now and has put on hold, what he did today and in the last seven days.

    ``put_on_hold`` counts those of the last seven days.
    """

    user: User
    leases: list[Lease] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    put_on_hold: int = 0
    today: int = 0
    week: int = 0
    picks: int = 0


def led_by(actor: Actor) -> list[Seat]:
    """The posts in which this person leads others."""
    return [seat for seat in actor.seats if seat.role in LEADS]


def team(actor: Actor, *, today: date) -> list[Member]:
    """Everybody this person leads, by name. As many questions to the database for fifty people as for two."""
    users = User.objects.filter(pk__in=_posts(led_by(actor), day=today).values("user")).order_by("full_name", "pk")
    members = {user.pk: Member(user) for user in users}
    open_leases = Lease.objects.in_force(timezone.now()).filter(officer__in=members)
    for lease in open_leases.select_related("application__office", "application__applicant").order_by("until"):
        members[lease.officer_id].leases.append(lease)
    held = Hold.objects.in_force(today).filter(officer__in=members)
    for hold in held.select_related("application__office", "application__applicant"):
        members[hold.officer_id].holds.append(hold)
    midnight = timezone.make_aware(datetime.combine(today, time()))
    steps = _steps(members, since=midnight - timedelta(days=6), midnight=midnight)
    week = midnight - timedelta(days=6)
    picks = Counter(Pick.objects.filter(officer__in=members, at__gte=week).values_list("officer", flat=True))
    put = Counter(Hold.objects.filter(officer__in=members, put_at__gte=week).values_list("officer", flat=True))
    for number, member in members.items():
        member.today, member.week = steps.get(f"user/{number}", (0, 0))
        member.picks, member.put_on_hold = picks[number], put[number]
    return list(members.values())


def _posts(seats: Iterable[Seat], *, day: date) -> PostQuerySet:
    wanted = Q(pk__in=[])
    for seat in seats:
        wanted |= Q(role=LEADS[Role(seat.role)], office_id=seat.office_id)
    return Post.objects.in_force(day).filter(wanted)


def _steps(members: Iterable[int], *, since: datetime, midnight: datetime) -> dict[str, tuple[int, int]]:
    """By the journal's key: steps today, and steps of the last seven days."""
    keys = [f"user/{number}" for number in members]
    done = Event.objects.filter(actor__in=keys, at__gte=since, kind__in=_MOVED).exclude(desk="")
    rows = done.order_by().values("actor").annotate(week=Count("pk"), today=Count("pk", filter=Q(at__gte=midnight)))
    return {row["actor"]: (row["today"], row["week"]) for row in rows}


def leads_here(actor: Actor, file: Application) -> Seat | None:
    """The post in which this person leads the desk where the file lies; None when he does not."""
    for seat in led_by(actor):
        if file.status in acts_at(LEADS[Role(seat.role)]) and covers(seat, file):
            return seat
    return None


def colleagues_for(actor: Actor, file: Application) -> list[User]:
    """To whom the head of this desk may give the file."""
    seat = leads_here(actor, file)
    if seat is None:
        return []
    users = User.objects.filter(pk__in=_posts([seat], day=timezone.localdate()).values("user"), is_active=True)
    return list(users.order_by("full_name", "pk"))


@transaction.atomic
def reassign(file: Application, *, by: Actor, reason: str, to: User | None = None) -> None:
    """The head takes a file from whoever works on it, and gives it to an officer of his team, or back to the line.

    A given file is kept for four hours, so that a head can give work to somebody who comes later in the day.

    Raises:
        MoveRefused: no such reason, that officer may not act on this file, or there is nothing to take back.
        PermissionDenied: he does not lead this desk.
    """
    ours = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=file.pk)
    seat = leads_here(by, ours)
    if seat is None:
        raise PermissionDenied(f"{by.key} does not lead the desk of {file}")
    if reason not in ReassignReason.values:
        raise MoveRefused(_("Please give a reason."))
    lease = holder_of(ours)
    if to is None and lease is None:
        raise MoveRefused(_("Nobody works on this file."))
    if to and (to not in colleagues_for(by, ours) or not moves_for(actor_for(to), ours)):
        raise MoveRefused(_("%s may not act on this file.") % to)
    if to and lease and lease.officer_id == to.pk:
        raise MoveRefused(_("%s works on this file already.") % to)
    for old in Lease.objects.filter(application=ours, ended_at=None).select_related("application"):
        end(old, how=Lease.End.REASSIGNED, by=by, reason=reason)
    if to:
        _give(ours, to, by=by, seat=seat, reason=reason)


def _give(file: Application, to: User, *, by: Actor, seat: Seat, reason: str) -> None:
    now, desk = timezone.now(), desk_on(file, by=actor_for(to))
    Lease.objects.create(
        application=file, officer=to, desk=desk, taken_at=now, until=now + GIVEN, reason=reason, given_by_id=by.user_id
    )
    data = {"to": f"user/{to.pk}", "why": reason, "until": (now + GIVEN).isoformat()}
    record("lease.given", subject=file.subject, by=by, desk=seat.desk, data=data)
