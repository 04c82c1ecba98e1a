"""The team of a sponsor: inviting, joining, giving tasks, suspending. Each is one transaction and one journal line."""

from collections.abc import Iterable

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.people.models import User
from tinggal.sponsors.models import Membership, Sponsor
from tinggal.sponsors.standing import hold_to_team
from tinggal.sponsors.tasks import ROLES, Task

SALT = "sponsor-team"
LINK_AGE = 14 * 24 * 3600


@transaction.atomic
def invite(sponsor: Sponsor, *, email: str, tasks: Iterable[str], by: Actor) -> Membership:
    """Ask somebody to join the team; the link goes to his address and works for 14 days. Invited twice: once.

    Raises:
        MoveRefused: he is in the team already.
        PermissionDenied: this actor does not look after the team.
    """
    hold_to_team(by, sponsor, task=Task.TEAM)
    address = email.strip().lower()
    member, new = Membership.objects.get_or_create(
        sponsor=sponsor, email=address, defaults={"tasks": _known(tasks), "invited_at": timezone.now()}
    )
    if not new and member.joined_at:
        raise MoveRefused(_("This person is in the team already."))
    if not new:
        member.tasks, member.invited_at = _known(tasks), timezone.now()
        member.save(update_fields=["tasks", "invited_at"])
    record("member.invited", subject=sponsor.subject, by=by, data={"member": member.pk, "tasks": member.tasks})
    return member


def joining_token(member: Membership) -> str:
    """What stands in the link of an invitation."""
    return signing.dumps([member.pk, member.email], salt=SALT)


def invited_by(token: str) -> Membership | None:
    """The invitation of a link; None when it is forged, too old, or taken up by somebody."""
    try:
        number, email = signing.loads(token, salt=SALT, max_age=LINK_AGE)
    except (signing.BadSignature, ValueError):
        return None
    return Membership.objects.select_related("sponsor").filter(pk=number, email=email, suspended_at=None).first()


@transaction.atomic
def join(member: Membership, *, by: Actor) -> None:
    """Take up an invitation. The link proves that the address was read; a link that was taken up serves nobody else.

    Raises:
        MoveRefused: taken up by somebody else, or this person is in the team under another address.
    """
    if by.user_id is None:
        raise PermissionDenied("Only somebody with an account can join a team.")
    asked = Membership.objects.select_for_update().get(pk=member.pk)
    if asked.user_id == by.user_id:
        return
    if asked.user_id:
        raise MoveRefused(_("Somebody else has used this link. Ask for a new invitation."))
    if Membership.objects.filter(sponsor=asked.sponsor_id, user=by.user_id).exists():
        raise MoveRefused(_("You are in this team already."))
    asked.user, asked.joined_at = User.objects.get(pk=by.user_id), timezone.now()
    asked.save(update_fields=["user", "joined_at"])
    record("member.joined", subject=f"sponsor/{asked.sponsor_id}", by=by, data={"member": asked.pk})


@transaction.atomic
def give_tasks(member: Membership, *, tasks: Iterable[str], by: Actor) -> None:
    """Change what a member may do. Somebody must go on looking after the team."""
    hold_to_team(by, member.sponsor, task=Task.TEAM)
    fresh = _known(tasks)
    if Task.TEAM not in fresh:
        _hold_to_one_who_stays(member)
    member.tasks = fresh
    member.save(update_fields=["tasks"])
    record("member.tasks", subject=member.sponsor.subject, by=by, data={"member": member.pk, "tasks": fresh})


@transaction.atomic
def suspend(member: Membership, *, by: Actor) -> None:
    """From now on he can do and see nothing for the sponsor. Twice changes nothing."""
    hold_to_team(by, member.sponsor, task=Task.TEAM)
    _hold_to_one_who_stays(member)
    if Membership.objects.filter(pk=member.pk, suspended_at=None).update(suspended_at=timezone.now()):
        record("member.suspended", subject=member.sponsor.subject, by=by, data={"member": member.pk})


@transaction.atomic
def resume(member: Membership, *, by: Actor) -> None:
    """End a suspension. Twice changes nothing."""
    hold_to_team(by, member.sponsor, task=Task.TEAM)
    if Membership.objects.filter(pk=member.pk).exclude(suspended_at=None).update(suspended_at=None):
        record("member.resumed", subject=member.sponsor.subject, by=by, data={"member": member.pk})


def want_weekly(member: Membership, *, by: Actor) -> None:
    """He gets the mail of the week. Twice changes nothing. Raises ``PermissionDenied`` for anybody but himself."""
    _choose_weekly(member, by=by, weekly=True)


def do_without_weekly(member: Membership, *, by: Actor) -> None:
    """He gets no mail of the week any more. As ``want_weekly``."""
    _choose_weekly(member, by=by, weekly=False)


@transaction.atomic
def _choose_weekly(member: Membership, *, by: Actor, weekly: bool) -> None:
    if by.user_id is None or by.user_id != member.user_id:
        raise PermissionDenied(f"{by.key} is not member {member.pk}")
    if Membership.objects.filter(pk=member.pk, weekly=not weekly).update(weekly=weekly):
        told = {"member": member.pk, "weekly": weekly}
        record("member.weekly", subject=f"sponsor/{member.sponsor_id}", by=by, data=told)


def _known(tasks: Iterable[str]) -> list[str]:
    """In the order of the list; nothing that is not in it, and looking always."""
    wanted = {*tasks, Task.VIEW}
    return [str(task) for task in ROLES if task in wanted]


def _hold_to_one_who_stays(member: Membership) -> None:
    Sponsor.objects.select_for_update().get(pk=member.sponsor_id)
    others = Membership.objects.in_force().who_may(Task.TEAM).filter(sponsor=member.sponsor_id).exclude(pk=member.pk)
    if not others.exists():
        raise MoveRefused(_("Somebody must look after the team. Give this task to another person first."))
