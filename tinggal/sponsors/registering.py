"""A sponsor or an agent enters the house: once for each number, compared with the registers."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.journal.record import record
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.people.models import User
from tinggal.registers.ask import ask
from tinggal.registers.questions import Business, Person
from tinggal.registers.register import Answer
from tinggal.sponsors.models import Membership, Sponsor
from tinggal.sponsors.standing import hold_to_team
from tinggal.sponsors.tasks import ROLES, Task

DETAILS = ("name", "address", "email", "phone", "licence")


@transaction.atomic
def register(kind: str, number: str, *, details: dict[str, str], by: Actor) -> Sponsor:
    """Enter a sponsor; whoever enters it looks after its team. Call ``check`` afterwards.

    ``details`` has ``DETAILS``. The sponsor gets an account that nobody can sign in with: the applicant of its files.

    Raises:
        MoveRefused: the number is registered already.
        PermissionDenied: a visitor.
    """
    if by.user_id is None:
        raise PermissionDenied("Only somebody with an account can register a sponsor.")
    take_turn(f"sponsor-number/{number}")
    if Sponsor.objects.filter(number=number).exists():
        raise MoveRefused(
            _("This number is registered already. Ask a colleague to invite you, or contact the immigration office.")
        )
    address = f"sponsor-{secrets.token_hex(8)}@accounts.invalid"
    account = User.objects.create_user(address, None, full_name=details["name"], language="id", is_active=False)
    sponsor = Sponsor.objects.create(kind=kind, number=number, account=account, **details)
    user = User.objects.get(pk=by.user_id)
    Membership.objects.create(
        sponsor=sponsor, user=user, email=user.email or "", tasks=[*ROLES], joined_at=timezone.now()
    )
    record("sponsor.registered", subject=sponsor.subject, by=by, data={"kind": kind})
    return sponsor


@transaction.atomic
def change_details(sponsor: Sponsor, *, details: dict[str, str], by: Actor) -> None:
    """Change name, address and the rest; a new name has to be checked again. The journal keeps which fields."""
    hold_to_team(by, sponsor, task=Task.TEAM)
    changed = sorted(name for name in DETAILS if getattr(sponsor, name) != details[name])
    if not changed:
        return
    fresh = {name: details[name] for name in changed}
    if "name" in changed:
        User.objects.filter(pk=sponsor.account_id).update(full_name=details["name"])
        fresh["checked"] = ""
    Sponsor.objects.filter(pk=sponsor.pk).update(**fresh)
    sponsor.refresh_from_db()
    record("sponsor.changed", subject=sponsor.subject, by=by, data={"fields": changed})


def check(sponsor: Sponsor, *, by: Actor) -> Answer:
    """Ask OSS (by NIB) or Dukcapil (by NIK) whether the number has this name and is active. Outside transactions."""
    if sponsor.kind == Sponsor.Kind.PERSON:
        answer = ask(Person(nik=sponsor.number, name=sponsor.name))
    else:
        answer = ask(Business(nib=sponsor.number, name=sponsor.name))
    with transaction.atomic():
        sponsor.checked, sponsor.checked_at = str(answer.state), answer.asked_at
        sponsor.differs = list(answer.differs)
        sponsor.save(update_fields=["checked", "checked_at", "differs"])
        told = {"state": sponsor.checked, "differs": sponsor.differs}
        record("sponsor.checked", subject=sponsor.subject, by=by, data=told)
    return answer
