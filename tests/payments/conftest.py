"""An application that waits for money, and a worker that runs what is owed."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.conftest import Cast, user_of
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.offices.models import Office
from tinggal.payments.actions import open_bill
from tinggal.payments.jobs import hear
from tinggal.payments.models import Bill
from tinggal.people.actors import Actor
from tinggal.simulators.jobs import send_callback

FILED = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
TASKS = {task.name: task for task in (send_callback, hear)}
RunJobs = Callable[[], int]


def make_unpaid(owner: Actor) -> Application:
    """An application that passed the automatic checks and waits for money."""
    return Application.objects.create(
        permit_code="new-itas-worker",
        route_name="change-of-status-2023",
        status=Status.UNPAID,
        applicant=user_of(owner),
        office=Office.objects.get(code="K3101"),
        answers={"full_name": "ANNA MARIA ERIKSSON", "index": "E23", "months": "12", "nationality": "SWE"},
        submitted_at=FILED,
    )


@pytest.fixture
def unpaid(cast: Cast) -> Application:
    """Anna's application, waiting for money."""
    return make_unpaid(cast["anna"])


@pytest.fixture
def bill(unpaid: Application) -> Bill:
    """The open bill of Anna's application."""
    return open_bill(unpaid)


@pytest.fixture
def run_jobs() -> RunJobs:
    """Runs the jobs that are due, and what they owe in turn, each twice; says how many."""
    done = set[int]()

    def run() -> int:
        before = len(done)
        while job := _next(done):
            done.add(job.pk)
            for _time in range(2):
                TASKS[job.task_name](**job.args)
        return len(done) - before

    return run


def _next(done: set[int]) -> ProcrastinateJob | None:
    owed = ProcrastinateJob.objects.filter(task_name__in=TASKS).exclude(pk__in=done).order_by("pk")
    return next((job for job in owed if not job.scheduled_at or job.scheduled_at <= timezone.now()), None)


def status(application: Application) -> str:
    """Where the application is now."""
    return Application.objects.get(pk=application.pk).status


def kinds(application: Application) -> list[str]:
    """The journal of an application, oldest first."""
    return list(Event.objects.filter(subject=application.subject).values_list("kind", flat=True))
