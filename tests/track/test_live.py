"""Live timelines, with a real web process and a real database: news within two seconds, nothing for strangers."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import psycopg
import pytest
from django.core import signing

from tinggal.applications.links import TRACKING_SALT, events_url
from tinggal.launch.__main__ import web
from tinggal.launch.places import ROOT
from tinggal.launch.postgres import start_for_tests

SOON_SECONDS = 2.0
LONGEST_START = 60.0
ANNAS, OTHERS = "application/TG-0000-0000-0", "application/TG-1111-1111-Z"
EVENT = """
    INSERT INTO journal_event (subject, number, kind, actor, desk, at, data, previous, seal)
    VALUES (%s, (SELECT 1 + count(*) FROM journal_event), %s, 'system', '', now(), '{}', '', '')
"""
HANG_UP = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND query ILIKE '%journal_event%'
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A web process and its database, whose server nobody else uses: the feed waits for every open transaction."""

    address: str
    database: str

    def tell(self, kind: str, *, about: str = ANNAS) -> None:
        """An event, committed."""
        with psycopg.connect(self.database) as connection:
            connection.execute(EVENT, (about, kind))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A fresh server, the journal's tables, and one web process."""
    server = start_for_tests(tmp_path_factory.mktemp("pg"))
    environment = os.environ | {"DATABASE_URL": server.url}
    try:
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "-v0", "journal"], check=True, cwd=ROOT, env=environment
        )
        with _running(environment) as address:
            yield Site(address, server.url)
    finally:
        server.stop()


@contextmanager
def _running(environment: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(web(port).command, cwd=ROOT, env=environment)
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until:
        assert process.poll() is None, "The web process ended."
        try:
            httpx.get(address, timeout=5).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


@dataclass(slots=True)
class Follower:
    """One open connection; what has arrived and was not read yet."""

    wire: socket.socket
    heard: bytes = b""

    def news(self, *, within: float = SOON_SECONDS) -> str:
        """The kind of the next event; "" when none comes in time."""
        return self._after(b"\ndata: ", within=within)

    def greeting(self) -> bool:
        """Whether the answer begins as a stream of events does."""
        status = self._after(b"HTTP/1.1 ", within=5)
        return status == "200 OK\r" and self._after(b": welcome", within=5) == ""

    def _after(self, sign: bytes, *, within: float) -> str:
        until = time.monotonic() + within
        while sign not in self.heard or b"\n" not in self.heard.partition(sign)[2]:
            self.wire.settimeout(max(until - time.monotonic(), 0.001))
            try:
                self.heard += self.wire.recv(4096)
            except TimeoutError:
                return ""
        found, _end, self.heard = self.heard.partition(sign)[2].partition(b"\n")
        return found.decode()


@contextmanager
def listening(site: Site, subject: str) -> Iterator[Follower]:
    """Somebody who follows a subject."""
    where = httpx.URL(site.address)
    with socket.create_connection((where.host, where.port or 80), timeout=5) as wire:
        wire.sendall(f"GET {events_url(subject)} HTTP/1.1\r\nHost: {where.host}\r\n\r\n".encode())
        follower = Follower(wire)
        assert follower.greeting()
        yield follower


def test_what_happens_to_a_file_is_told_within_two_seconds_and_to_its_followers_only(site: Site) -> None:
    with listening(site, ANNAS) as annas, listening(site, OTHERS) as others:
        for kind in ("application.at_kanwil", "application.at_directorate", "application.at_kasubdit"):
            site.tell(kind)
            assert annas.news() == kind
        site.tell("bill.opened", about=OTHERS)
        assert others.news() == "bill.opened"
        assert annas.news(within=0.5) == ""


def test_an_event_that_commits_late_is_not_missed(site: Site) -> None:
    """Its number is older than that of an event committed before it; the feed waits for those still under way."""
    with listening(site, ANNAS) as annas, listening(site, OTHERS) as others:
        with psycopg.connect(site.database) as connection:
            connection.execute(EVENT, (ANNAS, "application.at_kanwil"))
            site.tell("bill.opened", about=OTHERS)
            assert others.news(within=0.5) == ""
        assert annas.news() == "application.at_kanwil"
        assert others.news() == "bill.opened"


def test_news_goes_on_after_the_database_was_away(site: Site) -> None:
    with listening(site, ANNAS) as annas:
        with psycopg.connect(site.database) as connection:
            row = connection.execute(HANG_UP).fetchone()
        assert row is not None
        assert row[0] >= 1
        site.tell("application.at_kanwil")
        assert annas.news(within=5) == "application.at_kanwil"


def test_strangers_get_nothing(site: Site) -> None:
    good = events_url(ANNAS)
    forged = (
        good[:-4] + ("AAA/" if good[-4:] != "AAA/" else "BBB/"),
        "/events/",
        "/events/x/",
        f"/events/{ANNAS}/",
        f"/events/{signing.dumps(ANNAS, salt=TRACKING_SALT)}/",
        "/events/%00%F0%9F%8F%A0/",
    )
    assert [httpx.get(site.address + address).status_code for address in forged] == [404] * len(forged)
    methods = ("POST", "PUT", "DELETE", "HEAD", "OPTIONS")
    assert {httpx.request(method, site.address + good).status_code for method in methods} == {405}


def test_followers_that_go_away_leave_the_rest_in_peace(site: Site) -> None:
    for _visit in range(20):
        with listening(site, ANNAS):
            pass
    with listening(site, ANNAS) as annas:
        site.tell("application.at_kanwil")
        assert annas.news() == "application.at_kanwil"
        assert httpx.get(f"{site.address}/health", timeout=5).status_code == 200
