"""A key in a token (SoftHSM2) signs as a file would, and never leaves the token."""

import os
import shutil
import subprocess
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.letters.pages import page
from tinggal.letters.examine import examine
from tinggal.letters.roots import read_roots
from tinggal.letters.signer import NotSigned
from tinggal.letters.signers.pkcs11 import Pkcs11Signer
from tinggal.letters.signers.stamps import SimulatedStamper
from tinggal.simulators.authority import Authority

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "739154"
pytestmark = pytest.mark.skipif(
    not (Path(MODULE).exists() and shutil.which("softhsm2-util")), reason="SoftHSM2 is not installed"
)
Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@pytest.fixture(scope="module")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tokens: the library reads its settings once in a process, so one for all tests."""
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    return folder


def put_into_token(folder: Path, key: Private, *, token: str) -> None:
    """Make a token and import the key under the label "seal"."""
    slot = ["softhsm2-util", "--init-token", "--free", "--label", token, "--pin", PIN, "--so-pin", "12345678"]
    subprocess.run(slot, check=True, capture_output=True)
    file = folder / f"{token}.key"
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    into = ["softhsm2-util", "--import", str(file), "--token", token, "--label", "seal", "--id", "01", "--pin", PIN]
    subprocess.run(into, check=True, capture_output=True)
    file.unlink()
    pkcs11.lib(MODULE).reinitialize()


@pytest.mark.parametrize(("kind", "token"), [("P-256", "curve"), ("RSA", "rsa")])
def test_a_key_in_a_token_signs_letters_that_are_in_order(kind: str, token: str, tokens: Path, tmp_path: Path) -> None:
    key: Private = ec.generate_private_key(ec.SECP256R1()) if kind == "P-256" else rsa.generate_private_key(65537, 3072)
    put_into_token(tokens, key, token=token)
    signer = trusted(key, tmp_path, token=token)
    assert signer.check() == []
    for _ in range(2):
        signed = signer.sign(page(), reason="Persetujuan", place="Jakarta")
        found = examine(signed, roots=read_roots(tmp_path / "trust"))
        assert (found.in_order, found.lasting, found.signed_by) == (True, True, "Token Seal")


def test_a_wrong_pin_a_missing_token_and_a_missing_library_are_told_without_the_pin(
    tokens: Path, tmp_path: Path
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    put_into_token(tokens, key, token="shut")
    for wrong in ({"pin": "000111"}, {"token": "nowhere"}, {"module": "/nowhere.so"}, {"label": "other"}):
        with pytest.raises(NotSigned) as refusal:
            trusted(key, tmp_path, **{"token": "shut", **wrong}).sign(page(), reason="Persetujuan", place="Jakarta")
        said = f"{refusal.value!r} {refusal.value.__cause__!r}"
        assert "000111" not in said
        assert PIN not in said


def trusted(key: Private, folder: Path, *, token: str, **wishes: str) -> Pkcs11Signer:
    """A signer with the token's key, whose authority is trusted."""
    authority = Authority.made("Token Authority")
    certificate = authority.seal("Token Seal", key.public_key())
    for name in ("roots", "crls"):
        (folder / "trust" / name).mkdir(parents=True, exist_ok=True)
    (folder / "trust" / "roots" / f"{token}.pem").write_bytes(authority.root.public_bytes(Encoding.PEM))
    (folder / "trust" / "crls" / f"{token}.crl").write_bytes(authority.revocations())
    (folder / "seal.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    options = {"module": MODULE, "label": "seal", "pin": PIN, "certificate": str(folder / "seal.pem"), **wishes}
    stamper = SimulatedStamper(folder=folder / "signing", trust=folder / "trust")
    return Pkcs11Signer(token=token, trust=folder / "trust", stamper=stamper, **options)
