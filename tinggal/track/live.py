"""Live timelines: a server-sent-events endpoint beside Django. It says *that* something is new; the page fetches what.

One listener per process reads the journal's feed and wakes the connections that follow a subject. No personal data
passes here: an event is ``id`` and ``kind``.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from tinggal.applications.links import subject_of
from tinggal.track.listener import Listener

Message = MutableMapping[str, Any]
Queue = asyncio.Queue[bytes]
KEEP_ALIVE_SECONDS = 25
LONGEST_QUEUE = 32


class LiveTimelines:
    """The ASGI application under ``/events/<token>/``."""

    def __init__(self) -> None:
        self._followers: dict[str, set[Queue]] = defaultdict(set)
        self._listener = Listener(self._wake)

    def start(self) -> None:
        """Begin to listen to the journal."""
        self._listener.start()

    async def stop(self) -> None:
        """Stop listening and let every connection end."""
        await self._listener.stop()

    def _wake(self, subject: str, place: str, kind: str) -> None:
        for queue in self._followers.get(subject, ()):
            if queue.qsize() < LONGEST_QUEUE:  # a follower that does not read misses nothing: the page fetches it all
                queue.put_nowait(f"id: {place}\ndata: {kind}\n\n".encode())

    async def __call__(
        self,
        scope: Message,
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        """Answer one connection: news of one subject until the browser goes away."""
        subject = subject_of(scope["path"].removeprefix("/events/").rstrip("/"))
        if scope["method"] != "GET" or not subject:
            await _answer(send, 404 if scope["method"] == "GET" else 405)
            return
        queue: Queue = asyncio.Queue()
        self._followers[subject].add(queue)
        gone = asyncio.ensure_future(_disconnected(receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await send({"type": "http.response.body", "body": b"retry: 4000\n: welcome\n\n", "more_body": True})
            while not gone.done():
                await send({"type": "http.response.body", "body": await _next(queue, gone), "more_body": True})
        finally:
            gone.cancel()
            self._followers[subject].discard(queue)
            if not self._followers[subject]:
                del self._followers[subject]


HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


async def _next(queue: Queue, gone: "asyncio.Future[None]") -> bytes:
    """The next piece of news, or a comment that keeps the line open."""
    news = asyncio.ensure_future(queue.get())
    either: set[asyncio.Future[Any]] = {news, gone}
    await asyncio.wait(either, timeout=KEEP_ALIVE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    if news.done():
        return news.result()
    news.cancel()
    return b": still here\n\n"


async def _disconnected(receive: Callable[[], Awaitable[Message]]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(send: Callable[[Message], Awaitable[None]], status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b""})
