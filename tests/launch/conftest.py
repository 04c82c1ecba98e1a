"""Both kinds of server programs, both ways of not being root, and a folder that is left empty-handed."""

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tinggal.launch.postgres import Running, start
from tinggal.launch.postgres.programs import DEBIAN, WHEEL

Starter = Callable[[Path], Running]


@pytest.fixture(params=["debian", "wheel"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Debian's server programs, then the wheel's; each only where it is installed."""
    here = {"debian": any(DEBIAN.glob("*/bin/initdb")), "wheel": importlib.util.find_spec(WHEEL) is not None}
    name = str(request.param)
    if not here[name]:
        pytest.skip(f"the server programs of {name} are not installed")
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setenv("PG_FROM_WHEEL", "yes" if name == "wheel" else "no")
    return name


@pytest.fixture
def without_namespaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine where root cannot make user namespaces, as in most containers."""
    setpriv = shutil.which("setpriv")
    if os.geteuid() != 0 or not setpriv:
        pytest.skip("only root, with setpriv, needs to become somebody else")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "setpriv").symlink_to(setpriv)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


@pytest.fixture
def begin() -> Iterator[Starter]:
    """``start``, with the promise that whatever was started is stopped."""
    started: list[Running] = []

    def begin(folder: Path) -> Running:
        started.append(start(folder))
        return started[-1]

    yield begin
    for running in reversed(started):
        running.stop()
