"""Whoever cannot start is told why and what to do."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tinggal.launch.checks import HOST, check_port, check_space
from tinggal.launch.places import ROOT, without_client_settings
from tinggal.launch.refusals import CannotStart
from tinggal.launch.testing import with_or_without_journeys, with_processes

NEEDED_BY_SH = ("cat", "cksum", "date", "dirname", "readlink", "sh", "mkdir", "tail")


def launch(**variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **variables}
    return subprocess.run(
        [sys.executable, "-m", "tinggal.launch"], check=False, env=environment, cwd=ROOT, capture_output=True, text=True
    )


@pytest.mark.enable_socket
def test_a_port_in_use_is_refused_with_the_way_out() -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        said = launch(PORT=str(port))
    assert said.returncode == 1
    assert f"Port {port} is in use." in said.stderr
    assert "./run" in said.stderr


@pytest.mark.enable_socket
def test_a_free_port_is_accepted() -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        port = other.getsockname()[1]
    check_port(port)


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1"])
def test_what_is_no_port_is_refused(port: str) -> None:
    said = launch(PORT=port)
    assert (said.returncode, said.stderr.split(".")[0]) == (1, f"PORT={port} is not a port")


def test_space_is_measured_where_the_folder_will_be(tmp_path: Path) -> None:
    check_space(tmp_path / "not" / "yet" / "there")


def test_a_full_disk_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tinggal.launch.checks.SPACE_NEEDED", 10**18)
    with pytest.raises(CannotStart, match="Make room, or choose a folder on another disk"):
        check_space(tmp_path)


@pytest.mark.parametrize("script", ["run", "test"])
def test_a_machine_without_python_is_told_so(script: str, tmp_path: Path) -> None:
    """The scripts are started where only a shell and its smallest tools are."""
    (tmp_path / "bin").mkdir()
    for tool in NEEDED_BY_SH:
        if found := shutil.which(tool):
            (tmp_path / "bin" / tool).symlink_to(found)
    for name in (script, "pyproject.toml", "uv.lock", "tinggal/launch/install.sh"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    bare = {"PATH": str(tmp_path / "bin")}
    said = subprocess.run(["sh", tmp_path / script], check=False, env=bare, capture_output=True, text=True, cwd="/")
    assert said.returncode == 1
    assert said.stderr.startswith("Tinggal needs Python 3.11, 3.12 or 3.13 and found none of them.")
    assert said.stdout == ""


def test_variables_meant_for_another_server_are_left_out() -> None:
    variables = {"PGHOST": "elsewhere", "PGSERVICE": "x", "PG_BIN": "/opt/pg", "PATH": "/bin"}
    assert without_client_settings(variables) == {"PG_BIN": "/opt/pg", "PATH": "/bin"}


@pytest.mark.parametrize("said", [["-n0"], ["-n", "4"], ["--numprocesses=3"], ["tests/lib", "--pdb"]])
def test_the_number_of_test_processes_can_be_chosen(said: list[str]) -> None:
    assert with_processes(said) == said


def test_tests_run_in_two_processes_by_default() -> None:
    assert with_processes(["tests/lib", "-k", "codes"]) == ["-n", "2", "tests/lib", "-k", "codes"]


def test_the_journeys_are_left_out_until_somebody_asks_for_them() -> None:
    assert with_or_without_journeys([]) == ["-m", "not journey"]
    assert with_or_without_journeys(["tests/lib", "-k", "codes"]) == ["-m", "not journey", "tests/lib", "-k", "codes"]
    assert with_or_without_journeys(["--all"]) == ["--all"]
    assert with_or_without_journeys(["tests/journeys", "-x"]) == ["tests/journeys", "-x"]
    assert with_or_without_journeys(["-m", "journey", "-n", "0"]) == ["-m", "journey", "-n", "0"]


def test_a_command_runs_beside_a_fresh_database_and_its_exit_code_is_kept() -> None:
    program = (
        "import os, sys, psycopg; url = os.environ['DATABASE_URL'];"
        "psycopg.connect(url).execute('CREATE TABLE fresh ()'); sys.exit(7 if os.environ['TINGGAL_HOME'] else 1)"
    )
    command = [sys.executable, "-m", "tinggal.launch.with_database", "--", sys.executable, "-c", program]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    assert [subprocess.run(command, check=False, env=environment, cwd=ROOT).returncode for _ in range(2)] == [7, 7]
