"""Asks an authority whether a certificate still stands: by its revocation list (RFC 5280) or by OCSP (RFC 6960)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID

from tinggal.letters.signer import NotSigned

PATIENCE = 5.0
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """An authority's word that a certificate is not revoked, as DER, and until when it is good."""

    told: bytes
    until: datetime
    answer: bool
    """An OCSP answer; otherwise a revocation list."""


def standing(certificate: x509.Certificate, *, issuer: x509.Certificate, folder: Path, now: datetime) -> Standing:
    """Looked for in the lists of ``folder`` (``*.crl``), then asked by OCSP, then in the authority's published list.

    Raises ``NotSigned`` when the certificate is revoked or nobody tells.
    """
    kept = (file.read_bytes() for file in sorted(folder.glob("*.crl")))
    if found := _listed(certificate, issuer=issuer, lists=kept, now=now):
        return found
    failures = []
    for url in _responders(certificate):
        try:
            return _asked(certificate, issuer=issuer, url=url, now=now)
        except (httpx.HTTPError, ValueError, InvalidSignature) as problem:
            failures.append(f"{url}: {problem or type(problem).__name__}")
    for url in _published(certificate):
        try:
            answer = httpx.get(url, timeout=PATIENCE).raise_for_status()
            if found := _listed(certificate, issuer=issuer, lists=[answer.content], now=now):
                return found
            failures.append(f"{url}: no list of this authority that is good today")
        except (httpx.HTTPError, ValueError) as problem:
            failures.append(f"{url}: {problem}")
    why = "; ".join(failures) or f"its authority names no place to ask, and {folder} has no list of it"
    raise NotSigned(f"Nobody tells whether {certificate.subject.rfc4514_string()} is revoked: {why}.")


def _listed(
    certificate: x509.Certificate, *, issuer: x509.Certificate, lists: Iterable[bytes], now: datetime
) -> Standing | None:
    newest: x509.CertificateRevocationList | None = None
    for told in lists:
        one = x509.load_pem_x509_crl(told) if told.startswith(b"-----") else x509.load_der_x509_crl(told)
        key = issuer.public_key()
        ours = one.issuer == issuer.subject and isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey)
        if not ours or not one.is_signature_valid(key):  # type: ignore[arg-type]
            continue
        if one.next_update_utc and one.last_update_utc <= now < one.next_update_utc:
            newest = one if newest is None or one.last_update_utc > newest.last_update_utc else newest
    if newest is None or newest.next_update_utc is None:
        return None
    if newest.get_revoked_certificate_by_serial_number(certificate.serial_number):
        raise NotSigned(f"The certificate {certificate.subject.rfc4514_string()} is revoked.")
    return Standing(told=newest.public_bytes(Encoding.DER), until=newest.next_update_utc, answer=False)


def _asked(certificate: x509.Certificate, *, issuer: x509.Certificate, url: str, now: datetime) -> Standing:
    question = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, SHA1()).build()  # noqa: S303  RFC 5019
    headers = {"Content-Type": "application/ocsp-request"}
    said = httpx.post(url, content=question.public_bytes(Encoding.DER), headers=headers, timeout=PATIENCE)
    answer = ocsp.load_der_ocsp_response(said.raise_for_status().content)
    if answer.response_status != ocsp.OCSPResponseStatus.SUCCESSFUL:
        raise ValueError(f"it answers {answer.response_status.name}")
    _verify(answer, issuer=issuer)
    if answer.serial_number != certificate.serial_number:
        raise ValueError("it speaks of another certificate")
    if answer.certificate_status == ocsp.OCSPCertStatus.REVOKED:
        raise NotSigned(f"The certificate {certificate.subject.rfc4514_string()} is revoked.")
    until = answer.next_update_utc or now + _HOUR
    if answer.certificate_status != ocsp.OCSPCertStatus.GOOD or not answer.this_update_utc - _HOUR <= now < until:
        raise ValueError("it does not know this certificate today")
    return Standing(told=answer.public_bytes(Encoding.DER), until=until, answer=True)


def _verify(answer: ocsp.OCSPResponse, *, issuer: x509.Certificate) -> None:
    """Signed by the authority, or by one to whom the authority gave this task (RFC 6960, 4.2.2.2)."""
    by = issuer
    for one in answer.certificates:
        try:
            one.verify_directly_issued_by(issuer)
            purpose = one.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
            continue
        if ExtendedKeyUsageOID.OCSP_SIGNING in purpose:
            by = one
    key, digest = by.public_key(), answer.signature_hash_algorithm
    if digest is None:
        raise ValueError("its signature has no digest")
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(answer.signature, answer.tbs_response_bytes, ec.ECDSA(digest))
    elif isinstance(key, rsa.RSAPublicKey):
        key.verify(answer.signature, answer.tbs_response_bytes, PKCS1v15(), digest)
    else:
        raise ValueError("its key is of an unknown kind")


def _responders(certificate: x509.Certificate) -> list[str]:
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except x509.ExtensionNotFound:
        return []
    asked = (one for one in access if one.access_method == AuthorityInformationAccessOID.OCSP)
    return [one.access_location.value for one in asked]


def _published(certificate: x509.Certificate) -> list[str]:
    try:
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except x509.ExtensionNotFound:
        return []
    names = (name for point in points for name in point.full_name or ())
    return [name.value for name in names if str(name.value).startswith("http")]
