"""What the cheapest answers cost: a page without content, one question to the database, and no Django at all."""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

from tinggal.config.asgi import application as house  # noqa: I001  sets Django up

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

NO_CONTENT = {"type": "http.response.start", "status": 204, "headers": []}


def empty(request: HttpRequest) -> HttpResponse:
    """Every middleware, no template, no query."""
    return HttpResponse("", content_type="text/plain")


def one_query(request: HttpRequest) -> HttpResponse:
    """The same with one trip to the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("", content_type="text/plain")


urlpatterns = [
    path("floor/empty/", empty),
    path("floor/query/", one_query),
    path("", include("tinggal.config.urls")),
]


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The house, beside one answer that Django never sees."""
    if scope["type"] == "http" and scope["path"] == "/floor/none/":
        await send(NO_CONTENT)
        await send({"type": "http.response.body", "body": b""})
    else:
        await house(scope, receive, send)
