"""Signs with a key of our own: a PKCS#12 file (.p12) and its passphrase."""

import io
import threading
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from asn1crypto import x509 as asn1_x509
from asn1crypto.keys import PrivateKeyInfo
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates
from cryptography.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tinggal.letters.signer import NotSigned

RESERVED: Final = 16_384  # hex digits kept free for the signature; without it pyHanko signs twice to learn the size
FIELD: Final = "Signature"


Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class KeptKey(SimpleSigner):
    """pyHanko's signer with the private key read once: it would read and check it anew for every signature."""

    def __init__(self, key: Private, *, certificate: Certificate, others: list[Certificate]) -> None:
        known = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        known.register_multiple([_der(other) for other in others])
        self.certificate = _der(certificate)
        packed = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        super().__init__(self.certificate, PrivateKeyInfo.load(packed), known, embed_roots=False)
        self._kept = key

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """The bare signature over the signed attributes: ECDSA, or RSA PKCS#1 v1.5; SHA-256."""
        if digest_algorithm != "sha256":
            raise NotSigned(f"Unexpected digest {digest_algorithm}.")
        if isinstance(self._kept, ec.EllipticCurvePrivateKey):
            return self._kept.sign(data, ec.ECDSA(SHA256()))
        return self._kept.sign(data, PKCS1v15(), SHA256())


class LocalKeySigner:
    """The signer for a service key (electronic seal) kept on this machine."""

    simulated = False

    def __init__(self, *, file: str, passphrase: str) -> None:
        self._file = Path(file)
        self._passphrase = passphrase.encode()
        self._turn = threading.Lock()  # certificates are taken apart when first looked at: not by two at once

    @property
    def certificate_by(self) -> str:
        """The common name of the certificate's issuer."""
        with self._turn:
            issuer = self._key.certificate.issuer.native
        return str(issuer.get("common_name") or issuer.get("organization_name") or "")

    def sign(self, pdf: bytes, *, reason: str, place: str) -> bytes:
        """See ``Signer.sign``."""
        wishes = PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            reason=reason,
            location=place,
        )
        field = SigFieldSpec(FIELD, on_page=0, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True))
        with self._turn:
            signer = PdfSigner(wishes, signer=self._key, new_field_spec=field)
            signed = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), bytes_reserved=RESERVED)
        return bytes(signed.getvalue())

    def check(self) -> list[str]:
        """See ``Signer.check``: the file opens, and its certificate is valid today."""
        try:
            with self._turn:
                validity = self._key.certificate["tbs_certificate"]["validity"].native
        except NotSigned as problem:
            return [str(problem)]
        if not validity["not_before"] <= datetime.now(UTC) <= validity["not_after"]:
            return [f"The certificate in {self._file} is valid only until {validity['not_after']:%d %B %Y}."]
        return []

    @cached_property
    def _key(self) -> KeptKey:
        try:
            key, certificate, others = load_key_and_certificates(self._file.read_bytes(), self._passphrase)
        except FileNotFoundError as problem:
            raise NotSigned(f"There is no key file {self._file}: set SIGNER_FILE.") from problem
        except ValueError as problem:
            raise NotSigned(f"The key file {self._file} does not open: check SIGNER_PASSPHRASE.") from problem
        if certificate is None or not isinstance(key, Private):
            raise NotSigned(f"{self._file} needs a certificate and an elliptic-curve or RSA key.")
        return KeptKey(key, certificate=certificate, others=others)


def _der(certificate: Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
