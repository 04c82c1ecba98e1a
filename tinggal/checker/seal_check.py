"""Whether a seal is genuine, as far as that shows without network (ICAO Doc 9303-13, appendix D)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Protocol

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.x509.oid import NameOID

from tinggal.checker.certificates import BadCertificate, check_signer, load, path
from tinggal.checker.mrz import BadMrz, Zone
from tinggal.checker.seal import Seal, parse_seal
from tinggal.checker.seal_header import BadSeal
from tinggal.checker.seal_types import (
    LEAF_INDEX,
    LETTER_KIND,
    LETTER_NUMBER,
    OWN,
    RESIDENCE_PERMIT,
    Coding,
    known,
    missing,
    read,
)
from tinggal.checker.verdict import Finding, State

# Where on Earth a day is told is not in the seal: it lasts from its first minute anywhere to its last one anywhere.
_EARLIEST: Final = timedelta(hours=-14)
_LATEST: Final = timedelta(hours=36)
UNKNOWABLE: Final = ("seal_ended_since", "seal_copied", "seal_whole_text", "certificate_revoked")


class SealKeys(Protocol):
    """The certificates to trust, in DER; ``tinggal.checker.trust.Trust`` has them."""

    @property
    def seal_roots(self) -> Sequence[bytes]:
        """Country signing authorities."""

    @property
    def seal_signers(self) -> Sequence[bytes]:
        """Signers of seals."""


@dataclass(frozen=True, slots=True)
class SealVerdict:
    """As ``Verdict``, with the seal itself; ``seal`` is None when the bytes are no seal.

    ``UNKNOWN`` is a seal of a country none of whose signers we know. Facts are told only of a genuine seal; their keys
    are those of ``words.FACTS`` and ``seal_words.FACTS``.
    """

    state: State
    findings: tuple[Finding, ...]
    seal: Seal | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    unknowable: tuple[str, ...] = ()


def check_seal(data: bytes, *, trust: SealKeys, today: date) -> SealVerdict:
    """Check the bytes of a seal. Never raises on bad bytes."""
    try:
        seal = parse_seal(data)
    except BadSeal as problem:
        return SealVerdict(State.NOT_VALID, (Finding("seal_unreadable", False, str(problem)),))
    if not seal.reference.strip("0"):
        return SealVerdict(State.NOT_VALID, (Finding("seal_for_tests", False),), seal)
    certificate = signer_of(seal, signers=trust.seal_signers)
    if certificate is None:
        ours = any(_name(load(der), NameOID.COUNTRY_NAME) == seal.signer[:2] for der in trust.seal_signers)
        finding = Finding("seal_signer_unknown", False, f"{seal.signer} {seal.reference}")
        return SealVerdict(State.NOT_VALID if ours else State.UNKNOWN, (finding,), seal)
    wrong = _faults(seal, certificate=certificate, roots=trust.seal_roots, today=today)
    if wrong:
        return SealVerdict(State.NOT_VALID, wrong, seal)
    facts = _facts(seal)
    findings = [Finding("seal_genuine", True, f"{seal.signer} {seal.reference}")]
    until = facts.get("valid_until", "")
    if until and until < today.isoformat():
        findings.append(Finding("expired", False, until))
    state = State.VALID if len(findings) == 1 else State.EXPIRED
    return SealVerdict(state, tuple(findings), seal, facts, UNKNOWABLE)


def signer_of(seal: Seal, *, signers: Sequence[bytes]) -> bytes | None:
    """The certificate (DER) that the seal names: country and common name are the signer, the serial number is the
    reference."""
    if not set(seal.reference) <= set("0123456789ABCDEF"):
        return None
    for der in signers:
        certificate = load(der)
        named = _name(certificate, NameOID.COUNTRY_NAME) + _name(certificate, NameOID.COMMON_NAME)
        if named.upper() == seal.signer and certificate.serial_number == int(seal.reference, 16):
            return der
    return None


def signature_holds(seal: Seal, *, key: ec.EllipticCurvePublicKey) -> bool:
    """Whether this key made the signature: ECDSA with the hash that is as long as the key (Doc 9303-13, 2.4)."""
    size = (key.key_size + 7) // 8
    if len(seal.signature) != 2 * size:
        return False
    numbers = (int.from_bytes(half, "big") for half in (seal.signature[:size], seal.signature[size:]))
    try:
        key.verify(encode_dss_signature(*numbers), seal.signed_bytes, ec.ECDSA(_hash(key.key_size)))
    except InvalidSignature:
        return False
    return True


def _faults(seal: Seal, *, certificate: bytes, roots: Sequence[bytes], today: date) -> tuple[Finding, ...]:
    found = []
    key = load(certificate).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or not signature_holds(seal, key=key):
        return (Finding("seal_signature_wrong", False),)
    try:
        check_signer(certificate)
        path(certificate, others=(), roots=roots, at=_moment(load(certificate), day=seal.signed))
    except BadCertificate as problem:
        found.append(Finding("seal_certificate_untrusted", False, str(problem)))
    if seal.signed > today + timedelta(days=1):
        found.append(Finding("seal_from_the_future", False, seal.signed.isoformat()))
    if absent := missing(seal):
        found.append(Finding("seal_incomplete", False, ", ".join(absent)))
    if (seal.definition, seal.category) == RESIDENCE_PERMIT and _zone(seal) is None and not absent:
        found.append(Finding("seal_incomplete", False, "mrz"))
    return tuple(found)


def _moment(certificate: x509.Certificate, *, day: date) -> datetime:
    """The first moment of the day of signing at which the certificate is valid, if there is one."""
    midnight = datetime.combine(day, time(), UTC)
    return min(max(midnight + _EARLIEST, certificate.not_valid_before_utc), midnight + _LATEST)


def _facts(seal: Seal) -> dict[str, str]:
    facts = {"dated": seal.issued.isoformat(), "signed_at": seal.signed.isoformat()}
    for one in seal.features:
        meant = known(seal, one.tag)
        words = read(one.value, meant.coding) if meant else None
        if meant and words and meant.name in {"mrz", "passport_number"}:
            facts[{"passport_number": "passport"}.get(meant.name, meant.name)] = words
    if zone := _zone(seal):
        facts["holder"] = ", ".join(part for part in (zone.surname, zone.given) if part)
        facts["nationality"] = zone.nationality
        if len(zone.until) == 6 and zone.until.isdecimal():
            facts["valid_until"] = f"20{zone.until[:2]}-{zone.until[2:4]}-{zone.until[4:]}"
    if (seal.definition, seal.category) in OWN and seal.country == "IDN":
        facts |= _own(seal)
    return facts


def _own(seal: Seal) -> dict[str, str]:
    wanted = (("number", LETTER_NUMBER, Coding.UTF8), ("log_index", LEAF_INDEX, Coding.NUMBER))
    found = {name: read(value, coding) for name, tag, coding in wanted if (value := seal.feature(tag)) is not None}
    found["kind"] = (read(seal.feature(LETTER_KIND) or b"", Coding.C40) or "").lower()
    return {name: words for name, words in found.items() if words}


def _zone(seal: Seal) -> Zone | None:
    """The machine-readable lines taken apart, if the document has lines of that size and their digits hold."""
    for one in seal.features:
        meant = known(seal, one.tag)
        if meant and meant.coding is Coding.TD2:
            try:
                return Zone.read(read(one.value, Coding.TD2) or "")
            except BadMrz:
                return None
    return None


def _name(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def _hash(bits: int) -> hashes.HashAlgorithm:
    by_size: tuple[tuple[int, hashes.HashAlgorithm], ...] = (
        (224, hashes.SHA224()), (256, hashes.SHA256()), (384, hashes.SHA384()),
    )  # fmt: skip
    return next((algorithm for most, algorithm in by_size if bits <= most), hashes.SHA512())
