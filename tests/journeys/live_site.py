"""Starts a whole site for the journeys, all processes on an empty database of its own; ends and removes it all."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from tinggal.launch.__main__ import SIGNER, WORKER, web, witnesses
from tinggal.launch.greeting import first_page
from tinggal.launch.places import ROOT
from tinggal.launch.prepare import STEPS
from tinggal.launch.supervisor import Child

LONGEST_START = 90.0
SECONDS_TO_END = 15.0


@dataclass(frozen=True)
class LiveSite:
    """A running site: its address, and its database for what no page can do."""

    address: str
    environment: dict[str, str]

    @property
    def database(self) -> str:
        return self.environment["DATABASE_URL"]

    def ask(self, query: str, *values: str) -> str:
        """The first column of the first row, as text."""
        with psycopg.connect(self.database) as connection:
            row = connection.execute(query, values).fetchone()
        return "" if row is None else str(row[0])

    def change(self, statement: str, *values: str) -> None:
        """Change something behind the site's back, such as the time until which a bill can be paid."""
        with psycopg.connect(self.database) as connection:
            connection.execute(statement, values)

    def manage(self, *arguments: str) -> None:
        """Run one of the house's commands."""
        subprocess.run([sys.executable, "manage.py", *arguments], check=True, env=self.environment, cwd=ROOT)


@contextmanager
def running(home: Path) -> Iterator[LiveSite]:
    """The site, prepared from nothing: tables, keys, reference data, words, styles, and the officers' accounts."""
    port, witness_port = _free_port(), _free_port()
    with _empty_database() as url:
        given = {"DATABASE_URL": url, "TINGGAL_HOME": str(home), "SITE_URL": f"http://127.0.0.1:{port}"}
        given["LOG_WITNESS_PORT"] = str(witness_port)
        site = LiveSite(given["SITE_URL"], {**os.environ, **given})
        for step in STEPS:
            site.manage(step.command, *step.arguments, *(["--people"] if step.command == "demo" else []))
        with _kept_running(site, [web(port), WORKER, SIGNER, witnesses(home, port=witness_port)]):
            _wait_for(port)
            yield site


@contextmanager
def _empty_database() -> Iterator[str]:
    """A fresh database on the server the tests use."""
    known = conninfo_to_dict(os.environ["DATABASE_URL"])
    name = f"tinggal_journey_{secrets.token_hex(4)}"
    with psycopg.connect(**{**known, "dbname": "postgres"}, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield _url({**known, "dbname": name})
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _url(parts: dict[str, object]) -> str:
    words = "&".join(f"{key}={value}" for key, value in parts.items() if key != "dbname")
    return f"postgresql:///{parts['dbname']}?{words}"


@contextmanager
def _kept_running(site: LiveSite, children: Sequence[Child]) -> Iterator[None]:
    started = [
        subprocess.Popen(
            [*_tied_to_us(), *child.command], env={**site.environment, **child.told}, cwd=ROOT, start_new_session=True
        )
        for child in children
    ]
    try:
        yield
    finally:
        for process in started:
            process.terminate()
        for process in started:
            try:
                process.wait(SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _tied_to_us() -> tuple[str, ...]:
    """A test run that is killed takes its site with it; only the database stays."""
    return ("setpriv", "--pdeathsig", "TERM", "--") if shutil.which("setpriv") else ()


def _wait_for(port: int) -> None:
    until = time.monotonic() + LONGEST_START
    while not first_page(port):
        if time.monotonic() > until:
            raise TimeoutError("The web server did not answer.")
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
