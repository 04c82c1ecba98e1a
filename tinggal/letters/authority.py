"""Whether the person who decided held the post, or was its deputy, at an instant: when he decided, when he signs.

An institution's seal rests on the decision, which was lawful at its instant. A personal signature is a new act of the
person, so the post or the delegation must still stand when he signs.
"""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tinggal.applications.models import Decision
from tinggal.people.models import Delegation, Post
from tinggal.people.roles import Role


def missing_authority(decision: Decision, *, at: datetime) -> str:
    """Why the one who decided had no right to do so at this instant, in words for him; "" when he had."""
    if decision.delegation_id:
        return _missing_delegation(decision, decision.delegation_id, at=at)
    posts = Post.objects.in_force(timezone.localdate(at)).filter(user=decision.decided_by_id)
    if posts.filter(role=decision.role, office=decision.office_id).exists():
        return ""
    return _("You no longer hold the post in which you decided: %s.") % Role(decision.role).label


def missing_now(decision: Decision) -> str:
    """Why the one who decided may not sign at this instant; "" when he may, also under a new delegation of the post."""
    now = timezone.now()
    why = missing_authority(decision, at=now)
    anew = Delegation.objects.in_force(now).filter(deputy=decision.decided_by_id)
    if why and anew.filter(post__role=decision.role, post__office=decision.office_id).exists():
        return ""
    return why


def _missing_delegation(decision: Decision, number: int, *, at: datetime) -> str:
    granted = Delegation.objects.select_related("post__user").get(pk=number)
    same = (granted.deputy_id, granted.post.role, granted.post.office_id)
    if same != (decision.decided_by_id, decision.role, decision.office_id):
        return _("The delegation does not belong to this decision.")
    if Delegation.objects.in_force(at).filter(pk=granted.pk).exists():
        return ""
    last = timezone.localdate(granted.ended_at) if granted.ended_at else granted.until_on
    words = _("Your delegation as %(acting)s %(post)s for %(name)s ended on %(day)s.")
    facts = {"acting": granted.acting, "post": Role(decision.role).label, "name": granted.post.user}
    return words % {**facts, "day": date_format(last)}
