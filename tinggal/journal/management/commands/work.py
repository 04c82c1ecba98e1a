"""``manage.py work``: the worker that delivers what events owe and does what the clock says."""

from typing import Any

from django.core.management.base import BaseCommand
from procrastinate import BaseConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


class Command(BaseCommand):
    help = "Deliver reactions until stopped. Exits when the database goes away; the supervisor starts it again."

    def handle(self, *args: Any, **options: Any) -> None:
        with app.replace_connector(listening_connector()) as working:
            working.run_worker(
                concurrency=2,
                fetch_job_polling_interval=2.0,
                delete_jobs="successful",
                update_heartbeat_interval=5.0,
                stalled_worker_timeout=15.0,
            )


def listening_connector() -> BaseConnector:
    """The connection with which a worker listens for new jobs, beside Django's own."""
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError(connector)
    return connector.get_worker_connector()
