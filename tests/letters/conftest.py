"""A signer with its roots, and letters that are signed already."""

from pathlib import Path

import pytest
from asn1crypto.x509 import Certificate

from tests.letters import samples
from tinggal.letters.examine import read_roots
from tinggal.letters.render import render
from tinggal.letters.signers.development import DevelopmentSigner

Roots = tuple[Certificate, ...]


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one development signer."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="session")
def signer(keys: Path) -> DevelopmentSigner:
    """A signer whose root is in ``roots``."""
    return DevelopmentSigner(file=str(keys / "signer.p12"))


@pytest.fixture(scope="session")
def roots(signer: DevelopmentSigner, keys: Path) -> Roots:
    """What we trust: the signer's own authority."""
    return read_roots(keys / "roots")


@pytest.fixture(scope="session")
def unsigned() -> bytes:
    """An ordinary approval."""
    return render(samples.APPROVAL)


@pytest.fixture(scope="session")
def signed(signer: DevelopmentSigner, unsigned: bytes) -> bytes:
    """The ordinary approval, signed."""
    return signer.sign(unsigned, reason="Persetujuan izin tinggal", place="Jakarta")
