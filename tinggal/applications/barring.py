"""What keeps somebody with the right post from a file: it is his own, four eyes, a conflict of interest.

Whoever acts for another counts as both: what bars the holder bars his deputy, and what one did binds the other.
"""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tinggal.applications.models import Application, Conflict
from tinggal.applications.status import Status
from tinggal.catalogue.conflicts import TYPED_IT
from tinggal.journal.models import Event
from tinggal.people.actors import Actor, Seat
from tinggal.people.models import Delegation
from tinggal.people.roles import CASEWORK, Role
from tinggal.sponsors.models import Membership

MOVED = tuple(f"application.{status}" for status in Status)


def barred(actor: Actor, seat: Seat, application: Application) -> str:
    """Why this actor may not act under this post on this file, in words for him; "" when nothing stands against it."""
    holder = seat.stands_in.holder_name if seat.stands_in else ""
    if actor.user_id == application.applicant_id:
        return _("This is your own application. Somebody else must decide on it.")
    if seat.holder_id == application.applicant_id:
        return _("This is the application of %s, for whom you act. Somebody else must decide on it.") % holder
    if _works_for_the_sponsor(actor, seat, application):
        return _("You, or the holder for whom you act, work for the sponsor. Somebody else must take this step.")
    if found := _in_conflict(actor, seat, application):
        who, ground = found
        if ground == TYPED_IT.code and who == actor.user_id:
            return _("You typed this application at the counter. Somebody else must take this step.")
        if ground == TYPED_IT.code:
            words = _("%s, for whom you act, typed this application at the counter. Somebody else must take this step.")
            return words % holder
        if who == actor.user_id:
            return _("You have declared a conflict of interest on this application. Somebody else must take this step.")
        words = _("%s, for whom you act, has declared a conflict of interest. Somebody else must take this step.")
        return words % holder
    if _acted_at_another_desk(actor, seat, application):
        if not holder:
            return _("You have already acted on this application at another desk. Somebody else must take this step.")
        words = _("You, or %s for whom you act, have already acted on this application at another desk. Somebody else "
                  "must take this step.")  # fmt: skip
        return words % holder
    return ""


def not_conflicted(actor: Actor) -> Q:
    """The files on which this person has not declared a conflict of interest; for any query of applications."""
    return ~Q(Exists(Conflict.objects.filter(application=OuterRef("pk"), officer=actor.user_id)))


def not_barred(actor: Actor, seat: Seat) -> Q:
    """The files that are neither his own nor his holder's, without a conflict of interest of either."""
    people = persons(actor, seat)
    declared = Conflict.objects.filter(application=OuterRef("pk"), officer__in=people)
    return ~Q(applicant__in=people) & ~Q(Exists(declared))


def persons(actor: Actor, seat: Seat) -> list[int]:
    """Who counts as acting under this post: the person, and the holder for whom he acts."""
    return [one for one in (actor.user_id, seat.holder_id) if one is not None]


def _works_for_the_sponsor(actor: Actor, seat: Seat, application: Application) -> bool:
    if application.sponsor_id is None and application.mandate_id is None:
        return False
    vouching = Q(sponsor=application.sponsor_id) | Q(sponsor__mandates_held=application.mandate_id)
    return Membership.objects.filter(vouching, user__in=persons(actor, seat)).exists()


def _in_conflict(actor: Actor, seat: Seat, application: Application) -> tuple[int, str] | None:
    """Whose conflict it is and on which ground; his own before that of the one for whom he acts."""
    acting = persons(actor, seat)
    grounds = {one.officer_id: one.ground for one in application.conflicts.all() if one.officer_id in acting}
    own = grounds.get(actor.user_id or 0)
    return (actor.user_id or 0, own) if own else next(iter(grounds.items()), None)


def _acted_at_another_desk(actor: Actor, seat: Seat, application: Application) -> bool:
    elsewhere = Q()
    for role in CASEWORK - {seat.role}:
        elsewhere |= Q(desk__startswith=f"{role}@")
    keys = [f"user/{one}" for one in persons(actor, seat)]
    done = Event.objects.filter(Q(actor__in=keys) | Q(data__holder__in=keys), subject=application.subject)
    return done.filter(elsewhere, kind__in=MOVED).exists()


def no_seat(actor: Actor, role: str, application: Application) -> str:
    """Why somebody without the post may not act, in words: whose step it is, or that his delegation is over."""
    title = Role(role).label
    if role in CASEWORK and actor.is_officer and (words := _outside_a_delegation(actor, role, application)):
        return words
    return _("This step belongs to: %s.") % title


def _outside_a_delegation(actor: Actor, role: str, application: Application) -> str:
    given = Delegation.objects.filter(deputy=actor.user_id, post__role=role).select_related(
        "post__user", "post__office"
    )
    path = f"{application.office.path}/" if application.office else ""
    one = next((one for one in given.order_by("-until_on")[:20] if path.startswith(f"{one.post.office.path}/")), None)
    if one is None:
        return ""
    today, now = timezone.localdate(), timezone.now()
    facts = {"acting": one.acting, "post": Role(role).label, "name": one.post.user}
    if one.from_on > today:
        words = _("You act as %(acting)s %(post)s for %(name)s only from %(day)s.")
        return words % {**facts, "day": date_format(one.from_on)}
    if one.ended_at and one.ended_at <= now:
        words = _("Your delegation as %(acting)s %(post)s for %(name)s was ended on %(day)s.")
        return words % {**facts, "day": date_format(timezone.localdate(one.ended_at))}
    if one.until_on < today:
        words = _("Your delegation as %(acting)s %(post)s for %(name)s ended on %(day)s.")
        return words % {**facts, "day": date_format(one.until_on)}
    if one.families and application.permit.family not in one.families:
        return _("Your delegation as %(acting)s %(post)s for %(name)s does not cover this kind of permit.") % facts
    return _("Your delegation as %(acting)s %(post)s for %(name)s no longer stands.") % facts
