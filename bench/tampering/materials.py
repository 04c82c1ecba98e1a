"""What a forger may have: genuine letters, keys of his own, and, as an insider, keys of ours."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from tinggal.checker.proofs import Proof
from tinggal.letters.signers.long_term import Evidence
from tinggal.letters.signers.pades import signed_pdf
from tinggal.lib.cms import Signatory
from tinggal.simulators import stamping
from tinggal.simulators.authority import Authority

Stamping = Callable[[bytes], bytes]
WHY = "Persetujuan izin tinggal"
PLACE = "Jakarta"


@dataclass(frozen=True, kw_only=True)
class Genuine:
    """A letter as it was filed. ``filed`` is its JSON, ``proof`` its tlog-proof, ``unsigned`` what was signed."""

    kind: str
    filed: str
    proof: str
    seal: bytes
    unsigned: bytes
    pdf: bytes

    @property
    def parsed(self) -> Proof:
        """The proof taken apart, to be put together in another way."""
        return Proof.parse(self.proof)


@dataclass(frozen=True, kw_only=True)
class Pen:
    """Whoever signs PDFs in our format: with a key, a stamper (or none), and the certificates that belong to both."""

    by: Signatory
    stamp: Stamping | None
    evidence: Evidence

    def sign(self, pdf: bytes, *, at: datetime | None = None) -> bytes:
        """One PAdES signature as on our letters, whatever the file is."""
        return signed_pdf(
            pdf, by=self.by, reason=WHY, place=PLACE, at=at or datetime.now(UTC), evidence=self.evidence,
            stamp=self.stamp,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Key:
    """A private key of our house with its certificate."""

    private: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def signatory(self) -> Signatory:
        """Who signs with it."""
        return signatory(self.private, self.certificate)


@dataclass(frozen=True, kw_only=True)
class Materials:
    """Two genuine letters of two people (an approval and a refusal), and the pens.

    ``house`` signs with our real key and stamper: only insiders have it. ``keys`` are those of our house: "signer",
    "stamp", "seal". ``misdated`` are the letter with another day, entered in the log today by an insider and signed
    with our key: "last year" and "next month". ``log`` is the log's name.
    """

    letter: Genuine
    other: Genuine
    house: Pen
    keys: dict[str, Key]
    misdated: dict[str, bytes]
    log: str


def stranger(authority: str, *, name: str, stamper: str) -> Pen:
    """A pen with an authority of its own that bears any names it likes."""
    house, key = Authority.made(authority), ec.generate_private_key(ec.SECP256R1())
    clock, clock_key = Authority.made(stamper), ec.generate_private_key(ec.SECP256R1())
    by = signatory(key, house.seal(name, key.public_key()))
    seen = signatory(clock_key, clock.stamp(stamper, clock_key.public_key()))
    certificates = (by.certificate, house.root, seen.certificate, clock.root)
    evidence = Evidence(
        certificates=tuple(one.public_bytes(Encoding.DER) for one in certificates),
        lists=(house.revocations(), clock.revocations()),
        answers=(),
        until=datetime.now(UTC) + timedelta(days=1),
        stamper=seen.certificate.public_bytes(Encoding.DER),
        stamp_size=len(stamping.token(bytes(32), by=seen)),
    )
    return Pen(by=by, stamp=lambda digest: stamping.token(digest, by=seen), evidence=evidence)


def signatory(key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> Signatory:
    """Who signs with an elliptic-curve key."""
    return Signatory(certificate=certificate, sign=lambda data: key.sign(data, ec.ECDSA(SHA256())))


def with_the_names_of(pen: Pen) -> Pen:
    """A stranger whose certificates bear the very names that stand in ours."""
    ours = pen.by.certificate
    seen = x509.load_der_x509_certificate(pen.evidence.stamper) if pen.evidence.stamper else ours
    return stranger(_common(ours.issuer), name=_common(ours.subject), stamper=_common(seen.subject))


def _common(name: x509.Name) -> str:
    return str(name.get_attributes_for_oid(x509.NameOID.COMMON_NAME)[0].value)


def log_key() -> Ed25519PrivateKey:
    """A key that is not that of our log."""
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
