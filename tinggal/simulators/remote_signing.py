"""A signing service nobody has to trust: it keeps people's keys and signs digests for whoever knows the passphrase.

Each key lies in a PKCS#12 file that only its passphrase opens, as does nothing else here. Faults can be chosen for each
person. What a real service does besides (identity checks, one-time codes, hardware, audits) is not played.
"""

import json
import re
import time
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tinggal.simulators.authority import Authority
from tinggal.simulators.key_files import PASSPHRASE, make_authority_once, packed

AUTHORITY: Final = "Tinggal Development Signing Service CA"
TRIES: Final = 3
SLOW: Final = 3.0
NUMBER: Final = re.compile(r"[0-9]{16}")


class Fault(TextChoices):
    """What can go wrong, with the words of the chooser. A wrong passphrase needs no fault."""

    NORMAL = "normal", _("Nothing goes wrong")
    SLOW = "slow", _("The answer takes 3 seconds")
    DOWN = "down", _("The service is down")
    LOCKED = "locked", _("The key is locked")
    EXPIRED = "expired", _("The certificate has expired")


class Refused(Exception):
    """The service says no; the text is its code."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a key here. ``wrong`` counts wrong passphrases since the last right one."""

    number: str
    name: str
    wrong: int = 0
    fault: str = Fault.NORMAL


class SigningService:
    """One service with its people, kept in a folder; its root and revocation list lie in the trust folder."""

    def __init__(self, *, folder: Path, trust: Path) -> None:
        self._folder, self._trust = folder, trust

    def people(self) -> list[Person]:
        """Everybody, by number."""
        return [self.person(file.stem) for file in sorted(self._folder.glob("*.json"))]

    def person(self, number: str) -> Person:
        """Raises ``Refused``."""
        file = self._folder / f"{number}.json"
        if not NUMBER.fullmatch(number) or not file.exists():
            raise Refused("unknown")
        return Person(**json.loads(file.read_text()))

    def enrol(self, number: str, *, name: str, passphrase: str) -> Person:
        """Make a key for somebody, or a new one; ``ValueError`` for a number that is not one of 16 digits."""
        if not NUMBER.fullmatch(number) or not passphrase:
            raise ValueError("A person needs a number of 16 digits and a passphrase.")
        key = ec.generate_private_key(ec.SECP256R1())
        authority = self._authority()
        over = datetime.now(UTC) - timedelta(days=2)
        certificate = authority.seal(name, key.public_key())
        expired = authority.seal(name, key.public_key(), at=over, life=timedelta(days=1))
        (self._folder / f"{number}.p12").write_bytes(packed(key, certificate, passphrase))
        for kind, one in (("", certificate), ("-expired", expired)):
            (self._folder / f"{number}{kind}.pem").write_bytes(one.public_bytes(Encoding.PEM))
        return self._keep(Person(number=number, name=name))

    def play(self, number: str, *, fault: str) -> Person:
        """Choose what goes wrong for somebody from now on; this unlocks as well."""
        return self._keep(replace(self.person(number), fault=Fault(fault).value, wrong=0))

    def certificates(self, number: str) -> list[str]:
        """The person's certificate (PEM). Raises ``Refused``."""
        person = self._answering(number)
        kind = "-expired" if person.fault == Fault.EXPIRED else ""
        return [(self._folder / f"{person.number}{kind}.pem").read_text()]

    def sign(self, number: str, *, digest: bytes, passphrase: str) -> bytes:
        """An ECDSA signature (DER) over a SHA-256 digest. Raises ``Refused``; the third wrong passphrase locks."""
        person = self._answering(number)
        if person.fault == Fault.EXPIRED:
            raise Refused("expired")
        if person.fault == Fault.LOCKED or person.wrong >= TRIES:
            raise Refused("locked")
        try:
            locked = (self._folder / f"{person.number}.p12").read_bytes()
            key, _certificate, _others = pkcs12.load_key_and_certificates(locked, passphrase.encode())
        except ValueError:
            key = None
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            self._keep(replace(person, wrong=person.wrong + 1))
            raise Refused("passphrase")
        if person.wrong:
            self._keep(replace(person, wrong=0))
        return key.sign(digest, ec.ECDSA(Prehashed(SHA256())))

    def _answering(self, number: str) -> Person:
        person = self.person(number)
        if person.fault == Fault.SLOW:
            time.sleep(SLOW)
        if person.fault == Fault.DOWN:
            raise Refused("down")
        return person

    def _authority(self) -> Authority:
        """The service's own authority, which people's certificates come from; its key is kept here."""
        keys = self._folder / "authority.p12"
        if not keys.exists():
            make_authority_once(keys, authority=AUTHORITY, roots=self._trust / "roots")
        key, root, _others = pkcs12.load_key_and_certificates(keys.read_bytes(), PASSPHRASE.encode())
        if root is None or not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError(f"{keys} is not the key of an authority.")
        return Authority(name=root.subject, key=key, root=root)

    def _keep(self, person: Person) -> Person:
        (self._folder / f"{person.number}.json").write_text(json.dumps(asdict(person)))
        return person
