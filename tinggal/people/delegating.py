"""Handing a post to a deputy for a time, and ending that; each is one transaction and one line in the journal.

The holder hands over his own post while he is away (Plh.); a superior does so too, and gives a vacant post (Plt.).
Where the superior has no account here (the Director), administrators enter his written order. UU 30/2014 Ps 14.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.lib.turns import take_turn
from tinggal.people.actors import Actor
from tinggal.people.delegating_rules import DelegationRefused, Wish, hold_to_the_rules
from tinggal.people.models import Delegation, DelegationQuerySet, Post, PostQuerySet, User
from tinggal.people.roles import CASEWORK, Role

BELOW = {
    Role.KAKANIM: (Role.KANIM_OFFICER,),
    Role.KANWIL_OFFICER: (Role.KAKANIM,),
    Role.KASUBDIT: (Role.KANWIL_OFFICER, Role.DIRECTORATE_OFFICER),
}


def posts_to_hand_over(actor: Actor) -> PostQuerySet:
    """The posts this actor may give a deputy to: his own, those of whom he is the superior, and for administrators
    every desk; also posts that ended, because a vacant post may need a deputy. A deputy hands nothing on."""
    own_seats = [seat for seat in actor.seats if seat.stands_in is None]
    reach = Q(user=actor.user_id, role__in=CASEWORK) if actor.user_id else Q(pk__in=[])
    for seat in own_seats:
        if seat.role == Role.ADMIN:
            reach |= Q(role__in=CASEWORK)
        elif below := BELOW.get(Role(seat.role)):
            under = Q(office__path=seat.office_path) | Q(office__path__startswith=f"{seat.office_path}/")
            reach |= under & Q(role__in=below)
    return Post.objects.filter(reach).select_related("user", "office")


def delegations_seen_by(actor: Actor) -> DelegationQuerySet:
    """Those of the posts he may hand over, and those in which he is the deputy."""
    reach = Q(post__in=posts_to_hand_over(actor).values("pk")) | Q(deputy=actor.user_id)
    return Delegation.objects.filter(reach).select_related("post__user", "post__office", "deputy", "granted_by")


@transaction.atomic
def grant(
    post: Post,
    *,
    deputy: User,
    kind: str,
    from_on: date,
    until_on: date,
    by: Actor,
    families: Sequence[str] = (),
    order: str = "",
) -> Delegation:
    """Hand a post to a deputy. From the first day on he acts in it beside the holder.

    Raises:
        DelegationRefused: a rule stands against it; the text says which and what to do.
        PermissionDenied: this actor is neither holder nor superior nor administrator.
    """
    take_turn(f"post/{post.pk}")
    held = Post.objects.select_related("user", "office").get(pk=post.pk)
    if by.user_id is None:
        raise PermissionDenied(f"{by.key} is nobody's superior")
    if by.user_id == deputy.pk:
        raise DelegationRefused(_("Nobody can name himself."))
    _hold_to_the_grantor(held, kind=kind, order=order, by=by)
    hold_to_the_rules(Wish(held, deputy, kind, from_on, until_on))
    made = Delegation.objects.create(
        post=held, deputy=deputy, kind=kind, from_on=from_on, until_on=until_on, families=sorted(families),
        order=order.strip(), granted_by_id=by.user_id,
    )  # fmt: skip
    _note("delegation.granted", made, by)
    return made


def _hold_to_the_grantor(post: Post, *, kind: str, order: str, by: Actor) -> None:
    if any(
        (seat.role, seat.office_id, seat.holder_id) == (post.role, post.office_id, post.user_id) for seat in by.seats
    ):
        raise DelegationRefused(_("You act in this post for somebody else. What was handed over cannot be handed on."))
    if not posts_to_hand_over(by).filter(pk=post.pk).exists():
        raise PermissionDenied(f"{by.key} may not hand over post {post.pk}")
    is_holder = by.user_id == post.user_id
    if is_holder and kind != Delegation.Kind.PLH:
        raise DelegationRefused(
            _("You can hand over your post while you are away. A vacant post is given by a superior.")
        )
    if not is_holder and not order.strip():
        raise DelegationRefused(_("Write the number of the written order."))


@transaction.atomic
def end(delegation: Delegation, *, by: Actor) -> None:
    """End a delegation now; what the deputy did until now stands. The deputy may lay it down himself.

    Raises:
        DelegationRefused: it is over already.
        PermissionDenied: somebody who has nothing to do with it.
    """
    held = Delegation.objects.select_for_update(of=("self",)).select_related("post__office").get(pk=delegation.pk)
    if not delegations_seen_by(by).filter(pk=held.pk).exists():
        raise PermissionDenied(f"{by.key} may not end delegation {held.pk}")
    now = timezone.now()
    if held.ended_at or held.until_on < timezone.localdate(now):
        raise DelegationRefused(_("This has ended already."))
    held.ended_at, held.ended_by_id = now, by.user_id
    held.save(update_fields=["ended_at", "ended_by"])
    _note("delegation.ended", held, by)


def end_for_successor(post: Post, *, by: Actor) -> list[Delegation]:
    """Somebody was appointed: whoever acted in the vacant post (Plt.) acts in it no more from his first day on.

    An office has one head, so all who act as such end; elsewhere one appointment fills one vacancy, the oldest. Called
    in the transaction of the appointment. What a deputy did until then stands.
    """
    vacant = Delegation.objects.select_for_update(of=("self",)).filter(
        Q(post__until_on__lt=post.from_on),
        kind=Delegation.Kind.PLT,
        ended_at=None,
        until_on__gte=post.from_on,
        post__role=post.role,
        post__office=post.office_id,
    )
    acting = list(vacant.select_related("post__office").order_by("post__until_on", "pk"))
    ended = acting if post.role == Role.KAKANIM else acting[:1]
    for one in ended:
        if post.from_on > timezone.localdate() and one.from_on < post.from_on:
            one.until_on = post.from_on - timedelta(days=1)
        else:
            one.ended_at, one.ended_by_id = timezone.now(), by.user_id or post.user_id
        one.save(update_fields=["until_on", "ended_at", "ended_by"])
        _note("delegation.ended", one, by, successor=f"user/{post.user_id}")
    return ended


def _note(kind: str, one: Delegation, by: Actor, **more: str) -> Event:
    data = {
        "delegation": one.pk,
        "kind": one.kind,
        "role": one.post.role,
        "office": one.post.office.code,
        "holder": f"user/{one.post.user_id}",
        "from": one.from_on.isoformat(),
        "until": one.until_on.isoformat(),
        "families": list(one.families),
        **more,
    }
    return record(kind, subject=f"user/{one.deputy_id}", by=by, data=data)
