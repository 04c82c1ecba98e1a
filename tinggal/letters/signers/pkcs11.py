"""Signs with a key that never leaves its device: a hardware security module or smart card, by PKCS#11."""

import hashlib
import threading
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, Session
from pkcs11.exceptions import PKCS11Error

from tinggal.letters.signer import NotSigned, Stamper
from tinggal.letters.signers.letter_signer import LetterSigner
from tinggal.lib.cms import Signatory

TRIES: Final = 2  # a device that was unplugged and is back needs a new session


class Pkcs11Signer(LetterSigner):
    """The signer for a key in a device. ``module`` is the path of the maker's PKCS#11 library.

    ``token`` and ``label`` name the token and, in it, the key and its certificate. ``certificate`` is a PEM file with
    the certificate and the ones above it, where the device does not hold them.
    """

    def __init__(
        self,
        *,
        module: str,
        token: str,
        label: str,
        pin: str,
        certificate: str = "",
        trust: str | Path | None = None,
        stamper: Stamper | None = None,
    ) -> None:
        super().__init__(trust=trust, stamper=stamper)
        self._module, self._token, self._label, self._pin = module, token, label, pin
        self._file = Path(certificate) if certificate else None
        self._open: tuple[Session, Any] | None = None
        self._one_at_a_time = threading.Lock()  # a session serves one call

    def signatory(self) -> Signatory:
        """See ``LetterSigner.signatory``."""
        return self._signatory

    @cached_property
    def _signatory(self) -> Signatory:
        first, *others = self._certificates()
        return Signatory(certificate=first, sign=self._sign, others=tuple(others))

    def _certificates(self) -> list[x509.Certificate]:
        if self._file:
            try:
                return x509.load_pem_x509_certificates(self._file.read_bytes())
            except (OSError, ValueError) as problem:
                raise NotSigned(f"There is no certificate in {self._file}: set SIGNER_CERTIFICATE.") from problem
        wanted = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.LABEL: self._label}
        with self._one_at_a_time:
            try:
                session, _key = self._session()
                found = [bytes(one[Attribute.VALUE]) for one in session.get_objects(wanted)]
                return [x509.load_der_x509_certificate(found[0])]
            except (PKCS11Error, IndexError, ValueError) as problem:
                why = f"The token {self._token} has no certificate {self._label}: set SIGNER_CERTIFICATE."
                raise NotSigned(why) from problem

    def _sign(self, data: bytes) -> bytes:
        with self._one_at_a_time:
            for left in reversed(range(TRIES)):
                try:
                    _session, key = self._session()
                    return _signature(key, data)
                except PKCS11Error as problem:
                    self._close()
                    if not left:
                        raise NotSigned(f"The token {self._token} did not sign: {_words(problem)}.") from problem
        raise NotSigned(f"The token {self._token} did not sign.")

    def _session(self) -> tuple[Session, Any]:
        if self._open is None:
            try:
                token = pkcs11.lib(self._module).get_token(token_label=self._token)
                session = token.open(user_pin=self._pin)
                self._open = session, session.get_key(object_class=ObjectClass.PRIVATE_KEY, label=self._label)
            except (PKCS11Error, RuntimeError) as problem:
                why = f"The key {self._label} in the token {self._token} cannot be used: {_words(problem)}."
                raise NotSigned(why) from problem
        return self._open

    def _close(self) -> None:
        if self._open:
            with suppress(PKCS11Error):  # it may be gone already
                self._open[0].close()
            self._open = None


def _signature(key: Any, data: bytes) -> bytes:
    if key.key_type == KeyType.EC:
        raw = bytes(key.sign(hashlib.sha256(data).digest(), mechanism=Mechanism.ECDSA))
        half = len(raw) // 2
        return encode_dss_signature(int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big"))
    if key.key_type == KeyType.RSA:
        return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS))
    raise NotSigned("The key in the token is neither an elliptic-curve nor an RSA key.")


def _words(problem: Exception) -> str:
    """What went wrong; never what was given, where a PIN could stand."""
    return type(problem).__name__
