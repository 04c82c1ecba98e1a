"""The key that signs seals (barcode signer), and the certificates with which others check them (Doc 9303-12, -13)."""

import secrets
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings

from tinggal.letters.signer import NotSigned
from tinggal.lib.files import write_first, write_whole_bytes
from tinggal.simulators.key_files import PASSPHRASE

COUNTRY: Final = "IDN"
SIGNER: Final = "IT"  # "ID" and these two are how a seal names its signer
AUTHORITY: Final = "Tinggal Development Country Signing CA"
_LIFE: Final = timedelta(days=3650)
_BYTES: Final = 32  # of r and of s


class SealKey:
    """A P-256 key in a PKCS#12 file with its certificate: subject C=ID and CN two characters, serial up to 16 bytes."""

    simulated = False
    country = COUNTRY

    def __init__(self, *, file: str, passphrase: str) -> None:
        self._file = Path(file)
        self._passphrase = passphrase.encode()

    @property
    def signer(self) -> str:
        """Country and common name of the certificate, four characters."""
        subject = self.certificate.subject
        oids = (NameOID.COUNTRY_NAME, NameOID.COMMON_NAME)
        return "".join(str(one.value) for oid in oids for one in subject.get_attributes_for_oid(oid)).upper()

    @property
    def reference(self) -> str:
        """The serial number of the certificate in hexadecimal digits, without zeros in front."""
        return f"{self.certificate.serial_number:X}"

    @property
    def certificate(self) -> x509.Certificate:
        """The signer's certificate."""
        return self._opened[1]

    @property
    def authorities(self) -> tuple[x509.Certificate, ...]:
        """The certificates that came with it: the country signing authority."""
        return self._opened[2]

    def sign(self, message: bytes) -> bytes:
        """r and s of the ECDSA signature over SHA-256 of the message, 32 bytes each; the same for the same message
        (RFC 6979). Raises ``NotSigned``."""
        r, s = decode_dss_signature(self._opened[0].sign(message, ec.ECDSA(SHA256(), deterministic_signing=True)))
        return r.to_bytes(_BYTES, "big") + s.to_bytes(_BYTES, "big")

    def check(self) -> list[str]:
        """What is wrong with the file or the certificate, in words; empty when it can sign today."""
        try:
            certificate, signer = self.certificate, self.signer
        except NotSigned as problem:
            return [str(problem)]
        wrong = []
        if not certificate.not_valid_before_utc <= datetime.now(UTC) <= certificate.not_valid_after_utc:
            wrong.append(
                f"The certificate in {self._file} is valid only until {certificate.not_valid_after_utc:%d %B %Y}."
            )
        if len(signer) != 4 or not signer.isalnum():
            wrong.append(f"The certificate in {self._file} needs the country and two characters as its whole subject.")
        return wrong

    @cached_property
    def _opened(self) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate, tuple[x509.Certificate, ...]]:
        try:
            key, certificate, others = pkcs12.load_key_and_certificates(self._file.read_bytes(), self._passphrase)
        except FileNotFoundError as problem:
            raise NotSigned(
                f"There is no key file {self._file}: set SEALER_FILE or run manage.py make_keys."
            ) from problem
        except ValueError as problem:
            raise NotSigned(f"The key file {self._file} does not open: check SEALER_PASSPHRASE.") from problem
        if certificate is None or not isinstance(key, ec.EllipticCurvePrivateKey) or key.key_size != 8 * _BYTES:
            raise NotSigned(f"{self._file} needs a certificate and an elliptic-curve key on P-256.")
        return key, certificate, tuple(others)


class DevelopmentSealKey(SealKey):
    """A seal key nobody has to trust, made where there is none; production refuses it."""

    simulated = True

    def __init__(self, *, file: str, passphrase: str = PASSPHRASE) -> None:
        super().__init__(file=file, passphrase=passphrase)
        make_seal_keys(Path(file).parent, Path(settings.TRUST_FOLDER))


def make_seal_keys(signing_folder: Path, trust_folder: Path) -> None:
    """Make ``seal.p12`` (passphrase "development") unless it is there, and publish its two certificates in
    ``seal/ca`` and ``seal/signers`` of the trust folder.

    The authority's private key is thrown away. Processes that start together agree on the key that came first. With
    a file of another passphrase nothing is published: those certificates come from whoever made it.
    """
    file = signing_folder / "seal.p12"
    if not file.exists():
        _make(file)
    kept = SealKey(file=str(file), passphrase=PASSPHRASE)
    if kept.check():
        return
    _publish(kept.certificate, folder=trust_folder / "seal" / "signers", name=kept.reference)
    for authority in kept.authorities:
        _publish(authority, folder=trust_folder / "seal" / "ca", name=f"{authority.serial_number:X}")


def _make(file: Path) -> None:
    key, authority = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certified(_name(AUTHORITY), authority.public_key(), by=authority)
    certificate = _certified(_name(SIGNER), key.public_key(), by=authority)
    packed = pkcs12.serialize_key_and_certificates(
        b"Seal", key, certificate, [root], BestAvailableEncryption(PASSPHRASE.encode())
    )
    write_first(file, packed)


def _publish(certificate: x509.Certificate, *, folder: Path, name: str) -> None:
    target = folder / f"{name}.pem"
    if not target.exists():
        write_whole_bytes(target, certificate.public_bytes(Encoding.PEM))


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _certified(name: x509.Name, key: ec.EllipticCurvePublicKey, *, by: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """A certificate of the authority; its own when ``key`` is its. The serial has eight digits, for a small seal."""
    root = key.public_numbers() == by.public_key().public_numbers()
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=not root, content_commitment=False, key_cert_sign=root, crl_sign=root,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder(_name(AUTHORITY), name, key, 0x1000_0000 + secrets.randbelow(0x7000_0000))
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + _LIFE)
        .add_extension(x509.BasicConstraints(ca=root, path_length=0 if root else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .sign(by, SHA256())
    )
