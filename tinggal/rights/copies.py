"""A copy of everything we hold about a person: asked for, made by the worker, fetched, thrown away after a week."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.intake import vault
from tinggal.journal.record import record
from tinggal.lib.envelope import Tampered
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import SYSTEM, Actor
from tinggal.people.models import User
from tinggal.rights.models import DataCopy
from tinggal.rights.packing import packed

KEPT = timedelta(days=7)


@transaction.atomic
def ask(person: User, *, by: Actor) -> DataCopy:
    """Have a copy made; while one is being made, that one. UU 27/2022 Ps 32 gives three days, the worker seconds."""
    User.objects.select_for_update().get(pk=person.pk)
    if waiting := DataCopy.objects.filter(person=person, made_at=None).first():
        return waiting
    copy = DataCopy.objects.create(person=person)
    record("copy.asked", subject=f"user/{person.pk}", by=by, data={"copy": copy.pk})
    return copy


def make(number: int) -> None:
    """Pack it and put it away, once. A copy whose person closed the account in the meantime is not made."""
    copy = DataCopy.objects.select_related("person").filter(pk=number, made_at=None).first()
    if copy is None:
        return
    content = packed(copy.person)
    stored = vault.put(content)
    with transaction.atomic():
        row = DataCopy.objects.select_for_update().filter(pk=number, made_at=None).first()
        if row is not None:
            row.made_at, row.stored, row.wrapped_key = timezone.now(), stored.name, stored.wrapped_key
            row.sha256, row.size = hashlib.sha256(content).hexdigest(), len(content)
            row.save(update_fields=["made_at", "stored", "wrapped_key", "sha256", "size"])
            record("copy.made", subject=f"user/{row.person_id}", by=SYSTEM, data={"copy": row.pk})
            return
    vault.remove(stored.name)


@transaction.atomic
def taken(copy: DataCopy, *, by: Actor) -> bytes:
    """The ZIP. Each time is written down.

    Raises:
        MoveRefused: not made yet, or thrown away again.
    """
    if not copy.stored:
        raise MoveRefused(_("This copy is not here any more. Please ask for a new one."))
    content = vault.get(copy.stored, bytes(copy.wrapped_key))
    if hashlib.sha256(content).hexdigest() != copy.sha256:
        raise Tampered(f"{copy} is not what was made.")
    record("copy.taken", subject=f"user/{copy.person_id}", by=by, data={"copy": copy.pk})
    return content


def throw_away(*, now: datetime) -> int:
    """Delete what was made more than a week ago, from the vault and with its key; how many."""
    old = list(DataCopy.objects.filter(made_at__lt=now - KEPT).exclude(stored=""))
    for copy in old:
        DataCopy.objects.filter(pk=copy.pk).update(stored="", wrapped_key=b"")
        vault.remove(copy.stored)
    return len(old)
