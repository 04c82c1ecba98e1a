"""Whether a certificate leads to an authority we trust, at a given time (the part of RFC 5280 our letters need)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID

STAMPING: Final = ExtendedKeyUsageOID.TIME_STAMPING
_DEEPEST: Final = 4
Extension = TypeVar("Extension", bound=x509.ExtensionType)
_UNDERSTOOD: Final = {
    ExtensionOID.BASIC_CONSTRAINTS, ExtensionOID.KEY_USAGE, ExtensionOID.EXTENDED_KEY_USAGE,
    ExtensionOID.SUBJECT_KEY_IDENTIFIER, ExtensionOID.AUTHORITY_KEY_IDENTIFIER, ExtensionOID.CERTIFICATE_POLICIES,
    ExtensionOID.SUBJECT_ALTERNATIVE_NAME,
}  # fmt: skip


class BadCertificate(ValueError):
    """The certificate does not lead to an authority we trust, or may not do what it did."""


def load(der: bytes) -> x509.Certificate:
    """A certificate from its DER. Raises ``BadCertificate``."""
    try:
        return x509.load_der_x509_certificate(der)
    except ValueError as problem:
        raise BadCertificate("This is not a certificate.") from problem


def path(leaf: bytes, *, others: Sequence[bytes], roots: Sequence[bytes], at: datetime) -> tuple[bytes, ...]:
    """The certificates from ``leaf`` to one of the ``roots``, both included, all valid ``at`` that time.

    Raises ``BadCertificate`` if there is none. Revocation is not looked at: that would need the network.
    """
    chain = [leaf]
    trusted = [root for root in roots if _certifies(root, issued=leaf, below=0)]
    while not trusted:
        above = [one for one in others if one not in chain and _certifies(one, issued=chain[-1], below=len(chain) - 1)]
        if not above or len(chain) > _DEEPEST:
            raise BadCertificate("The certificate does not lead to an authority we trust.")
        chain.append(above[0])
        trusted = [root for root in roots if _certifies(root, issued=chain[-1], below=len(chain) - 1)]
    chain.append(trusted[0])
    for one in chain:
        certificate = load(one)
        if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
            raise BadCertificate("A certificate was not valid at that time.")
        if any(ext.critical and ext.oid not in _UNDERSTOOD for ext in certificate.extensions):
            raise BadCertificate("A certificate has a critical extension we do not know.")
    return tuple(chain)


def check_signer(der: bytes) -> None:
    """Raise ``BadCertificate`` unless the certificate may sign documents (and is not one of a time stamper)."""
    certificate = load(der)
    _check_end(certificate)
    if STAMPING in _purposes(certificate):
        raise BadCertificate("The certificate is for time stamps, not for letters.")


def check_stamper(der: bytes) -> None:
    """Raise ``BadCertificate`` unless the certificate is for time stamps and nothing else (RFC 3161, 2.3)."""
    certificate = load(der)
    _check_end(certificate)
    if _purposes(certificate) != (STAMPING,):
        raise BadCertificate("The certificate is not for time stamps.")


def strong(certificate: x509.Certificate) -> ec.EllipticCurvePublicKey | rsa.RSAPublicKey:
    """The public key, if it is one that we accept: elliptic curve from 256 bits, RSA from 2048."""
    key = certificate.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey) and key.key_size >= 256:
        return key
    if isinstance(key, rsa.RSAPublicKey) and key.key_size >= 2048:
        return key
    raise BadCertificate("The key of the certificate is too weak or of a kind we do not use.")


def _check_end(certificate: x509.Certificate) -> None:
    usage = _extension(certificate, x509.KeyUsage)
    if usage is not None and not (usage.digital_signature or usage.content_commitment):
        raise BadCertificate("The certificate may not sign.")
    constraints = _extension(certificate, x509.BasicConstraints)
    if constraints is not None and constraints.ca:
        raise BadCertificate("The certificate is one of an authority.")
    strong(certificate)


def _certifies(der: bytes, *, issued: bytes, below: int) -> bool:
    """Whether one certificate issued the other as an authority; ``below``: how many authorities stand between."""
    issuer = load(der)
    constraints = _extension(issuer, x509.BasicConstraints)
    usage = _extension(issuer, x509.KeyUsage)
    if constraints is None or not constraints.ca or (usage is not None and not usage.key_cert_sign):
        return False
    if constraints.path_length is not None and constraints.path_length < below:
        return False
    try:
        strong(issuer)
        load(issued).verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _purposes(certificate: x509.Certificate) -> tuple[x509.ObjectIdentifier, ...]:
    return tuple(_extension(certificate, x509.ExtendedKeyUsage) or ())


def _extension(certificate: x509.Certificate, kind: type[Extension]) -> Extension | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def common_name(der: bytes) -> str:
    """The name for people in the certificate's subject, or empty."""
    names = load(der).subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else ""
