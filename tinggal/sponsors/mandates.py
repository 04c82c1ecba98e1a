"""A mandate: the agent asks, the client grants, and either ends it at any time. Each is one journal line."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.people.models import User
from tinggal.sponsors.models import Mandate, MandateQuerySet, Membership, Sponsor
from tinggal.sponsors.standing import hold_to_team, of_team
from tinggal.sponsors.tasks import SCOPES, Task


@transaction.atomic
def ask_for(
    agent: Sponsor,
    client: Sponsor | User,
    *,
    scopes: Iterable[str],
    until_on: date,
    everything: bool,
    by: Actor,
) -> Mandate:
    """The agent asks a client; it gives no rights until the client grants it.

    Raises:
        MoveRefused: not an agent, the day has passed, or he has asked this client already.
        PermissionDenied: this actor does not look after the agent's team.
    """
    user_id = hold_to_team(by, agent, task=Task.TEAM)
    if agent.kind != Sponsor.Kind.AGENCY:
        raise MoveRefused(_("Only a registered agent can ask for a mandate."))
    if until_on < timezone.localdate():
        raise MoveRefused(_("The last day has passed. Choose a later day."))
    whom = {"client": client} if isinstance(client, Sponsor) else {"person": client}
    if Mandate.objects.filter(agent=agent, granted_at=None, ended_at=None, until_on__gte=timezone.localdate(), **whom):
        raise MoveRefused(_("You have asked this client already. He has not answered yet."))
    wanted = {*scopes, Task.VIEW}
    made = Mandate.objects.create(
        agent=agent,
        scopes=[str(task) for task in SCOPES if task in wanted],
        everything=everything,
        until_on=until_on,
        asked_by_id=user_id,
        **whom,
    )
    told = {"agent": agent.subject, "scopes": made.scopes, "until": until_on.isoformat(), "everything": everything}
    record("mandate.asked", subject=made.subject, by=by, data=told)
    return made


@transaction.atomic
def grant(mandate: Mandate, *, by: Actor) -> None:
    """The client says yes; from this moment the agent may act within the scope. Twice changes nothing.

    Raises:
        MoveRefused: it was withdrawn or declined, or its last day has passed.
        PermissionDenied: this actor is not the client.
    """
    held = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    _hold_to_client(held, by)
    if held.is_over:
        raise MoveRefused(_("This mandate is over. The agent has to ask again."))
    if held.granted_at is None:
        held.granted_at, held.granted_by_id = timezone.now(), by.user_id
        held.save(update_fields=["granted_at", "granted_by"])
        record("mandate.granted", subject=held.subject, by=by, data={"scopes": held.scopes})


@transaction.atomic
def end(mandate: Mandate, *, by: Actor) -> None:
    """Client or agent end it, or the client declines it: at once, for old files too. Twice changes nothing."""
    held = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    if not (is_client(by, held) or of_team(by, held.agent, task=Task.TEAM)):
        raise PermissionDenied(f"{by.key} may not end {held.subject}")
    if held.ended_at is None:
        held.ended_at, held.ended_by_id = timezone.now(), by.user_id
        held.save(update_fields=["ended_at", "ended_by"])
        side = "client" if is_client(by, held) else "agent"
        record("mandate.ended", subject=held.subject, by=by, data={"side": side, "granted": bool(held.granted_at)})


def is_client(actor: Actor, mandate: Mandate) -> bool:
    """Whether this actor decides for the client of a mandate."""
    if mandate.person_id:
        return actor.user_id == mandate.person_id
    return mandate.client is not None and of_team(actor, mandate.client, task=Task.TEAM)


def seen_by(actor: Actor) -> MandateQuerySet:
    """The mandates of which this actor is client, or agent; those of his team too. Ended ones stay to be seen."""
    if actor.user_id is None:
        return Mandate.objects.none()
    teams = Membership.objects.in_force().filter(user=actor.user_id).values("sponsor")
    either = Q(person=actor.user_id) | Q(client__in=teams) | Q(agent__in=teams)
    return Mandate.objects.filter(either).select_related("agent", "client", "person")


def _hold_to_client(mandate: Mandate, by: Actor) -> None:
    if not is_client(by, mandate):
        raise PermissionDenied(f"{by.key} is not the client of {mandate.subject}")
