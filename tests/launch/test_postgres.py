"""A private PostgreSQL starts, is shared, ends, and comes back after the worst."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.launch.conftest import Starter
from tinggal.launch.places import ROOT
from tinggal.launch.postgres import Running, revive, start_for_tests
from tinggal.launch.postgres.postmaster import Postmaster, alive, postmaster_of
from tinggal.launch.postgres.sockets import MARK
from tinggal.launch.refusals import PostgresUnavailable


def ask(running: Running, question: str) -> object:
    with psycopg.connect(running.url) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def tell(running: Running, command: str) -> None:
    with psycopg.connect(running.url) as connection:
        connection.execute(command)


def living(folder: Path) -> Postmaster:
    postmaster = postmaster_of(folder / "data")
    assert postmaster
    return postmaster


def kill(folder: Path) -> int:
    pid = living(folder).pid
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    return pid


def test_the_last_user_ends_the_server(engine: str, begin: Starter, tmp_path: Path) -> None:
    first, second = begin(tmp_path / "pg"), begin(tmp_path / "pg")
    assert first.url == second.url
    first.stop()
    assert ask(second, "SELECT 1") == 1
    second.stop()
    assert postmaster_of(tmp_path / "pg" / "data") is None


def test_what_was_written_is_there_at_the_next_start(engine: str, begin: Starter, tmp_path: Path) -> None:
    running = begin(tmp_path / "pg")
    tell(running, "CREATE TABLE kept AS SELECT 7 AS number")
    running.stop()
    assert ask(begin(tmp_path / "pg"), "SELECT number FROM kept") == 7


def test_a_killed_server_comes_back_with_its_data(engine: str, begin: Starter, tmp_path: Path) -> None:
    before = begin(tmp_path / "pg")
    tell(before, "CREATE TABLE kept AS SELECT 7 AS number")
    kill(tmp_path / "pg")
    after = begin(tmp_path / "pg")
    assert after.url == before.url
    assert ask(after, "SELECT number FROM kept") == 7


def test_a_killed_server_with_busy_children_comes_back(engine: str, begin: Starter, tmp_path: Path) -> None:
    """They notice the death only when they look up from their work; until then the server's memory is in use."""
    with closing(psycopg.connect(begin(tmp_path / "pg").url)) as busy:
        busy.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 20000000)")
        kill(tmp_path / "pg")
        assert ask(begin(tmp_path / "pg"), "SELECT 1") == 1


def test_root_without_namespaces_steps_down(without_namespaces: None, begin: Starter, tmp_path: Path) -> None:
    folder = tmp_path / "pg"
    begin(folder)
    kill(folder)
    assert ask(begin(folder), "SELECT 1") == 1
    assert (folder / "data").stat().st_uid != 0


def test_root_with_no_way_to_step_down_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("an ordinary user needs not step down")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PostgresUnavailable, match="as an ordinary user"):
        start_for_tests(tmp_path / "pg")


def test_a_lock_left_behind_by_a_process_whose_number_went_to_a_stranger(begin: Starter, tmp_path: Path) -> None:
    folder = tmp_path / "pg"
    begin(folder).stop()
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as stranger:
        lock = [str(stranger.pid), str(folder / "data"), "0", "5432", str(folder / "tinggal-pg"), "", "1 1", "ready"]
        (folder / "data" / "postmaster.pid").write_text("\n".join(lock) + "\n")
        assert ask(begin(folder), "SELECT 1") == 1
        assert stranger.poll() is None
        stranger.kill()


def test_a_killed_starter_counts_as_stopped(begin: Starter, tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from tinggal.launch.postgres import start;"
        "running = start(Path(sys.argv[1])); print(running.url, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "pg")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as starter:
        assert starter.stdout
        assert starter.stdout.readline().startswith("postgresql:///tinggal?host=")
        starter.kill()
    begin(tmp_path / "pg").stop()
    assert postmaster_of(tmp_path / "pg" / "data") is None


def test_a_killed_server_is_revived_at_its_old_address(begin: Starter, tmp_path: Path) -> None:
    running = begin(tmp_path / "pg")
    kill(tmp_path / "pg")
    revive(tmp_path / "pg")
    assert ask(running, "SELECT 1") == 1
    pid = living(tmp_path / "pg").pid
    revive(tmp_path / "pg")
    assert living(tmp_path / "pg").pid == pid


@pytest.mark.parametrize("name", ["a-long-name-" * 12, "with space, 'quote' and $sign"])
def test_any_folder_will_do(engine: str, begin: Starter, tmp_path: Path, name: str) -> None:
    running = begin(tmp_path / name)
    socket = Path(living(tmp_path / name).socket)
    assert ask(running, "SELECT current_user") == "tinggal"
    assert (socket.parent, socket.stat().st_mode & 0o777) == (Path("/tmp"), 0o700)
    assert MARK in running.url
    running.stop()
    socket.rmdir()


def test_only_a_private_socket_is_open(begin: Starter, tmp_path: Path) -> None:
    running = begin(tmp_path / "pg")
    assert ask(running, "SHOW listen_addresses") == ""
    assert MARK in running.url
    assert (tmp_path / "pg" / "tinggal-pg").stat().st_mode & 0o777 == 0o700


def test_our_role_is_no_superuser(begin: Starter, tmp_path: Path) -> None:
    running = begin(tmp_path / "pg")
    assert ask(running, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    assert ask(running, "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user") is True


def test_tests_may_forget(tmp_path: Path) -> None:
    running = start_for_tests(tmp_path / "pg")
    assert ask(running, "SHOW fsync") == "off"
    running.stop()


def test_data_of_another_version_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pg" / "data").mkdir(parents=True)
    (tmp_path / "pg" / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(PostgresUnavailable, match="was made by PostgreSQL 9"):
        start_for_tests(tmp_path / "pg")


def test_without_server_programs_there_is_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(PostgresUnavailable, match="apt-get install postgresql-15"):
        start_for_tests(tmp_path / "pg")


def test_damaged_data_are_reported_in_the_servers_own_words(begin: Starter, tmp_path: Path) -> None:
    begin(tmp_path / "pg").stop()
    (tmp_path / "pg" / "data" / "global" / "pg_control").unlink()
    with pytest.raises(PostgresUnavailable, match="pg_control"):
        start_for_tests(tmp_path / "pg")
