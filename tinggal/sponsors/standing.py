"""Who may do what for a sponsor itself: its details, its team, its mandates. Files are decided in ``applications``."""

from django.core.exceptions import PermissionDenied

from tinggal.people.actors import Actor
from tinggal.sponsors.models import Membership, Sponsor


def of_team(actor: Actor, sponsor: Sponsor, *, task: str) -> bool:
    """Whether he works for this sponsor today and was given this task."""
    if actor.user_id is None:
        return False
    return Membership.objects.in_force().who_may(task).filter(user=actor.user_id, sponsor=sponsor).exists()


def hold_to_team(actor: Actor, sponsor: Sponsor, *, task: str) -> int:
    """The number of his account. Raises ``PermissionDenied`` for anybody without this task in the sponsor's team."""
    if actor.user_id is None or not of_team(actor, sponsor, task=task):
        raise PermissionDenied(f"{actor.key} may not {task} for {sponsor.subject}")
    return actor.user_id
