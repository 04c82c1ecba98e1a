"""How a worker process works: which queues it serves, and how it listens for new jobs."""

from collections.abc import Sequence

from django.conf import settings
from procrastinate import App, BaseConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

ORDINARY = ("reactions", "clock")
SEVERAL = 2  # jobs at a time


def work(queues: Sequence[str]) -> None:
    """Do the jobs of these queues until stopped. Ends when the database goes away."""
    worker().run_worker(
        queues=list(queues),
        concurrency=SEVERAL,
        fetch_job_polling_interval=2.0,
        delete_jobs="successful",
        update_heartbeat_interval=5.0,
        stalled_worker_timeout=15.0,
    )


def worker() -> App:
    """The job library with a connection of its own, on which it listens for jobs.

    What tasks defer goes through Django's connection all the same, so that it stands and falls with their transaction.
    (Replacing the connector of the one app would take that away.)
    """
    return app.with_connector(_listening_connector())


def signing_queues() -> tuple[str, ...]:
    """What only the process with the keys may do."""
    return tuple(dict.fromkeys(settings.QUEUES.values()))


def _listening_connector() -> BaseConnector:
    """The connection with which a worker listens for new jobs, beside Django's own."""
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError(connector)
    return connector.get_worker_connector()
