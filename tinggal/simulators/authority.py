"""A certificate authority nobody has to trust: certificates and revocation lists for development and tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LIFE: Final = timedelta(days=3650)
_BEFORE: Final = timedelta(minutes=5)  # clocks differ
Public = ec.EllipticCurvePublicKey | rsa.RSAPublicKey


@dataclass(frozen=True)
class Authority:
    """A root with its key (P-256). Whoever lets go of it can never issue again."""

    name: x509.Name
    key: ec.EllipticCurvePrivateKey
    root: x509.Certificate

    @classmethod
    def made(cls, words: str, *, life: timedelta = LIFE) -> "Authority":
        """A fresh one with this common name."""
        key, name = ec.generate_private_key(ec.SECP256R1()), _name(words)
        begun = _begun(name, key.public_key(), issuer=name, life=life)
        use = _usage("key_cert_sign", "crl_sign")
        limits = x509.BasicConstraints(ca=True, path_length=0)
        root = begun.add_extension(limits, critical=True).add_extension(use, critical=True).sign(key, SHA256())
        return cls(name=name, key=key, root=root)

    def seal(self, words: str, key: Public, *, life: timedelta = LIFE, at: datetime | None = None) -> x509.Certificate:
        """A certificate with which ``key`` may sign letters."""
        use = _usage("digital_signature", "content_commitment")
        return self._signed(_begun(_name(words), key, issuer=self.name, life=life, at=at), use)

    def stamp(self, words: str, key: Public, *, life: timedelta = LIFE) -> x509.Certificate:
        """A certificate with which ``key`` may make time stamps, and nothing else (RFC 3161, 2.3)."""
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        begun = _begun(_name(words), key, issuer=self.name, life=life).add_extension(purpose, critical=True)
        return self._signed(begun, _usage("digital_signature"))

    def revocations(
        self, *, revoked: Sequence[x509.Certificate] = (), at: datetime | None = None, life: timedelta = LIFE
    ) -> bytes:
        """The list of revoked certificates (DER), good from ``at`` (now) for ``life``."""
        at = at or datetime.now(UTC) - _BEFORE
        listing = x509.CertificateRevocationListBuilder(self.name, at, at + life)
        for certificate in revoked:
            one = x509.RevokedCertificateBuilder(certificate.serial_number, at)
            listing = listing.add_revoked_certificate(one.build())
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        listing = listing.add_extension(issuer, critical=False).add_extension(x509.CRLNumber(1), critical=False)
        return listing.sign(self.key, SHA256()).public_bytes(Encoding.DER)

    def _signed(self, begun: x509.CertificateBuilder, usage: x509.KeyUsage) -> x509.Certificate:
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        limits = x509.BasicConstraints(ca=False, path_length=None)
        begun = begun.add_extension(limits, critical=True).add_extension(usage, critical=True)
        return begun.add_extension(issuer, critical=False).sign(self.key, SHA256())


def _begun(
    name: x509.Name, key: Public, *, issuer: x509.Name, life: timedelta, at: datetime | None = None
) -> x509.CertificateBuilder:
    at = at or datetime.now(UTC) - _BEFORE
    builder = x509.CertificateBuilder(issuer, name, key, x509.random_serial_number())
    builder = builder.not_valid_before(at).not_valid_after(at + life)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)


def _name(words: str) -> x509.Name:
    attributes = ((NameOID.COUNTRY_NAME, "ID"), (NameOID.ORGANIZATION_NAME, "Tinggal"), (NameOID.COMMON_NAME, words))
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in attributes])


def _usage(*uses: str) -> x509.KeyUsage:
    known = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{use: use in uses for use in known})
