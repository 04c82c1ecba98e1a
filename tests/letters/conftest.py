"""A signer with its roots, and letters that are signed already."""

from pathlib import Path

import pytest

from tests.letters.pages import page
from tinggal.letters.roots import Roots, read_roots
from tinggal.letters.signers.development import DevelopmentSigner
from tinggal.letters.signers.stamps import SimulatedStamper


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one development signer and its stamper: ``signing`` and ``trust``."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="session")
def signer(keys: Path) -> DevelopmentSigner:
    """A signer with a time stamper, whose roots are in ``roots``."""
    stamper = SimulatedStamper(folder=keys / "signing", trust=keys / "trust")
    return DevelopmentSigner(file=str(keys / "signing" / "signer.p12"), trust=keys / "trust", stamper=stamper)


@pytest.fixture(scope="session")
def roots(signer: DevelopmentSigner, keys: Path) -> Roots:
    """What we trust: the authorities of the signer and of its stamper."""
    return read_roots(keys / "trust")


@pytest.fixture(scope="session")
def unsigned() -> bytes:
    """A page as the typesetting makes them."""
    return page()


@pytest.fixture(scope="session")
def signed(signer: DevelopmentSigner, unsigned: bytes) -> bytes:
    """The page, signed."""
    return signer.sign(unsigned, reason="Persetujuan izin tinggal", place="Jakarta")
