"""A log of its own for every test, entries to put into it, and witnesses that can be asked."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from django.db import connection, transaction

from tinggal.checker.leaves import commit
from tinggal.journal.models import Event
from tinggal.transparency.entering import enter
from tinggal.transparency.keys import make_log_keys, make_witness_keys
from tinggal.transparency.lines import hang_up
from tinggal.transparency.models import Entry
from tinggal.witness.server import WitnessServer

Enter = Callable[[], Entry]
GUARDED = (
    "journal_event", "transparency_entry", "transparency_tile", "transparency_checkpoint", "transparency_cosignature",
    "transparency_anchored", "transparency_anchor",
)  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def signing_keys() -> None:
    """No letters are signed in this room."""


@pytest.fixture(autouse=True)
def own_log(own_files: None, tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    """Keys and a folder of public keys for this test alone."""
    signing, trust = tmp_path / "signing", tmp_path / "trust"
    settings.SIGNING_FOLDER, settings.TRUST_FOLDER = signing, trust
    settings.LOG_KEY_FILE, settings.LOG_HEAD_FILE = signing / "log.key", signing / "log.head"
    settings.LOG_QUORUM = 2
    make_log_keys(signing, trust, origin=settings.LOG_ORIGIN)


@pytest.fixture
def committed(transactional_db: None) -> None:
    """Real commits, and an empty journal: this room needs no reference data."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE journal_event CASCADE")


@pytest.fixture
def new_entry() -> Enter:
    """Makes entries, each about another letter."""
    numbers = count()

    def make() -> Entry:
        nonce = hashlib.sha256(b"nonce %d" % next(numbers)).digest()
        return enter(commit("ISSUE1", nonce=nonce, payload=b"a letter"))

    return make


class Witnesses:
    """The three development witnesses, which can be switched off and on again."""

    def __init__(self, folder: Path, trust: Path) -> None:
        self.folder, self.trust = folder, trust
        self.server: WitnessServer | None = None
        self.port = 0

    def start(self) -> None:
        """Answer on the port of last time, or on any."""
        if not self.folder.exists():
            make_witness_keys(self.folder, self.trust, port=0)
        self.server = WitnessServer(self.folder, host="127.0.0.1", port=self.port)
        self.port = self.server.server_port
        make_witness_keys(self.folder, self.trust, port=self.port)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Answer nobody."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server._alone.close()
            self.server = None
            hang_up()


@pytest.fixture
def witnesses(own_log: None, tmp_path: Path, settings: pytest.FixtureRequest) -> Iterator[Witnesses]:
    """Three witnesses on a port of this machine, and letters that wait for them."""
    settings.LOG_PATIENCE = 3
    three = Witnesses(tmp_path / "witnesses", tmp_path / "trust")
    three.start()
    yield three
    three.stop()


@contextmanager
def like_the_owner_of_the_database() -> Iterator[Callable[..., None]]:
    """Somebody to whom triggers mean nothing changes rows; gives a way to say SQL."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield cursor.execute
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table may be altered while checks of it wait
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def let_the_journal_be_read(*events: Event) -> None:
    """Wait until nobody in the whole cluster began before these events: feeds read only below that."""
    newest = max(event.xid for event in events)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint > %s", [newest])
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    pytest.fail("Somebody keeps a transaction open for a minute.")
