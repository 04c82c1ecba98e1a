"""When a post cannot be handed to a deputy: each rule refuses with words that say what to do.

UU 30/2014 Ps 14. Three months at a time: SE Kepala BKN 1/SE/I/2021 for a Plt., a rule of this house for a Plh.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tinggal.lib.months import add_months
from tinggal.offices.models import Office
from tinggal.people.models import Delegation, Post, User
from tinggal.people.roles import CASEWORK, Role

MONTHS = 3
LEVELS = (Office.Kind.KANIM, Office.Kind.KANWIL, Office.Kind.DIRECTORATE)


class DelegationRefused(Exception):
    """A post that cannot be handed over so; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: this post to this deputy on these days, both included."""

    post: Post
    deputy: User
    kind: str
    from_on: date
    until_on: date


def hold_to_the_rules(wish: Wish) -> None:
    """Raises ``DelegationRefused`` at the first rule the wish breaks."""
    for rule in (_persons, _days, _post_stands, _one_deputy, _nobody_away, _deputy_has_a_desk):
        rule(wish)


def _persons(wish: Wish) -> None:
    if wish.post.role not in CASEWORK:
        raise DelegationRefused(_("This post has no deputy: only desks that handle applications have one."))
    if wish.deputy.pk == wish.post.user_id:
        raise DelegationRefused(_("%s holds this post himself. Choose somebody else.") % wish.deputy)


def _days(wish: Wish) -> None:
    if wish.until_on < wish.from_on:
        raise DelegationRefused(_("The last day is before the first day."))
    if wish.from_on < timezone.localdate():
        raise DelegationRefused(_("The first day has passed. Nobody can be given a right for days that are over."))
    if wish.until_on >= add_months(wish.from_on, MONTHS):
        raise DelegationRefused(_("At most 3 months at a time. Hand the post over again when they end."))


def _post_stands(wish: Wish) -> None:
    post, last = wish.post, wish.post.until_on
    if wish.kind == Delegation.Kind.PLH:
        if post.from_on > wish.from_on or (last and last < wish.from_on):
            words = _("%s does not hold this post on that day. For a vacant post choose Plt.")
            raise DelegationRefused(words % post.user)
        if last and last < wish.until_on:
            raise DelegationRefused(_("The post itself ends on %s. Choose an earlier last day.") % date_format(last))
    elif last is None or last >= wish.from_on:
        words = _("%s still holds this post on that day. While he is only away, choose Plh.")
        raise DelegationRefused(words % post.user)
    elif post.role == Role.KAKANIM and _successor(wish):
        raise DelegationRefused(_("This post has been given to somebody else: it is not vacant."))


def _successor(wish: Wish) -> bool:
    posts = Post.objects.in_force(wish.from_on).filter(role=wish.post.role, office=wish.post.office_id)
    return posts.exclude(pk=wish.post.pk).exists()


def _one_deputy(wish: Wish) -> None:
    same_post = Delegation.objects.touching(wish.from_on, wish.until_on).filter(post=wish.post)
    if other := same_post.select_related("deputy").first():
        words = _("%(name)s stands in for this post from %(first)s to %(last)s. End that first, or choose other days.")
        days = {"first": date_format(other.from_on), "last": date_format(other.until_on)}
        raise DelegationRefused(words % {"name": other.deputy, **days})


def _deputy_has_a_desk(wish: Wish) -> None:
    own = Post.objects.filter(user=wish.deputy, role__in=CASEWORK).select_related("office")
    own = own.in_force(wish.from_on) & own.in_force(wish.until_on)
    desks = list(own)
    if not wish.deputy.is_active or not desks:
        raise DelegationRefused(_("%s holds no post at a desk on all of these days.") % wish.deputy)
    if any((one.role, one.office_id) == (wish.post.role, wish.post.office_id) for one in desks):
        raise DelegationRefused(_("%s holds such a post at this office and may act without this.") % wish.deputy)
    if max(_level(one.office) for one in desks) < _level(wish.post.office):
        words = _(
            "%s works at an office of a lower kind. The deputy must come from this kind of office or a higher one."
        )
        raise DelegationRefused(words % wish.deputy)


def _level(office: Office) -> int:
    return LEVELS.index(Office.Kind(office.kind))


def _nobody_away(wish: Wish) -> None:
    """Nobody acts for another while he is away himself, so no post is handed from hand to hand."""
    others = Delegation.objects.touching(wish.from_on, wish.until_on).select_related("post__user")
    if away := others.filter(post__user=wish.deputy, kind=Delegation.Kind.PLH).first():
        words = _("%(name)s has handed over his own post for some of these days, until %(last)s: he is away himself.")
        raise DelegationRefused(words % {"name": wish.deputy, "last": date_format(away.until_on)})
    acting = others.filter(deputy=wish.post.user_id).first() if wish.kind == Delegation.Kind.PLH else None
    if acting:
        words = _("%(name)s acts for %(other)s on some of these days. End that first: what was handed over cannot be "
                  "handed on.")  # fmt: skip
        raise DelegationRefused(words % {"name": wish.post.user, "other": acting.post.user})
