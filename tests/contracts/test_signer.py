"""What every signer promises, asked of each of them."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12

from tests.letters.pages import page
from tinggal.letters.examine import examine
from tinggal.letters.roots import read_roots
from tinggal.letters.signer import NotSigned, Signer, Stamper
from tinggal.letters.signers.development import DevelopmentSigner, make_development_keys
from tinggal.letters.signers.local_key import LocalKeySigner
from tinggal.letters.signers.stamps import SimulatedStamper
from tinggal.simulators.authority import LIFE, Authority
from tinggal.simulators.key_files import PASSPHRASE

Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
LONG_AGO = datetime(2020, 5, 1, tzinfo=UTC)


def key_file(folder: Path, key: Private, *, at: datetime | None = None, life: timedelta = LIFE) -> Path:
    """A .p12 with passphrase "open"; its root and revocation list in ``trust``."""
    authority = Authority.made("Contract Authority")
    certificate = authority.seal("Contract Seal", key.public_key(), at=at, life=life)
    for name in ("roots", "crls"):
        (folder / "trust" / name).mkdir(parents=True, exist_ok=True)
    (folder / "trust" / "roots" / "root.pem").write_bytes(authority.root.public_bytes(Encoding.PEM))
    (folder / "trust" / "crls" / "root.crl").write_bytes(authority.revocations())
    packed = pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, BestAvailableEncryption(b"open"))
    (folder / "seal.p12").write_bytes(packed)
    return folder / "seal.p12"


@pytest.fixture
def stamper(tmp_path: Path) -> Stamper:
    """A stamper whose root is in ``trust``."""
    return SimulatedStamper(folder=tmp_path, trust=tmp_path / "trust")


@pytest.fixture(params=["development", "local P-256", "local RSA"])
def signer(request: pytest.FixtureRequest, tmp_path: Path, stamper: Stamper) -> Signer:
    """Each signer with a stamper; ``trust`` trusts both."""
    trust = tmp_path / "trust"
    if request.param == "development":
        return DevelopmentSigner(file=str(tmp_path / "signer.p12"), trust=trust, stamper=stamper)
    curve = request.param == "local P-256"
    key = ec.generate_private_key(ec.SECP256R1()) if curve else rsa.generate_private_key(65537, 3072)
    return LocalKeySigner(file=str(key_file(tmp_path, key)), passphrase="open", trust=trust, stamper=stamper)


def test_what_it_signs_is_in_order_for_long_and_begins_with_what_it_was_given(signer: Signer, tmp_path: Path) -> None:
    signed = signer.sign(page(), reason="Penolakan izin tinggal", place="Denpasar")
    assert signed.startswith(page())
    found = examine(signed, roots=read_roots(tmp_path / "trust"))
    assert (found.in_order, found.stamped, found.lasting, found.why) == (True, True, True, "")


def test_it_signs_the_same_letter_twice(signer: Signer, tmp_path: Path) -> None:
    for _ in range(2):
        signed = signer.sign(page(), reason="Persetujuan", place="Jakarta")
        assert examine(signed, roots=read_roots(tmp_path / "trust")).in_order


def test_it_does_not_sign_what_is_signed_already_or_is_no_pdf(signer: Signer) -> None:
    signed = signer.sign(page(), reason="Persetujuan", place="Jakarta")
    for unfit in (signed, b"", b"%PDF-1.7\n%%EOF", page()[:-600]):
        with pytest.raises(NotSigned):
            signer.sign(unfit, reason="Persetujuan", place="Jakarta")


def test_threads_may_sign_at_the_same_time(signer: Signer, tmp_path: Path) -> None:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            signed = list(threads.map(lambda _: signer.sign(page(), reason="Persetujuan", place="Jakarta"), range(16)))
    finally:
        sys.setswitchinterval(usual)
    assert all(examine(one, roots=read_roots(tmp_path / "trust")).in_order for one in signed)


def test_it_names_who_issued_its_certificate_and_finds_nothing_wrong(signer: Signer) -> None:
    assert signer.certificate_by in ("Tinggal Development CA", "Contract Authority")
    assert signer.check() == []


def test_only_the_development_signer_is_a_simulation(tmp_path: Path) -> None:
    assert DevelopmentSigner(file=str(tmp_path / "signer.p12"), trust=tmp_path / "trust").simulated
    assert not LocalKeySigner(file="x", passphrase="x").simulated


def test_a_missing_file_a_wrong_passphrase_and_an_old_certificate_are_told_in_words(tmp_path: Path) -> None:
    missing = LocalKeySigner(file=str(tmp_path / "no.p12"), passphrase="open")
    assert missing.check() == [f"There is no key file {tmp_path / 'no.p12'}: set SIGNER_FILE."]
    with pytest.raises(NotSigned):
        missing.sign(page(), reason="Persetujuan", place="Jakarta")
    key = ec.generate_private_key(ec.SECP256R1())
    file = str(key_file(tmp_path, key, at=LONG_AGO - timedelta(days=30), life=timedelta(days=30)))
    assert "check SIGNER_PASSPHRASE" in LocalKeySigner(file=file, passphrase="shut").check()[0]
    assert "valid only until 01 May 2020" in LocalKeySigner(file=file, passphrase="open").check()[0]


def test_development_keys_are_made_once_with_one_root_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    signing, trust = tmp_path / "signing", tmp_path / "trust"
    make_development_keys(signing, trust)
    before = (signing / "signer.p12").read_bytes()
    make_development_keys(signing, trust)
    assert (signing / "signer.p12").read_bytes() == before
    assert (signing / "signer.p12").stat().st_mode & 0o777 == 0o600
    assert (signing.stat().st_mode & 0o777) == 0o700
    assert len(read_roots(trust).signers) == 1
    assert LocalKeySigner(file=str(signing / "signer.p12"), passphrase=PASSPHRASE).check() == []


def test_processes_that_start_together_agree_on_one_key_and_one_root(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: make_development_keys(tmp_path / "signing", tmp_path / "trust"), range(4)))
    assert len(read_roots(tmp_path / "trust").signers) == 1
    assert [file.name for file in (tmp_path / "signing").iterdir()] == ["signer.p12"]
