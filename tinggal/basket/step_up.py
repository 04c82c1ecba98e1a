"""The second factor asked for once more, bound to one list: a passkey, or six digits of the authenticator app."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.basket.listing import digest_of
from tinggal.basket.models import Ceremony, Planned
from tinggal.lib.workflow import MoveRefused
from tinggal.people.models import User
from tinggal.people.proving import challenged, proved

LASTS = timedelta(minutes=5)


@transaction.atomic
def begin(signer: User, listed: Sequence[Planned]) -> Ceremony:
    """A ceremony for this list. For a passkey its challenge is the SHA-256 of the nonce and of the list's digest."""
    nonce, digest = secrets.token_hex(32), digest_of(listed)
    state = challenged(signer, nonce=nonce, digest=digest)
    until = timezone.now() + LASTS
    ceremony = Ceremony.objects.create(signer=signer, digest=digest, nonce=nonce, until=until, state=state)
    ceremony.planned.set(listed)
    return ceremony


def asked_of_the_browser(ceremony: Ceremony) -> dict[str, Any]:
    """What the browser is asked for (WebAuthn's request options as JSON); empty for whoever has no passkey."""
    options: dict[str, Any] = ceremony.state.get("options", {})
    return options


@transaction.atomic
def use(number: int, *, signer: User, digits: str = "", passkey: str = "") -> Ceremony:
    """The ceremony, proved and used up: whatever comes of it, it cannot be used again.

    Raises:
        MoveRefused: not this person's, used before, too old, the list has changed since, or the proof is wrong.
    """
    found = Ceremony.objects.select_for_update().filter(pk=number, signer=signer).first()
    if found is None:
        raise MoveRefused(_("This signature was not asked of you."))
    if found.used_at is not None:
        raise MoveRefused(_("This signature has been used already. Look at the list again."))
    if found.until < timezone.now():
        raise MoveRefused(_("More than five minutes have passed. Look at the list again."))
    listed = list(found.planned.filter(ended_at=None).select_related("application").order_by("planned_at", "pk"))
    if digest_of(listed) != found.digest:
        raise MoveRefused(_("The list has changed since you looked at it. Look at it again."))
    means = proved(signer, kept=found.state, digits=digits, passkey=passkey)
    found.used_at, found.means = timezone.now(), means
    found.save(update_fields=["used_at", "means"])
    return found
