"""Signs with a key and an authority made on this machine, so that all works before a real certificate is there."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from tinggal.letters.signers.local_key import LocalKeySigner

PASSPHRASE: Final = "development"  # noqa: S105  not a secret: these keys are worth nothing
AUTHORITY: Final = "Tinggal Development CA"
SEAL: Final = "Tinggal Development Seal"
_LIFE = timedelta(days=3650)


class DevelopmentSigner(LocalKeySigner):
    """A local key nobody has to trust; its letters are marked as specimens and production refuses it."""

    simulated = True

    def __init__(self, *, file: str, passphrase: str = PASSPHRASE) -> None:
        super().__init__(file=file, passphrase=passphrase)
        make_development_keys(Path(file).parent)


def make_development_keys(folder: Path) -> None:
    """Make ``signer.p12`` (P-256, passphrase "development") and its root in ``roots/``, unless they are there.

    The authority's private key is thrown away. Processes that start together agree on the keys that came first.
    """
    keys = folder / "signer.p12"
    if keys.exists():
        return
    (folder / "roots").mkdir(mode=0o700, parents=True, exist_ok=True)
    key, authority = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certified(AUTHORITY, authority.public_key(), by=authority)
    certificate = _certified(SEAL, key.public_key(), by=authority)
    packed = pkcs12.serialize_key_and_certificates(
        SEAL.encode(), key, certificate, None, BestAvailableEncryption(PASSPHRASE.encode())
    )
    root_file = folder / "roots" / f"development-{root.serial_number:x}.pem"
    root_file.write_bytes(root.public_bytes(Encoding.PEM))
    fresh = folder / f".signer.p12.{os.getpid()}"
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(packed)
    try:
        os.link(fresh, keys)
    except FileExistsError:
        root_file.unlink()
    fresh.unlink()


def _name(words: str) -> x509.Name:
    attributes = ((NameOID.COUNTRY_NAME, "ID"), (NameOID.ORGANIZATION_NAME, "Tinggal"), (NameOID.COMMON_NAME, words))
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in attributes])


def _certified(name: str, key: ec.EllipticCurvePublicKey, *, by: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """A certificate for ``key`` issued by the authority; for the authority's own key it is the root."""
    root = key.public_numbers() == by.public_key().public_numbers()
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=not root, content_commitment=not root, key_cert_sign=root, crl_sign=root,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder(_name(AUTHORITY), _name(name), key, x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + _LIFE)
        .add_extension(x509.BasicConstraints(ca=root, path_length=0 if root else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .sign(by, SHA256())
    )
