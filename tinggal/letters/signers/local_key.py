"""Signs with a key of our own: a PKCS#12 file (.p12) and its passphrase."""

from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

from tinggal.letters.signer import NotSigned, Stamper
from tinggal.letters.signers.letter_signer import LetterSigner
from tinggal.lib.cms import Signatory


class LocalKeySigner(LetterSigner):
    """The signer for a service key (electronic seal) kept on this machine."""

    def __init__(
        self, *, file: str, passphrase: str, trust: str | Path | None = None, stamper: Stamper | None = None
    ) -> None:
        super().__init__(trust=trust, stamper=stamper)
        self._file = Path(file)
        self._passphrase = passphrase.encode()

    def signatory(self) -> Signatory:
        """See ``LetterSigner.signatory``."""
        return self._signatory

    @cached_property
    def _signatory(self) -> Signatory:
        try:
            key, certificate, others = load_key_and_certificates(self._file.read_bytes(), self._passphrase)
        except FileNotFoundError as problem:
            raise NotSigned(f"There is no key file {self._file}: set SIGNER_FILE.") from problem
        except PermissionError as problem:
            raise NotSigned(f"This process may not read {self._file}: only “manage.py sign” does.") from problem
        except ValueError as problem:
            raise NotSigned(f"The key file {self._file} does not open: check SIGNER_PASSPHRASE.") from problem
        if certificate is None or not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
            raise NotSigned(f"{self._file} needs a certificate and an elliptic-curve or RSA key.")
        kept: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey = key

        def sign(data: bytes) -> bytes:
            if isinstance(kept, ec.EllipticCurvePrivateKey):
                return kept.sign(data, ec.ECDSA(SHA256()))
            return kept.sign(data, PKCS1v15(), SHA256())

        return Signatory(certificate=certificate, sign=sign, others=tuple(others))
