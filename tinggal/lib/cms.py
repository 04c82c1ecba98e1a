"""Writes CMS signatures (RFC 5652) in one narrow form: one signer, SHA-256, issuer and serial number, DER throughout.

The form: ``ContentInfo(signedData)``; digest algorithm SHA-256 with NULL; certificates without attribute certificates;
no revocation lists inside; exactly the signed attributes content-type, message-digest and signing-certificate-v2
(RFC 5035, SHA-256, with issuer and serial number); signature ecdsa-with-SHA256 or sha256WithRSAEncryption; at most one
unsigned attribute, the signature-time-stamp-token (RFC 3161, appendix A).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from tinggal.checker.cms import canonical
from tinggal.lib import der

DATA: Final = "1.2.840.113549.1.7.1"
TIME_STAMP: Final = "1.2.840.113549.1.9.16.1.4"
SHA256: Final = der.sequence(der.oid("2.16.840.1.101.3.4.2.1"), der.NULL)
_ECDSA: Final = der.sequence(der.oid("1.2.840.10045.4.3.2"))
_RSA: Final = der.sequence(der.oid("1.2.840.113549.1.1.11"), der.NULL)
_SIGNED_DATA: Final = der.oid("1.2.840.113549.1.7.2")
_CONTENT_TYPE: Final = der.oid("1.2.840.113549.1.9.3")
_MESSAGE_DIGEST: Final = der.oid("1.2.840.113549.1.9.4")
_SIGNING_CERTIFICATE: Final = der.oid("1.2.840.113549.1.9.16.2.47")
_STAMP: Final = der.oid("1.2.840.113549.1.9.16.2.14")


@dataclass(frozen=True)
class Signatory:
    """Whoever signs. ``sign`` makes the bare signature over bytes: ECDSA (DER) or RSA PKCS#1 v1.5, with SHA-256.

    ``others`` are the certificates between this one and its root; they are put into the signature as they are.
    """

    certificate: x509.Certificate
    sign: Callable[[bytes], bytes]
    others: tuple[x509.Certificate, ...] = ()

    @cached_property
    def name(self) -> bytes:
        """IssuerAndSerialNumber."""
        return der.sequence(self.certificate.issuer.public_bytes(), der.integer(self.certificate.serial_number))

    @cached_property
    def certificates(self) -> bytes:
        """The certificates as they stand in the signature."""
        found = {one.public_bytes(Encoding.DER) for one in (self.certificate, *self.others)}
        return der.explicit(0, *sorted(found))

    @cached_property
    def reference(self) -> bytes:
        """The signed attribute that ties the signature to this very certificate."""
        digest = hashlib.sha256(self.certificate.public_bytes(Encoding.DER)).digest()
        issuer = der.sequence(der.explicit(4, self.certificate.issuer.public_bytes()))
        serial = der.sequence(issuer, der.integer(self.certificate.serial_number))
        one = der.sequence(der.octets(digest), serial)
        return _attribute(_SIGNING_CERTIFICATE, der.sequence(der.sequence(one)))

    @cached_property
    def algorithm(self) -> bytes:
        """The AlgorithmIdentifier of the signature; ``ValueError`` for a key that is neither EC nor RSA."""
        key = self.certificate.public_key()
        if isinstance(key, ec.EllipticCurvePublicKey):
            return _ECDSA
        if isinstance(key, rsa.RSAPublicKey):
            return _RSA
        raise ValueError("A signer needs an elliptic-curve or RSA key.")


def detached(digest: bytes, *, by: Signatory, stamp: Callable[[bytes], bytes] | None = None) -> bytes:
    """A signature over data of which only the SHA-256 digest is known here.

    ``stamp`` gets the SHA-256 digest of the signature and gives back an RFC 3161 token (DER).
    """
    attributes = _signed_attributes(der.oid(DATA), digest, by=by)
    signature = _signature(attributes, by=by)
    unsigned = b""
    if stamp:
        unsigned = der.explicit(1, _attribute(_STAMP, stamp(hashlib.sha256(signature).digest())))
    info = _signer_info(attributes, signature, unsigned, by=by)
    return _packed(1, der.sequence(der.oid(DATA)), by.certificates, info)


def enclosing(content: bytes, *, of: str, by: Signatory, certificates: bytes) -> bytes:
    """A signature with its content inside; ``of`` is the dotted type, ``certificates`` as in a Signatory or empty."""
    attributes = _signed_attributes(der.oid(of), hashlib.sha256(content).digest(), by=by)
    signature = _signature(attributes, by=by)
    inside = der.sequence(der.oid(of), der.explicit(0, der.octets(content)))
    return _packed(3, inside, certificates, _signer_info(attributes, signature, b"", by=by))


def _signed_attributes(kind: bytes, digest: bytes, *, by: Signatory) -> tuple[bytes, ...]:
    told = _attribute(_CONTENT_TYPE, kind), _attribute(_MESSAGE_DIGEST, der.octets(digest)), by.reference
    return tuple(sorted(told))


def _signature(attributes: tuple[bytes, ...], *, by: Signatory) -> bytes:
    """The bare signature; of the two ways of writing an ECDSA signature the one that our checks accept."""
    made, key = by.sign(der.set_of(*attributes)), by.certificate.public_key()
    return canonical(made, key=key) if isinstance(key, ec.EllipticCurvePublicKey) else made


def _signer_info(attributes: tuple[bytes, ...], signature: bytes, unsigned: bytes, *, by: Signatory) -> bytes:
    signed = der.explicit(0, *attributes)
    return der.sequence(der.integer(1), by.name, SHA256, signed, by.algorithm, der.octets(signature), unsigned)


def _packed(version: int, inside: bytes, certificates: bytes, info: bytes) -> bytes:
    whole = der.sequence(der.integer(version), der.set_of(SHA256), inside, certificates, der.set_of(info))
    return der.sequence(_SIGNED_DATA, der.explicit(0, whole))


def _attribute(kind: bytes, value: bytes) -> bytes:
    return der.sequence(kind, der.set_of(value))
