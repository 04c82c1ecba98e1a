"""Makes keys nobody has to trust, and their authorities, once, though many processes may start at the same time."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12

from tinggal.lib.files import write_first, write_whole_bytes
from tinggal.simulators.authority import Authority

PASSPHRASE: Final = "development"  # noqa: S105  not a secret: these keys are worth nothing
Issuing = Callable[[Authority, ec.EllipticCurvePublicKey], x509.Certificate]


def make_once(keys: Path, *, authority: str, issue: Issuing, roots: Path) -> None:
    """Make the PKCS#12 file ``keys`` (P-256) with a certificate from an authority whose key is thrown away.

    ``roots`` gets the authority; beside it, ``crls`` its revocation list and ``certificates`` the certificate in use.
    Nothing happens where the file is there already.
    """
    if keys.exists():
        return
    house, key = Authority.made(authority), ec.generate_private_key(ec.SECP256R1())
    certificate = issue(house, key.public_key())
    in_use = roots.parent / "certificates" / f"{keys.stem}-{certificate.serial_number:x}.pem"
    public = {**_published(house, roots=roots), in_use: certificate.public_bytes(Encoding.PEM)}
    if _keep_first(keys, packed(key, certificate), public=public):
        for other in in_use.parent.glob(f"{keys.stem}-*.pem"):
            if other != in_use:
                other.unlink(missing_ok=True)


def make_authority_once(keys: Path, *, authority: str, roots: Path) -> None:
    """Make an authority whose key stays in the PKCS#12 file ``keys``, and publish it as ``make_once`` does."""
    if not keys.exists():
        house = Authority.made(authority)
        _keep_first(keys, packed(house.key, house.root), public=_published(house, roots=roots))


def packed(key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate, passphrase: str = PASSPHRASE) -> bytes:
    """A PKCS#12 file that the passphrase opens."""
    locked = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"tinggal", key, certificate, None, locked)


def _published(house: Authority, *, roots: Path) -> dict[Path, bytes]:
    mark = f"development-{house.root.serial_number:x}"
    return {
        roots / f"{mark}.pem": house.root.public_bytes(Encoding.PEM),
        roots.parent / "crls" / f"{mark}.crl": house.revocations(),
    }


def _keep_first(keys: Path, secret: bytes, *, public: Mapping[Path, bytes]) -> bool:
    """Whether these keys came first. Who comes second takes what he published away again."""
    for place, data in public.items():
        write_whole_bytes(place, data)
    if write_first(keys, secret):
        return True
    for place in public:
        place.unlink(missing_ok=True)
    return False
