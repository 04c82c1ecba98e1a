"""The web process: one ASGI application. Live timelines are answered here; every page is Django in a pool of threads.

Django's own ASGI handler costs a thread per request and loses its database connection with it; a fixed pool keeps both.
"""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
pages = WSGIMiddleware(get_wsgi_application(), workers=int(os.environ.get("WEB_THREADS", "8")))  # type: ignore[arg-type]

from tinggal.config.starting import refuse_what_may_not_run  # noqa: E402  Django has to be set up first
from tinggal.track.live import LiveTimelines  # noqa: E402

refuse_what_may_not_run()
live = LiveTimelines()

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Route one connection: ``/events/…`` to the live timelines, the rest to Django."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["path"].startswith("/events/"):
        await live(scope, receive, send)
    else:
        await pages(scope, receive, send)  # type: ignore[arg-type]


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            live.start()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await live.stop()
            await send({"type": "lifespan.shutdown.complete"})
            return
