"""Before an act that must be his own: the second factor once more, bound to what he has before him."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.lib.workflow import MoveRefused
from tinggal.people.models import Confirmation, User
from tinggal.people.proving import challenged, proved

LASTS = timedelta(minutes=5)
WRONG_IN_AN_HOUR = 10
HOUR = timedelta(hours=1)
Shown = Mapping[str, object]


def begin(person: User, *, shown: Shown) -> Confirmation:
    """Ask for the second factor for one act; ``shown`` is all that the act is about, as codes, numbers and texts."""
    nonce, digest = secrets.token_hex(32), digest_of(shown)
    state = challenged(person, nonce=nonce, digest=digest)
    return Confirmation.objects.create(
        person=person, digest=digest, nonce=nonce, state=state, until=timezone.now() + LASTS
    )


def asked_of_the_browser(confirmation: Confirmation) -> str:
    """WebAuthn's request options as JSON; "" for whoever has no passkey."""
    options: dict[str, Any] = confirmation.state.get("options", {})
    return json.dumps(options, default=str) if options else ""


def use(number: int, *, person: User, shown: Shown, digits: str = "", passkey: str = "") -> Confirmation:
    """The confirmation, proved and used up.

    Raises:
        MoveRefused: not asked of this person or not for this, used before, too old, wrong, or wrong too often.
    """
    now = timezone.now()
    lately = Confirmation.objects.filter(person=person, wrong__gt=0, begun_at__gt=now - HOUR)
    if (lately.aggregate(wrong=Sum("wrong"))["wrong"] or 0) >= WRONG_IN_AN_HOUR:
        raise MoveRefused(_("Too many wrong answers. Please wait an hour."))
    try:
        with transaction.atomic():
            return _used(number, person=person, shown=shown, digits=digits, passkey=passkey)
    except MoveRefused:
        Confirmation.objects.filter(pk=number, person=person, used_at=None).update(wrong=F("wrong") + 1)
        raise


def _used(number: int, *, person: User, shown: Shown, digits: str, passkey: str) -> Confirmation:
    found = Confirmation.objects.select_for_update().filter(pk=number, person=person).first()
    if found is None or found.digest != digest_of(shown):
        raise MoveRefused(_("This has changed since you looked at it. Look at it again."))
    if found.used_at is not None:
        raise MoveRefused(_("This has been confirmed already. Look at it again."))
    if found.until < timezone.now():
        raise MoveRefused(_("More than five minutes have passed. Look at it again."))
    found.means = proved(person, kept=found.state, digits=digits, passkey=passkey)
    found.used_at = timezone.now()
    found.save(update_fields=["used_at", "means"])
    return found


def digest_of(shown: Shown) -> str:
    """SHA-256 in hex of what was shown, in one order."""
    return hashlib.sha256(json.dumps(dict(shown), sort_keys=True, default=str).encode()).hexdigest()
