"""The letter, or one typeset with our own templates, signed by somebody else."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from bench.tampering.materials import Genuine, Materials, Pen, signatory, stranger, with_the_names_of
from bench.tampering.surgery import appended, message, with_message
from tinggal.letters.render import render
from tinggal.lib.cms import Signatory


def the_same_letter_by_a_stranger(found: Materials) -> bytes:
    return stranger("Elsewhere", name="Elsewhere", stamper="Elsewhere").sign(found.letter.unsigned)


def the_same_letter_by_a_stranger_with_our_names(found: Materials) -> bytes:
    return with_the_names_of(found.house).sign(found.letter.unsigned)


def a_stranger_with_our_names_and_our_stamper(found: Materials) -> bytes:
    return replace(with_the_names_of(found.house), stamp=found.house.stamp).sign(found.letter.unsigned)


def a_stranger_who_brings_our_certificates_along(found: Materials) -> bytes:
    return replace(with_the_names_of(found.house), evidence=found.house.evidence).sign(found.letter.unsigned)


def a_changed_letter_by_a_stranger_with_our_names(found: Materials) -> bytes:
    return with_the_names_of(found.house).sign(typeset(found.letter, written={"number": "IMI.2-GR.01.04-999999"}))


def a_refusal_turned_into_an_approval_by_a_stranger(found: Materials) -> bytes:
    return with_the_names_of(found.house).sign(
        render("approval", found.letter.filed, proof=found.other.proof, seal=found.other.seal)
    )


def a_certificate_issued_by_our_seal(found: Materials) -> bytes:
    """Our own end certificate abused as an authority: the name fits, the rights do not."""
    return _issued_below(found).sign(found.letter.unsigned)


def our_certificate_with_the_key_of_a_stranger(found: Materials) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    forged = replace(found.house, by=signatory(key, found.house.by.certificate))
    return forged.sign(found.letter.unsigned)


def the_key_for_stamps_under_a_letter(found: Materials) -> bytes:
    return replace(found.house, by=found.keys["stamp"].signatory()).sign(found.letter.unsigned)


def the_key_for_seals_under_a_letter(found: Materials) -> bytes:
    return replace(found.house, by=found.keys["seal"].signatory()).sign(found.letter.unsigned)


def a_certificate_that_signed_itself(found: Materials) -> bytes:
    ours, key = found.house.by.certificate, ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(ours.subject, key, issuer=ours.subject, by=key)
    return replace(found.house, by=signatory(key, certificate)).sign(found.letter.unsigned)


def signed_again_over_our_signature(found: Materials) -> bytes:
    pen = with_the_names_of(found.house)
    stripped = appended(found.letter.pdf, _without_signature)
    return pen.sign(stripped)


def the_signature_of_a_stranger_in_our_gap(found: Materials) -> bytes:
    pen = with_the_names_of(found.house)
    return with_message(found.letter.pdf, message(pen.sign(found.letter.unsigned)))


def typeset(letter: Genuine, *, written: dict[str, object]) -> bytes:
    """The letter with other words in it, typeset with our own templates; its proof stays that of the genuine one."""
    data = json.loads(letter.filed)
    data["written"] |= written
    filed = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return render(letter.kind, filed, proof=letter.proof, seal=letter.seal)


def _without_signature(writer: object) -> None:
    root = writer.root  # type: ignore[attr-defined]
    del root["/AcroForm"], root["/Perms"]
    writer.update_root()  # type: ignore[attr-defined]


def _issued_below(found: Materials) -> Pen:
    ours, key = found.keys["signer"], ec.generate_private_key(ec.SECP256R1())
    subject = ours.certificate.subject
    certificate = _certificate(subject, key, issuer=subject, by=ours.private)
    return replace(found.house, by=Signatory(certificate, signatory(key, certificate).sign, (ours.certificate,)))


def _certificate(
    subject: x509.Name, key: ec.EllipticCurvePrivateKey, *, issuer: x509.Name, by: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .sign(by, SHA256())
    )


VARIANTS = (
    the_same_letter_by_a_stranger, the_same_letter_by_a_stranger_with_our_names,
    a_stranger_with_our_names_and_our_stamper, a_stranger_who_brings_our_certificates_along,
    a_changed_letter_by_a_stranger_with_our_names, a_refusal_turned_into_an_approval_by_a_stranger,
    a_certificate_issued_by_our_seal, our_certificate_with_the_key_of_a_stranger, the_key_for_stamps_under_a_letter,
    the_key_for_seals_under_a_letter, a_certificate_that_signed_itself, signed_again_over_our_signature,
    the_signature_of_a_stranger_in_our_gap,
)  # fmt: skip
