"""Who may see a file, and who may move it. The only place that decides.

A stranger does not learn that a file exists (404); a colleague of another desk may see but not act (403).
"""

from django.db.models import Q

from tinggal.applications.models import Application, ApplicationQuerySet
from tinggal.applications.route import route
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.lib.workflow import Move
from tinggal.people.actors import Actor, Seat
from tinggal.people.roles import CASEWORK, Role

SEES_EVERYTHING = frozenset({Role.DIRECTORATE_OFFICER, Role.KASUBDIT, Role.AUDITOR})
SEES_ITS_OFFICES = frozenset({Role.KANIM_OFFICER, Role.KAKANIM, Role.KANWIL_OFFICER})


def visible_to(actor: Actor) -> ApplicationQuerySet:
    """The files this actor may read: an applicant his own, an officer what was sent to his office and those below.

    Drafts are seen by their owner only. Administrators as such see none.
    """
    if actor.holds(Role.SYSTEM):
        return Application.objects.all()
    reach = Q(applicant_id=actor.user_id) if actor.user_id else Q(pk__in=[])
    return Application.objects.filter(reach | (_official_reach(actor) & Q(submitted_at__isnull=False)))


def desk_files(actor: Actor) -> ApplicationQuerySet:
    """The files an officer sees because of his posts, not counting applications of his own."""
    return Application.objects.filter(_official_reach(actor), submitted_at__isnull=False).exclude(
        applicant_id=actor.user_id
    )


def _official_reach(actor: Actor) -> Q:
    reach = Q(pk__in=[])
    for seat in actor.seats:
        if seat.role in SEES_EVERYTHING:
            return Q()
        if seat.role in SEES_ITS_OFFICES:
            reach |= Q(office__path=seat.office_path) | Q(office__path__startswith=f"{seat.office_path}/")
    return reach


def _covers(seat: Seat, application: Application) -> bool:
    if application.office is None:
        return False
    path = application.office.path
    return path == seat.office_path or path.startswith(f"{seat.office_path}/")


def seat_for(actor: Actor, move: Move, application: Application) -> Seat | None:
    """The post under which this actor may take this move now; None when he may not.

    Nobody decides on his own application, and nobody acts at two desks of one file (four eyes).
    """
    if move.by == Role.SYSTEM:
        return next((seat for seat in actor.seats if seat.role == Role.SYSTEM), None)
    if move.by == Role.APPLICANT:
        own = actor.user_id is not None and actor.user_id == application.applicant_id
        return Seat(Role.APPLICANT, 0, "", "") if own else None
    if actor.user_id == application.applicant_id:
        return None
    seat = next((seat for seat in actor.seats if seat.role == move.by and _covers(seat, application)), None)
    if seat is None or _acted_at_another_desk(actor, seat, application):
        return None
    return seat


def _acted_at_another_desk(actor: Actor, seat: Seat, application: Application) -> bool:
    others = [f"{role}@" for role in CASEWORK if role != seat.role]
    elsewhere = Q()
    for desk in others:
        elsewhere |= Q(desk__startswith=desk)
    acts = Event.objects.filter(subject=application.subject, actor=actor.key, kind__startswith="application.at_")
    decisions = Event.objects.filter(
        subject=application.subject,
        actor=actor.key,
        kind__in=[f"application.{status}" for status in (Status.RETURNED, Status.APPROVED, Status.REJECTED)],
    )
    return (acts | decisions).filter(elsewhere).exists()


def may(actor: Actor, move: Move, application: Application) -> bool:
    """Whether this actor may take this move on this file."""
    return seat_for(actor, move, application) is not None


def moves_for(actor: Actor, application: Application) -> tuple[Move, ...]:
    """The steps open to this actor now: the buttons, the API's list and the enforcement are this one function."""
    if not application.route_name:
        return ()
    open_now = route(application.route_name).open_at(application.status)
    return tuple(move for move in open_now if may(actor, move, application))


def reading_desk(actor: Actor, application: Application) -> str:
    """Under which desk an officer reads this file, for the journal; "" when he reads his own application."""
    if actor.user_id == application.applicant_id:
        return ""
    for seat in actor.seats:
        if seat.role in SEES_EVERYTHING or (seat.role in SEES_ITS_OFFICES and _covers(seat, application)):
            return seat.desk
    return ""
