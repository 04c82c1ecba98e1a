"""The second factor asked for once more, bound to one list: a passkey, or six digits of the authenticator app."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from fido2.webauthn import UserVerificationRequirement

from tinggal.basket.listing import digest_of
from tinggal.basket.models import Ceremony, Planned
from tinggal.lib.workflow import MoveRefused
from tinggal.people.models import User

LASTS = timedelta(minutes=5)


@transaction.atomic
def begin(signer: User, listed: Sequence[Planned]) -> Ceremony:
    """A ceremony for this list. For a passkey its challenge is the SHA-256 of the nonce and of the list's digest."""
    nonce, digest = secrets.token_hex(32), digest_of(listed)
    ceremony = Ceremony.objects.create(
        signer=signer, digest=digest, nonce=nonce, until=timezone.now() + LASTS, state=_asked(signer, nonce, digest)
    )
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
    means = _proved(found, signer, digits=digits, passkey=passkey)
    found.used_at, found.means = timezone.now(), means
    found.save(update_fields=["used_at", "means"])
    return found


def _asked(signer: User, nonce: str, digest: str) -> dict[str, Any]:
    credentials = webauthn.get_credentials(signer)
    if not credentials:
        return {}
    options, state = webauthn.get_server().authenticate_begin(
        credentials=credentials,
        user_verification=UserVerificationRequirement.PREFERRED,
        challenge=hashlib.sha256(f"{nonce}.{digest}".encode()).digest(),
    )
    return {"options": dict(options), "state": state}


def _proved(ceremony: Ceremony, signer: User, *, digits: str, passkey: str) -> str:
    if passkey:
        _passkey_agrees(ceremony, signer, passkey)
        return "passkey"
    app = Authenticator.objects.filter(user=signer, type=Authenticator.Type.TOTP).first()
    if app is None or not app.wrap().validate_code(digits.strip().replace(" ", "")):
        raise MoveRefused(_("The six digits are not right, or were used before. Wait for the next ones."))
    return "digits"


def _passkey_agrees(ceremony: Ceremony, signer: User, answer: str) -> None:
    refused = MoveRefused(_("The passkey did not confirm this list. Try again."))
    if not (state := ceremony.state.get("state")):
        raise refused
    try:
        response = webauthn.parse_authentication_response(json.loads(answer))
        webauthn.get_server().authenticate_complete(state, webauthn.get_credentials(signer), response)
    except Exception as wrong:  # the library has an exception of its own for each way to be wrong
        raise refused from wrong
