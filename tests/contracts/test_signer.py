"""What every signer promises, asked of each of them."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from tests.letters import samples
from tinggal.letters.examine import examine, read_roots
from tinggal.letters.render import render
from tinggal.letters.signer import NotSigned, Signer
from tinggal.letters.signers.development import PASSPHRASE, DevelopmentSigner, make_development_keys
from tinggal.letters.signers.local_key import LocalKeySigner

Roots = tuple[Certificate, ...]


def key_file(folder: Path, key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, *, ends: datetime) -> Path:
    """A .p12 with a certificate that signs itself, its root beside it, passphrase "open"."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Contract Authority")])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(ends - timedelta(days=400))
        .not_valid_after(ends)
        .add_extension(usage, critical=True)
        .sign(key, SHA256())
    )
    (folder / "roots").mkdir(parents=True)
    (folder / "roots" / "root.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    packed = pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, BestAvailableEncryption(b"open"))
    (folder / "seal.p12").write_bytes(packed)
    return folder / "seal.p12"


@pytest.fixture(params=["development", "local P-256", "local RSA"])
def signing(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Signer, Roots]:
    """Each signer with what trusts it."""
    if request.param == "development":
        chosen: Signer = DevelopmentSigner(file=str(tmp_path / "signer.p12"))
    else:
        curve = request.param == "local P-256"
        key = ec.generate_private_key(ec.SECP256R1()) if curve else rsa.generate_private_key(65537, 3072)
        file = key_file(tmp_path, key, ends=datetime.now(UTC) + timedelta(days=100))
        chosen = LocalKeySigner(file=str(file), passphrase="open")
    return chosen, read_roots(tmp_path / "roots")


def test_what_it_signs_is_in_order_and_begins_with_what_it_was_given(signing: tuple[Signer, Roots]) -> None:
    signer, roots = signing
    pdf = render(samples.REFUSAL)
    signed = signer.sign(pdf, reason="Penolakan izin tinggal", place="Denpasar")
    assert signed.startswith(pdf)
    found = examine(signed, roots=roots)
    assert (found.in_order, found.why) == (True, "")


def test_it_signs_the_same_letter_twice(signing: tuple[Signer, Roots]) -> None:
    signer, roots = signing
    pdf = render(samples.APPROVAL)
    for _ in range(2):
        assert examine(signer.sign(pdf, reason="Persetujuan", place="Jakarta"), roots=roots).in_order


def test_threads_may_sign_at_the_same_time(signing: tuple[Signer, Roots]) -> None:
    signer, roots = signing
    pdf, usual = render(samples.APPROVAL), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            signed = list(threads.map(lambda _: signer.sign(pdf, reason="Persetujuan", place="Jakarta"), range(16)))
    finally:
        sys.setswitchinterval(usual)
    assert all(examine(one, roots=roots).in_order for one in signed)


def test_it_names_who_issued_its_certificate_and_finds_nothing_wrong(signing: tuple[Signer, Roots]) -> None:
    signer, _ = signing
    assert signer.certificate_by in ("Tinggal Development CA", "Contract Authority")
    assert signer.check() == []


def test_only_the_development_signer_is_a_simulation(tmp_path: Path) -> None:
    assert DevelopmentSigner(file=str(tmp_path / "signer.p12")).simulated
    assert not LocalKeySigner(file="x", passphrase="x").simulated


def test_a_missing_file_a_wrong_passphrase_and_an_old_certificate_are_told_in_words(tmp_path: Path) -> None:
    missing = LocalKeySigner(file=str(tmp_path / "no.p12"), passphrase="open")
    assert missing.check() == [f"There is no key file {tmp_path / 'no.p12'}: set SIGNER_FILE."]
    with pytest.raises(NotSigned):
        missing.sign(render(samples.APPROVAL), reason="Persetujuan", place="Jakarta")
    file = key_file(tmp_path, ec.generate_private_key(ec.SECP256R1()), ends=datetime(2020, 5, 1, tzinfo=UTC))
    assert "check SIGNER_PASSPHRASE" in LocalKeySigner(file=str(file), passphrase="shut").check()[0]
    assert "valid only until 01 May 2020" in LocalKeySigner(file=str(file), passphrase="open").check()[0]


def test_development_keys_are_made_once_with_one_root_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    make_development_keys(tmp_path)
    before = (tmp_path / "signer.p12").read_bytes()
    make_development_keys(tmp_path)
    assert (tmp_path / "signer.p12").read_bytes() == before
    assert (tmp_path / "signer.p12").stat().st_mode & 0o777 == 0o600
    assert len(read_roots(tmp_path / "roots")) == 1
    assert LocalKeySigner(file=str(tmp_path / "signer.p12"), passphrase=PASSPHRASE).check() == []
