"""A passkey in software: enough of an authenticator to answer a challenge (WebAuthn Level 2, section 6.1 and 6.3.3)."""

import hashlib
import json
import secrets

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from tinggal.people.models import User

HOST = "testserver"
PRESENT_AND_VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


class Passkey:
    """One credential of one person, registered in the tables of the account library."""

    def __init__(self, owner: User) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.number = secrets.token_bytes(16)
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, self.number, public)
        flags = PRESENT_AND_VERIFIED | AuthenticatorData.FLAG.AT
        made = AuthenticatorData.create(_host(), flags, 0, credential)
        client = CollectedClientData.create("webauthn.create", b"0" * 32, f"http://{HOST}")
        response = {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", made, {})),
        }
        data = {"id": websafe_encode(self.number), "rawId": websafe_encode(self.number), "type": "public-key"}
        Authenticator.objects.create(
            user=owner,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": "test", "credential": {**data, "response": response, "clientExtensionResults": {}}},
        )

    def answer(self, challenge: str) -> str:
        """The browser's answer to a challenge (websafe base64), as JSON."""
        client = CollectedClientData(
            json.dumps({"type": "webauthn.get", "challenge": challenge, "origin": f"http://{HOST}"}).encode()
        )
        made = AuthenticatorData.create(_host(), PRESENT_AND_VERIFIED, 1)
        signature = self.key.sign(made + client.hash, ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(made),
            "signature": websafe_encode(signature),
            "userHandle": None,
        }
        number = websafe_encode(self.number)
        told = {"id": number, "rawId": number, "type": "public-key", "response": response}
        return json.dumps({**told, "clientExtensionResults": {}})


def _host() -> bytes:
    return hashlib.sha256(HOST.encode()).digest()
