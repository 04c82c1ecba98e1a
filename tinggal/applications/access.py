"""Who may see a file, and who may move it. The only place that decides.

A stranger does not learn that a file exists (404); a colleague of another desk may see but not act (403).
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.barring import barred, no_seat, not_barred, persons
from tinggal.applications.entry_models import Entry
from tinggal.applications.models import Application, ApplicationQuerySet
from tinggal.applications.route import route
from tinggal.applications.status import Status
from tinggal.catalogue.permits import PERMITS
from tinggal.lib.workflow import Move
from tinggal.people.actors import Actor, Seat
from tinggal.people.roles import CASEWORK, COUNTER, Role
from tinggal.sponsors.models import Mandate, Membership, Sponsor
from tinggal.sponsors.standing import of_team
from tinggal.sponsors.tasks import Task

SEES_EVERYTHING = frozenset({Role.DIRECTORATE_OFFICER, Role.KASUBDIT, Role.AUDITOR})
SEES_ITS_OFFICES = frozenset({Role.KANIM_OFFICER, Role.KAKANIM, Role.KANWIL_OFFICER})
NOTHING = Q(pk__in=[])
CHANGES = frozenset({Task.PREPARE, Task.SUBMIT})
# Who answers an objection to what a role decided: the office above; in the directorate a colleague of the same post.
ANSWERS_OBJECTIONS = {Role.KAKANIM: Role.KANWIL_OFFICER, Role.KASUBDIT: Role.KASUBDIT}
AN_ENTRY_LASTS = timedelta(hours=12)


def visible_to(actor: Actor) -> ApplicationQuerySet:
    """The files this actor may read: an applicant his own, an officer what was sent to his office and those below.

    Drafts are seen by their owner only. Administrators as such see none.
    """
    if actor.holds(Role.SYSTEM):
        return Application.objects.all()
    reach = Q(applicant_id=actor.user_id) if actor.user_id else NOTHING
    return Application.objects.filter(reach | (_official_reach(actor) & Q(submitted_at__isnull=False)))


def files_on_behalf(actor: Actor, *, task: str = Task.VIEW) -> ApplicationQuerySet:
    """The files in which this actor may do this for somebody else: as a member of the sponsor's team, or under a
    mandate that its client has granted and neither has ended. A file that the foreigner sent himself is changed by
    nobody else; its sponsor reads it."""
    if actor.user_id is None:
        return Application.objects.none()
    teams = Membership.objects.in_force().who_may(task).filter(user=actor.user_id)
    mandates = Mandate.objects.in_force(timezone.now()).of_agent(actor.user_id, task=task)
    whole = mandates.filter(everything=True)
    sponsors = Q(sponsor__in=teams.values("sponsor")) | Q(sponsor__in=whole.exclude(client=None).values("client"))
    if task in CHANGES:
        sponsors &= Q(filed_by_sponsor=True)
    persons = Q(applicant__in=whole.exclude(person=None).values("person"), filed_by_sponsor=False)
    return Application.objects.filter(sponsors | persons | Q(mandate__in=mandates))


def right_for(actor: Actor, sponsor: Sponsor, *, task: str) -> Mapping[str, str | int] | None:
    """By what right this actor does something new for a sponsor: of his team, or under a mandate. As ``authority``."""
    if actor.user_id is None:
        return None
    if of_team(actor, sponsor, task=task):
        return {"for": sponsor.subject}
    held = Mandate.objects.in_force(timezone.now()).of_agent(actor.user_id, task=task).filter(client=sponsor).first()
    return {"for": sponsor.subject, "mandate": held.pk} if held else None


def authority(actor: Actor, application: Application, *, task: str) -> Mapping[str, str | int] | None:
    """By what right this actor does this in this file, as the journal writes it: nothing more for the applicant
    himself and for a worker with his own link; ``for`` whom and under which ``mandate`` for others, or with which
    ``entry`` at which ``counter`` for an officer who types what somebody tells him. None: no."""
    if actor.invited_to:
        return {} if actor.invited_to == application.subject and task in (Task.VIEW, Task.PREPARE) else None
    if actor.user_id is None:
        return None
    if actor.user_id == application.applicant_id:
        return {}
    if right := _at_the_counter(actor, application, task=task):
        return right
    may_change = task not in CHANGES or application.filed_by_sponsor
    if application.sponsor and may_change and of_team(actor, application.sponsor, task=task):
        return {"for": application.sponsor.subject}
    return _by_mandate(actor.user_id, application, task=task, may_change=may_change)


def entered_by(actor: Actor) -> ApplicationQuerySet:
    """The drafts of others that this officer types at his counter: begun by himself, today, and not yet sent."""
    offices = [seat.office_id for seat in actor.seats if seat.role in COUNTER]
    mine = Entry.objects.filter(officer=actor.user_id, office__in=offices, begun_at__gt=timezone.now() - AN_ENTRY_LASTS)
    drafts = Application.objects.filter(pk__in=mine.values("application"), status=Status.DRAFT)
    return drafts.exclude(applicant_id=actor.user_id)


def _at_the_counter(actor: Actor, application: Application, *, task: str) -> Mapping[str, str | int] | None:
    """An officer types until the applicant has confirmed; then, and only then, he sends."""
    if application.status != Status.DRAFT or not actor.holds(*COUNTER):
        return None
    if task not in {Task.VIEW, *CHANGES} or not entered_by(actor).filter(pk=application.pk).exists():
        return None
    entry = Entry.objects.select_related("office").get(application=application)
    if (entry.confirmed_at is None) == (task == Task.SUBMIT):
        return None
    return {"for": f"user/{application.applicant_id}", "entry": entry.pk, "counter": entry.office.code}


def _by_mandate(
    user_id: int, application: Application, *, task: str, may_change: bool
) -> Mapping[str, str | int] | None:
    reach = Q(pk=application.mandate_id)
    if application.sponsor_id and may_change:
        reach |= Q(everything=True, client=application.sponsor_id)
    if not application.filed_by_sponsor:
        reach |= Q(everything=True, person=application.applicant_id)
    found = Mandate.objects.in_force(timezone.now()).of_agent(user_id, task=task).filter(reach).first()
    if found is None:
        return None
    client = f"sponsor/{found.client_id}" if found.client_id else f"user/{found.person_id}"
    return {"for": client, "mandate": found.pk}


def desk_files(actor: Actor) -> ApplicationQuerySet:
    """The files an officer sees because of his posts, not counting applications of his own."""
    return Application.objects.filter(_official_reach(actor), submitted_at__isnull=False).exclude(
        applicant_id=actor.user_id
    )


def _official_reach(actor: Actor) -> Q:
    reach = NOTHING
    for seat in actor.seats:
        if seat.role in SEES_EVERYTHING | SEES_ITS_OFFICES:
            of_this_seat = within(seat)
            if of_this_seat == Q():
                return Q()
            reach |= of_this_seat
    return reach


def within(seat: Seat) -> Q:
    """The files within the reach of a post: its offices and, for a deputy, the families of permits handed to him."""
    reach = Q()
    if seat.role not in SEES_EVERYTHING:
        reach = Q(office__path=seat.office_path) | Q(office__path__startswith=f"{seat.office_path}/")
    return reach & permits_of(seat)


def permits_of(seat: Seat) -> Q:
    """The permits a post is about: all, or for a deputy the families handed to him."""
    if seat.stands_in is None or not seat.stands_in.families:
        return Q()
    return Q(permit_code__in=[one.code for one in PERMITS if one.family in seat.stands_in.families])


def work_of(seat: Seat, *, actor: Actor) -> Q:
    """The files within the reach of a post that this person may be handed: not his own, not those of the holder he
    acts for, and none on which either has declared a conflict of interest. ``may`` asks for more: four eyes."""
    return within(seat) & not_barred(actor, seat)


def covers(seat: Seat, application: Application) -> bool:
    """Whether a file lies within the offices of a post and, for a deputy, among the permits handed to him."""
    if application.office is None:
        return False
    if seat.stands_in and seat.stands_in.families and application.permit.family not in seat.stands_in.families:
        return False
    path = application.office.path
    return path == seat.office_path or path.startswith(f"{seat.office_path}/")


def seat_for(actor: Actor, move: Move, application: Application) -> Seat | None:
    """The post under which this actor may take this move now; None when he may not.

    Nobody decides on his own application, nobody acts at two desks of one file (four eyes), and nobody acts where he
    declared a conflict of interest; not as a deputy either, nor as the deputy of one of whom this is true. A post of
    his own comes before one in which he is a deputy.
    """
    return _standing(actor, move.by, application)[0]


def why_not(actor: Actor, move: Move, application: Application) -> str:
    """Why this actor may not take this move on this file, for him to read; "" when he may."""
    return _standing(actor, move.by, application)[1]


def _standing(actor: Actor, role: str, application: Application) -> tuple[Seat | None, str]:
    """A seat and no words, or none and the words."""
    if role == Role.SYSTEM:
        seat = next((seat for seat in actor.seats if seat.role == Role.SYSTEM), None)
        return seat, "" if seat else no_seat(actor, role, application)
    if role == Role.APPLICANT:
        right = authority(actor, application, task=Task.SUBMIT)
        if right is None:
            return None, no_seat(actor, role, application)
        return Seat(Role.APPLICANT, 0, "", "", on_behalf=tuple(right.items())), ""
    words = ""
    for seat in actor.seats:
        if seat.role == role and covers(seat, application):
            words = barred(actor, seat, application)
            if not words:
                return seat, ""
    return None, words or no_seat(actor, role, application)


def may(actor: Actor, move: Move, application: Application) -> bool:
    """Whether this actor may take this move on this file."""
    return seat_for(actor, move, application) is not None


def moves_for(actor: Actor, application: Application) -> tuple[Move, ...]:
    """The steps open to this actor now: the buttons, the API's list and the enforcement are this one function."""
    if not application.route_name:
        return ()
    return allowed(actor, route(application.route_name).open_at(application.status), application)


def allowed(actor: Actor, moves: Iterable[Move], application: Application) -> tuple[Move, ...]:
    """Those of the moves that this actor may take on this file; each role is asked about once."""
    seats: dict[str, Seat | None] = {}
    for move in moves:
        if move.by not in seats:
            seats[move.by] = seat_for(actor, move, application)
    return tuple(move for move in moves if seats[move.by])


def reading_desk(actor: Actor, application: Application) -> str:
    """Under which desk an officer reads this file, for the journal; "" when he reads his own application."""
    if actor.user_id == application.applicant_id:
        return ""
    for seat in actor.seats:
        if seat.role in SEES_ITS_OFFICES or (seat.role in SEES_EVERYTHING and seat.stands_in):
            if covers(seat, application):
                return seat.desk
        elif seat.role in SEES_EVERYTHING:
            return seat.desk
    return ""


def objections_to_answer(actor: Actor) -> Q:
    """The files on which this actor may answer an objection, as far as a query can tell; ``answering_seat`` asks for
    more: four eyes."""
    found = NOTHING
    for seat in actor.seats:
        decided = [role for role, answers in ANSWERS_OBJECTIONS.items() if answers == seat.role]
        if decided:
            others = ~Q(decision__decided_by__in=persons(actor, seat))
            found |= Q(decision__role__in=decided) & others & work_of(seat, actor=actor)
    return found


def answering_seat(actor: Actor, application: Application, *, deciders: Collection[str]) -> tuple[Seat | None, str]:
    """The post under which this actor may answer the objection to the decision on a file, or none and the words why.

    Never somebody of ``deciders`` (keys of the journal), nor who acts for one of them or took a step at another desk.
    """
    role = ANSWERS_OBJECTIONS.get(Role(application.decision.role), Role.KANWIL_OFFICER)
    words = ""
    for seat in actor.seats:
        if seat.role == role and covers(seat, application):
            keys = {f"user/{one}" for one in persons(actor, seat)}
            words = barred(actor, seat, application)
            if not words and keys & set(deciders):
                words = _("You took the decision, or act for who took it. Somebody else must answer the objection.")
            if not words:
                return seat, ""
    return None, words or no_seat(actor, role, application)


def writing_seat(actor: Actor, application: Application) -> Seat | None:
    """The post under which this officer writes to the applicant: any desk whose offices have the file, but never on a
    file of his own, or with a conflict of interest."""
    if application.submitted_at is None:
        return None
    for seat in actor.seats:
        if seat.role in CASEWORK and covers(seat, application):
            free = Application.objects.filter(not_barred(actor, seat), pk=application.pk)
            if free.exists():
                return seat
    return None
