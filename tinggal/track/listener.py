"""Listens to the database and reads the journal's feed as it grows; comes back by itself when the database does."""

import asyncio
import logging
from collections.abc import Callable

import psycopg
from django.conf import settings

from tinggal.journal import feed

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 1.0
BATCH = 500

Wake = Callable[[str, str, str], None]


class Listener:
    """Calls ``wake(subject, place, kind)`` for every event that commits after ``start``."""

    def __init__(self, wake: Wake) -> None:
        self._wake = wake
        self._task: asyncio.Task[None] | None = None
        self._place: feed.Place | None = None

    def start(self) -> None:
        """Begin in the running event loop."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """End, and wait for the end."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(settings.DATABASE_URL, autocommit=True) as connection:
                    await self._follow(connection)
            except psycopg.Error as reason:
                logger.warning("Live timelines wait for the database: %s", reason)
            await asyncio.sleep(PAUSE_SECONDS)

    async def _follow(self, connection: psycopg.AsyncConnection) -> None:
        await connection.execute(f"LISTEN {feed.CHANNEL}")
        if self._place is None:
            row = await (await connection.execute(feed.NOW_SQL)).fetchone()
            self._place = feed.Place(row[0] if row else 0, 2**62)
        while True:
            await self._read(connection)
            async for _ in connection.notifies(timeout=PAUSE_SECONDS, stop_after=1):
                pass

    async def _read(self, connection: psycopg.AsyncConnection) -> None:
        """Everything new since the last place; a late commit is not missed because the feed reads below xmin."""
        while self._place is not None:
            found = await connection.execute(feed.SQL, (self._place.xid, self._place.id, BATCH))
            news = feed.glimpses(await found.fetchall())
            for glimpse in news:
                self._wake(glimpse.subject, str(glimpse.place), glimpse.kind)
                self._place = glimpse.place
            if len(news) < BATCH:
                return
