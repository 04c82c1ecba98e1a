"""The second factor asked for once more in the middle of work: a passkey over our challenge, or six digits."""

import hashlib
import json
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django.utils.translation import gettext as _
from fido2.webauthn import UserVerificationRequirement

from tinggal.lib.workflow import MoveRefused
from tinggal.people.models import User


def challenged(person: User, *, nonce: str, digest: str) -> dict[str, Any]:
    """What has to be kept until the answer comes: the browser's ``options`` and the library's ``state``.

    The challenge is the SHA-256 of "nonce.digest", so the passkey confirms what has this digest. Empty for whoever
    has no passkey.
    """
    credentials = webauthn.get_credentials(person)
    if not credentials:
        return {}
    options, state = webauthn.get_server().authenticate_begin(
        credentials=credentials,
        user_verification=UserVerificationRequirement.PREFERRED,
        challenge=hashlib.sha256(f"{nonce}.{digest}".encode()).digest(),
    )
    return {"options": dict(options), "state": state}


def proved(person: User, *, kept: dict[str, Any], digits: str, passkey: str) -> str:
    """By what he has proved himself: "passkey" or "digits". ``kept`` is what ``challenged`` gave.

    Raises ``MoveRefused`` when the answer is wrong; six digits work once.
    """
    if passkey:
        _passkey_agrees(kept, person, passkey)
        return "passkey"
    app = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
    if app is None or not app.wrap().validate_code(digits.strip().replace(" ", "")):
        raise MoveRefused(_("The six digits are not right, or were used before. Wait for the next ones."))
    return "digits"


def _passkey_agrees(kept: dict[str, Any], person: User, answer: str) -> None:
    refused = MoveRefused(_("The passkey did not confirm it. Try again."))
    if not (state := kept.get("state")):
        raise refused
    try:
        response = webauthn.parse_authentication_response(json.loads(answer))
        webauthn.get_server().authenticate_complete(state, webauthn.get_credentials(person), response)
    except Exception as wrong:  # the library has an exception of its own for each way to be wrong
        raise refused from wrong
