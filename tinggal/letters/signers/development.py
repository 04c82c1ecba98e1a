"""Signs with a key and an authority made on this machine, so that all works before a real certificate is there."""

from pathlib import Path
from typing import Final

from tinggal.letters.signer import Stamper
from tinggal.letters.signers.local_key import LocalKeySigner
from tinggal.simulators.key_files import PASSPHRASE, make_once

AUTHORITY: Final = "Tinggal Development CA"
SEAL: Final = "Tinggal Development Seal"


class DevelopmentSigner(LocalKeySigner):
    """A local key nobody has to trust; its letters are marked as specimens and production refuses it."""

    simulated = True

    def __init__(
        self,
        *,
        file: str,
        passphrase: str = PASSPHRASE,
        trust: str | Path | None = None,
        stamper: Stamper | None = None,
    ) -> None:
        super().__init__(file=file, passphrase=passphrase, trust=trust, stamper=stamper)
        make_development_keys(Path(file).parent, self.trust)


def make_development_keys(signing_folder: Path, trust_folder: Path) -> None:
    """Make ``signer.p12`` (P-256, passphrase "development"), and its root and revocation list in the trust folder.

    Nothing happens where it is there already. The authority's key is thrown away: a new signer has a new root.
    """
    make_once(
        signing_folder / "signer.p12",
        authority=AUTHORITY,
        issue=lambda authority, key: authority.seal(SEAL, key),
        roots=trust_folder / "roots",
    )
