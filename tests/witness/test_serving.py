"""The witness as a program: on a port, alone in its folder, with limits, and not forgetful when it is killed."""

import http.client
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.witness.conftest import SmallLog
from tinggal.checker.notes import vouchers
from tinggal.witness.__main__ import main
from tinggal.witness.keys import BadFolder, read_vkey
from tinggal.witness.server import LARGEST, WitnessServer

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    """The witness in a thread of ours."""
    with WitnessServer(folder, host="127.0.0.1", port=0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def post(port: int, path: str, body: bytes) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("POST", path, body)
    reply = connection.getresponse()
    found = reply.status, reply.read().decode(), reply.headers["Content-Type"]
    connection.close()
    return found


def test_it_cosigns_over_the_network(port: int, folder: Path, log: SmallLog) -> None:
    status, line, _ = post(port, "/w1/add-checkpoint", log.request(0))
    assert status == 200
    assert vouchers(log.note() + line, witnesses=[read_vkey(folder / "w1")])
    log.add(b"ISSUE1 more")
    assert post(port, "/w1/add-checkpoint", log.request(0)) == (409, "5\n", "text/x.tlog.size")


def test_one_connection_serves_many_heads(port: int, log: SmallLog) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    for seen in (0, 5, 5):
        connection.request("POST", "/w1/add-checkpoint", log.request(seen))
        reply = connection.getresponse()
        assert (reply.status, reply.read()[:3]) == (200, "—".encode())
    connection.close()


def test_its_front_page_tells_what_it_saw(port: int, folder: Path, log: SmallLog) -> None:
    post(port, "/w1/add-checkpoint", log.request(0))
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", "/")
    page = connection.getresponse().read().decode()
    connection.close()
    assert read_vkey(folder / "w1").vkey in page
    assert log.head().body().replace("\n", " ").strip() in page


@pytest.mark.parametrize(
    "path", ["/", "/w1", "/w1/", "/w2/add-checkpoint", "/w1/add-checkpoint/", "/../add-checkpoint"]
)
def test_other_addresses_are_404(path: str, port: int) -> None:
    assert post(port, path, b"old 0\n\n")[0] == 404


def test_too_much_is_refused_before_it_is_read(port: int) -> None:
    assert post(port, "/w1/add-checkpoint", b"x" * (LARGEST + 1))[0] == 413


def test_two_programs_cannot_share_a_memory(port: int, folder: Path) -> None:
    with pytest.raises(BadFolder, match="Another program"):
        WitnessServer(folder, host="127.0.0.1", port=0)


def test_an_empty_or_missing_folder_is_refused_with_the_way_out(tmp_path: Path, capsys) -> None:
    assert main(["--folder", str(tmp_path / "empty")]) == 1
    assert "tinggal-witness new" in capsys.readouterr().err


def test_a_key_is_made_once_and_shown(tmp_path: Path, capsys) -> None:
    for _ in range(2):
        assert main(["new", "--folder", str(tmp_path), "--name", "ombudsman.example/w9"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == second == read_vkey(tmp_path / "w9").vkey
    assert (tmp_path / "w9" / "witness.key").stat().st_mode & 0o777 == 0o600


def test_what_it_cosigned_is_not_forgotten_when_it_is_killed(folder: Path, log: SmallLog) -> None:
    for size in range(1, 6):
        command = [sys.executable, "-m", "tinggal.witness", "--folder", str(folder), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=settings.ROOT) as program:
            port = int(program.stdout.readline().rsplit(":", 1)[1].strip("/\n"))
            assert post(port, "/w1/add-checkpoint", log.request(size - 1, size=size))[0] == 200
            os.kill(program.pid, signal.SIGKILL)
