"""A time stamper (RFC 3161) nobody has to trust. It tells the time of this machine, and anybody may ask."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from asn1crypto import tsp
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

from tinggal.lib import der
from tinggal.lib.cms import SHA256 as SHA256_NAME
from tinggal.lib.cms import TIME_STAMP, Signatory, enclosing
from tinggal.simulators.key_files import PASSPHRASE, make_once

AUTHORITY: Final = "Tinggal Development Stamp CA"
STAMPER: Final = "Tinggal Development Time Stamper"
POLICY: Final = "2.25.190425612334523456987340127865432109876"  # our own arc: no authority stands behind it
_GRANTED, _REJECTED = 0, 2
_BAD_ALGORITHM, _BAD_REQUEST, _BAD_POLICY = 0, 2, 15  # bits of PKIFailureInfo
_WHOLE_SECOND: Final = der.sequence(der.integer(1))


def make_stamp_keys(signing_folder: Path, trust_folder: Path) -> None:
    """Make ``stamp.p12``, and its root and revocation list in the trust folder, unless it is there already."""
    make_once(
        signing_folder / "stamp.p12",
        authority=AUTHORITY,
        issue=lambda authority, key: authority.stamp(STAMPER, key),
        roots=trust_folder / "stamps",
    )


def stamper(file: Path) -> Signatory:
    """The stamper whose key lies in a PKCS#12 file. Raises ``OSError`` or ``ValueError``."""
    key, certificate, _others = load_key_and_certificates(file.read_bytes(), PASSPHRASE.encode())
    if certificate is None or not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{file} has no elliptic-curve key with its certificate.")
    return Signatory(certificate=certificate, sign=lambda data: key.sign(data, ec.ECDSA(SHA256())))


def token(digest: bytes, *, by: Signatory, nonce: int | None = None, certificates: bytes | None = None) -> bytes:
    """A stamp over a SHA-256 digest with the time of now, in whole seconds and accurate to one.

    ``certificates``: as in ``cms.enclosing``; the stamper's own when left out.
    """
    content = der.sequence(
        der.integer(1),
        der.oid(POLICY),
        der.sequence(SHA256_NAME, der.octets(digest)),
        der.integer(secrets.randbits(64)),
        der.generalized_time(datetime.now(UTC)),
        _WHOLE_SECOND,
        b"" if nonce is None else der.integer(nonce),
    )
    inside = by.certificates if certificates is None else certificates
    return enclosing(content, of=TIME_STAMP, by=by, certificates=inside)


def answer(question: bytes, *, by: Signatory) -> bytes:
    """The TimeStampResp to a TimeStampReq; a question it cannot read or grant is refused in the answer itself."""
    try:
        asked = tsp.TimeStampReq.load(question, strict=True)
        imprint, nonce = asked["message_imprint"], asked["nonce"].native
        algorithm, digest = imprint["hash_algorithm"]["algorithm"].native, imprint["hashed_message"].native
        policy, wants_certificates = asked["req_policy"].native, bool(asked["cert_req"].native)
    except (ValueError, TypeError, KeyError):
        return _refused(_BAD_REQUEST)
    if algorithm != "sha256" or len(digest) != SHA256.digest_size:
        return _refused(_BAD_ALGORITHM)
    if policy not in {None, POLICY}:
        return _refused(_BAD_POLICY)
    if nonce is not None and nonce < 0:
        return _refused(_BAD_REQUEST)
    made = token(digest, by=by, nonce=nonce, certificates=None if wants_certificates else b"")
    return der.sequence(der.sequence(der.integer(_GRANTED)), made)


def _refused(bit: int) -> bytes:
    spare = 7 - bit % 8
    bits = bytes([spare, *bytes(bit // 8), 1 << spare])
    return der.sequence(der.sequence(der.integer(_REJECTED), der.tagged(0x03, bits)))
