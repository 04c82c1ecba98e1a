"""endesive: a PKCS#12 made here, and a PDF signed with it."""

import importlib
import sys
import types
from datetime import UTC, datetime, timedelta
from pathlib import Path

import endesive
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

# endesive.pdf also loads its reader of signatures, which finds no OpenSSL 3.0.10 or later (oscrypto 1.3.0). We only sign.
_PACKAGE = types.ModuleType("endesive.pdf")
_PACKAGE.__path__ = [str(Path(endesive.__file__).parent / "pdf")]
sys.modules.setdefault("endesive.pdf", _PACKAGE)
cms = importlib.import_module("endesive.pdf.cms")

PASSPHRASE = b"peer"
MAKERS = {
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "RSA-2048": lambda: rsa.generate_private_key(65537, 2048),
}


class Endesive:
    """Opens the key file once, as a program that writes many letters would."""

    def __init__(self, kind: str) -> None:
        self._key, self._certificate, self._others = pkcs12.load_key_and_certificates(_key_file(kind), PASSPHRASE)

    def sign(self, pdf: bytes) -> bytes:
        """The PDF with one invisible signature, SHA-256."""
        wishes = {
            "aligned": 0, "sigflags": 3, "sigpage": 0, "sigfield": "Signature", "reason": "Persetujuan izin tinggal",
            "location": "Jakarta", "contact": "", "signingdate": datetime.now(UTC).strftime("D:%Y%m%d%H%M%S+00'00'"),
        }  # fmt: skip
        return pdf + cms.sign(pdf, wishes, self._key, self._certificate, self._others, "sha256")


def _key_file(kind: str) -> bytes:
    key = MAKERS[kind]()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Peer")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=30))
        .sign(key, SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"Peer", key, certificate, [], BestAvailableEncryption(PASSPHRASE))
