"""Strict checking of the signatures in our letters and time stamps (CMS SignedData, RFC 5652), nothing beside them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm

from tinggal.checker import der
from tinggal.checker.certificates import load, strong
from tinggal.checker.der import Value

DATA: Final = "1.2.840.113549.1.7.1"
_SIGNED_DATA: Final = "1.2.840.113549.1.7.2"
_CONTENT_TYPE: Final = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST: Final = "1.2.840.113549.1.9.4"
_CERTIFICATE_V1: Final = "1.2.840.113549.1.9.16.2.12"
_CERTIFICATE_V2: Final = "1.2.840.113549.1.9.16.2.47"
_HASHES: Final[dict[str, HashAlgorithm]] = {
    "2.16.840.1.101.3.4.2.1": SHA256(),
    "2.16.840.1.101.3.4.2.2": SHA384(),
    "2.16.840.1.101.3.4.2.3": SHA512(),
}
_ECDSA: Final = {
    "1.2.840.10045.4.3.2": "sha256",
    "1.2.840.10045.4.3.3": "sha384",
    "1.2.840.10045.4.3.4": "sha512",
}
_RSA: Final = {
    "1.2.840.113549.1.1.1": "",
    "1.2.840.113549.1.1.11": "sha256",
    "1.2.840.113549.1.1.12": "sha384",
    "1.2.840.113549.1.1.13": "sha512",
}
_PSS: Final = "1.2.840.113549.1.1.10"
_NO_PARAMETERS: Final = b"\x05\x00"


class BadSignature(ValueError):
    """The signature is wrong, or something stands in it that should not."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that holds. ``certificate`` and ``others`` are DER, ``unsigned`` the attributes nothing protects.

    ``content`` is what the message itself carries, empty for a letter. Whether the certificate is to be trusted is not
    yet decided.
    """

    certificate: bytes
    others: tuple[bytes, ...]
    content: bytes
    signature: bytes
    unsigned: tuple[Value, ...]


def verify(message: Value, *, kind: str, detached: bytes | None) -> Signed:
    """Check a message with exactly one signature, over ``detached`` or, if none, over the content it carries.

    ``kind`` is the object identifier that the content must have. Raises ``BadSignature`` or ``BadDer``. The parts that
    the signature does not protect must say what they always say.
    """
    content_type, wrapped = _exactly(message.parts(der.SEQUENCE), 2)
    if content_type.oid() != _SIGNED_DATA:
        raise BadSignature("This is not a signature.")
    version, digests, content, certificates, signers = _exactly(_only(wrapped, tag=0xA0).parts(der.SEQUENCE), 5)
    if version.number() != (1 if kind == DATA else 3):
        raise BadSignature("The message has an unexpected version.")
    carried = _carried(content, kind=kind)
    if (carried is None) == (detached is None):
        raise BadSignature("The message carries content where it should not, or the other way round.")
    known = [one.whole for one in certificates.parts(0xA0)]
    if len(set(known)) != len(known):
        raise BadSignature("A certificate stands there twice.")
    algorithm = _only(digests, tag=der.SET)
    found = _by_one(_only(signers, tag=der.SET), known=known, kind=kind, algorithm=algorithm, over=carried or detached)
    return found if carried is None else _with(found, content=carried)


def _by_one(one: Value, *, known: Sequence[bytes], kind: str, algorithm: Value, over: bytes | None) -> Signed:
    fields = one.parts(der.SEQUENCE)
    if len(fields) not in (6, 7) or fields[0].number() != 1 or fields[2].whole != algorithm.whole:
        raise BadSignature("The signer's part is not as it should be.")
    _version, identifier, digest, attributes, method, signature, *unsigned = fields
    certificate = _of_signer(identifier, known=known)
    hashing = _hash_of(digest)
    _check_attributes(
        attributes, kind=kind, certificate=certificate, digest=hashlib.new(hashing.name, over or b"").digest()
    )
    _check(
        signature.of(der.OCTETS), method=method, hashing=hashing, certificate=certificate,
        signed=bytes([der.SET]) + attributes.whole[1:],
    )  # fmt: skip
    others = tuple(other for other in known if other != certificate)
    outside = unsigned[0].parts(0xA1) if unsigned else ()
    return Signed(certificate, others, b"", signature.content, outside)


def _check_attributes(attributes: Value, *, kind: str, certificate: bytes, digest: bytes) -> None:
    parts = attributes.parts(0xA0)
    found = {}
    for part in parts:
        name, values = _exactly(part.parts(der.SEQUENCE), 2)
        found[name.oid()] = _only(values, tag=der.SET)
    if len(found) != len(parts) or [part.whole for part in parts] != sorted(part.whole for part in parts):
        raise BadSignature("The signed attributes are not in order.")
    if _CONTENT_TYPE not in found or found[_CONTENT_TYPE].oid() != kind:
        raise BadSignature("The signature is for another kind of content.")
    if _MESSAGE_DIGEST not in found or found[_MESSAGE_DIGEST].of(der.OCTETS) != digest:
        raise BadSignature("The content is not what was signed.")
    if _CERTIFICATE_V2 in found:
        named = found[_CERTIFICATE_V2].parts(der.SEQUENCE)[0].parts(der.SEQUENCE)[0].parts(der.SEQUENCE)
        hashing = _hash_of(named[0]) if named[0].tag == der.SEQUENCE else SHA256()
        expected = hashlib.new(hashing.name, certificate).digest()
        named = named[1:] if named[0].tag == der.SEQUENCE else named
    elif _CERTIFICATE_V1 in found and kind != DATA:
        named = found[_CERTIFICATE_V1].parts(der.SEQUENCE)[0].parts(der.SEQUENCE)[0].parts(der.SEQUENCE)
        expected = hashlib.sha1(certificate, usedforsecurity=False).digest()
    else:
        raise BadSignature("The signature does not name its certificate.")
    if named[0].of(der.OCTETS) != expected:
        raise BadSignature("The signature was made with another certificate.")


def _check(signature: bytes, *, method: Value, hashing: HashAlgorithm, certificate: bytes, signed: bytes) -> None:
    name, *parameters = method.parts(der.SEQUENCE)
    written = b"".join(one.whole for one in parameters)
    key = strong(load(certificate))
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            if _ECDSA.get(name.oid()) != hashing.name or written:
                raise BadSignature("The signature's algorithm does not fit.")
            if canonical(signature, key=key) != signature:
                raise BadSignature("The signature is written in the other of its two ways.")
            key.verify(signature, signed, ec.ECDSA(hashing))
        elif name.oid() == _PSS:
            longest = key.key_size // 8 - hashing.digest_size - 2
            salts = [salt for salt in (hashing.digest_size, longest) if written == _pss(hashing, salt=salt)]
            if not salts:
                raise BadSignature("The signature's algorithm does not fit.")
            key.verify(signature, signed, PSS(MGF1(hashing), salts[0]), hashing)
        else:
            if _RSA.get(name.oid()) not in ("", hashing.name) or written != _NO_PARAMETERS:
                raise BadSignature("The signature's algorithm does not fit.")
            key.verify(signature, signed, PKCS1v15(), hashing)
    except (InvalidSignature, ValueError) as problem:
        raise BadSignature("The signature is wrong.") from problem


def canonical(signature: bytes, *, key: ec.EllipticCurvePublicKey) -> bytes:
    """An ECDSA signature (DER) in the one way that we accept: (r, s) holds as (r, n - s) too, the smaller s counts.

    Raises ``ValueError`` for what is no such signature.
    """
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, key.curve.group_order - s))


def _pss(hashing: HashAlgorithm, *, salt: int) -> bytes:
    """The parameters of RSASSA-PSS with one hash for all (RFC 4055); ``salt`` is the length of the salt."""
    last = {32: 1, 48: 2, 64: 3}[hashing.digest_size]
    algorithm = bytes.fromhex("300d06096086480165030402") + bytes([last]) + _NO_PARAMETERS
    mask = bytes.fromhex("301a06092a864886f70d010108") + algorithm
    number = salt.to_bytes(salt.bit_length() // 8 + 1, "big")
    length = bytes([der.INTEGER, len(number)]) + number
    fields = b"".join(bytes([tag, len(one)]) + one for tag, one in ((0xA0, algorithm), (0xA1, mask), (0xA2, length)))
    return bytes([der.SEQUENCE, len(fields)]) + fields


def _hash_of(algorithm: Value) -> HashAlgorithm:
    name, *parameters = algorithm.parts(der.SEQUENCE)
    if name.oid() not in _HASHES or [one.whole for one in parameters] != [_NO_PARAMETERS]:
        raise BadSignature("The hash is not one that we use.")
    return _HASHES[name.oid()]


def _of_signer(identifier: Value, *, known: Sequence[bytes]) -> bytes:
    issuer, serial = _exactly(identifier.parts(der.SEQUENCE), 2)
    for one in known:
        certificate = load(one)
        if certificate.serial_number == serial.number() and certificate.issuer.public_bytes() == issuer.whole:
            return one
    raise BadSignature("The certificate of the signer is missing.")


def _carried(content: Value, *, kind: str) -> bytes | None:
    name, *inside = content.parts(der.SEQUENCE)
    if name.oid() != kind or len(inside) > 1:
        raise BadSignature("The message has content of another kind.")
    return _only(inside[0], tag=0xA0).of(der.OCTETS) if inside else None


def _with(found: Signed, *, content: bytes) -> Signed:
    return Signed(found.certificate, found.others, content, found.signature, found.unsigned)


def _only(value: Value, *, tag: int) -> Value:
    return _exactly(value.parts(tag), 1)[0]


def _exactly(parts: tuple[Value, ...], count: int) -> tuple[Value, ...]:
    if len(parts) != count:
        raise BadSignature(f"There are {len(parts)} parts where {count} should be.")
    return parts
