"""Time stampers a house can choose from (RFC 3161)."""

import hmac
import secrets
import time
from functools import cached_property
from pathlib import Path
from typing import Final

import httpx
from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from tinggal.checker.cms import canonical
from tinggal.checker.der import SEQUENCE, read
from tinggal.letters.signer import NotStamped
from tinggal.letters.signers.long_term import Stamped
from tinggal.lib import der
from tinggal.lib.cms import SHA256, Signatory
from tinggal.simulators import stamping

PATIENCE: Final = 5.0
PAUSES: Final = (0.2, 0.8)  # seconds before the second and the third try
ANSWER: Final = "application/timestamp-reply"


class HttpStamper:
    """An RFC 3161 stamper at an address, asked with a nonce and for its certificate; tried three times."""

    simulated = False

    def __init__(
        self, *, url: str, user: str = "", password: str = "", transport: httpx.BaseTransport | None = None
    ) -> None:
        self._url = url
        login = httpx.BasicAuth(user, password) if user else None
        self._client = httpx.Client(timeout=PATIENCE, auth=login, transport=transport)

    def stamp(self, digest: bytes) -> bytes:
        """See ``Stamper.stamp``."""
        nonce = secrets.randbits(63) | 1 << 62
        question = der.sequence(der.integer(1), der.sequence(SHA256, der.octets(digest)), der.integer(nonce), der.TRUE)
        return _granted(self._ask(question), digest=digest, nonce=nonce)

    def check(self) -> list[str]:
        """See ``Stamper.check``; it is not asked for a stamp."""
        if not self._url.startswith(("https://", "http://")):
            return ["The time stamper has no address: set STAMPER_URL."]
        return []

    def _ask(self, question: bytes) -> bytes:
        headers = {"Content-Type": "application/timestamp-query", "Accept": ANSWER}
        problem = ""
        for pause in (*PAUSES, None):
            try:
                answer = self._client.post(self._url, content=question, headers=headers)
                if answer.status_code == httpx.codes.OK and answer.headers.get("Content-Type", "").startswith(ANSWER):
                    return answer.content
                problem = f"HTTP {answer.status_code} {answer.headers.get('Content-Type', '')}"
            except httpx.HTTPError as failure:
                problem = f"{failure or type(failure).__name__}"
            if pause:
                time.sleep(pause)
        raise NotStamped(f"The time stamper at {self._url} gives no stamp: {problem}.")


class SimulatedStamper:
    """A stamper in this process with the clock of this machine; production refuses it. ``url`` is not used."""

    simulated = True

    def __init__(self, *, url: str = "", folder: str | Path | None = None, trust: str | Path | None = None) -> None:
        self._folder = Path(folder or settings.SIGNING_FOLDER)
        stamping.make_stamp_keys(self._folder, Path(trust or settings.TRUST_FOLDER))

    def stamp(self, digest: bytes) -> bytes:
        """See ``Stamper.stamp``."""
        return stamping.token(digest, by=self._by)

    def check(self) -> list[str]:
        """See ``Stamper.check``."""
        try:
            self._by.name  # noqa: B018  opens the key
        except (OSError, ValueError) as problem:
            return [f"The simulated time stamper has no key: {problem}"]
        return []

    @cached_property
    def _by(self) -> Signatory:
        return stamping.stamper(self._folder / "stamp.p12")


def stamped(token: bytes) -> Stamped:
    """Who made a stamp. Raises ``NotStamped`` when the stamper's certificate is not in it."""
    try:
        whole = tsp.ContentInfo.load(token, strict=True)["content"]
        name = whole["signer_infos"][0]["sid"].chosen
        issuer, serial = name["issuer"].dump(), name["serial_number"].native
        found = [x509.load_der_x509_certificate(one.chosen.dump()) for one in whole["certificates"]]
        own = next(one for one in found if (one.issuer.public_bytes(), one.serial_number) == (issuer, serial))
    except (ValueError, TypeError, KeyError, IndexError, StopIteration) as problem:
        raise NotStamped("The time stamp does not hold the certificate of its stamper.") from problem
    return Stamped(certificate=own, others=tuple(one for one in found if one is not own), size=len(token))


def _granted(answer: bytes, *, digest: bytes, nonce: int) -> bytes:
    """The token in an answer, if it is the stamp we asked for (RFC 3161, 2.4.2)."""
    try:
        status, *given = read(answer).parts(SEQUENCE)
        told = tsp.PKIStatusInfo.load(status.whole, strict=True)
        if not given or told["status"].native not in {"granted", "granted_with_mods"}:
            why = told["status_string"].native or sorted(told["fail_info"].native or ())
            raise NotStamped(f"The time stamper refuses: {told['status'].native} {' '.join(why)}")
        token = tsp.ContentInfo.load(given[0].whole, strict=True)
        inside = token["content"]["encap_content_info"]["content"].parsed
        imprint, algorithm = inside["message_imprint"], inside["message_imprint"]["hash_algorithm"]["algorithm"].native
        same = hmac.compare_digest(imprint["hashed_message"].native, digest) and algorithm == "sha256"
        if not same or inside["nonce"].native != nonce:
            raise NotStamped("The time stamper answered another question than ours.")
    except (ValueError, TypeError, KeyError) as problem:
        raise NotStamped("The answer of the time stamper cannot be read.") from problem
    return _one_way(token)


def _one_way(token: tsp.ContentInfo) -> bytes:
    """The token with an ECDSA signature in the one way that our checks accept; it says the same."""
    packed, signer = bytes(token.dump()), token["content"]["signer_infos"][0]
    key = stamped(packed).certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return packed
    signer["signature"] = canonical(signer["signature"].native, key=key)
    return bytes(token.dump())
