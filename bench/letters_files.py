"""Files on which the directorate has decided or is about to, and the letters that are owed for them."""

from collections.abc import Sequence

from django.db import connection

from bench.files import Crew, complete_draft, walk
from bench.letters_people import person
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Delivery
from tinggal.journal.outbox import deliver
from tinggal.letters.reactions import issue

ISSUE = f"{issue.__module__}.{issue.__qualname__}"


def undecided(crew: Crew, numbers: Sequence[int]) -> list[Application]:
    """Complete files on the last desk of the directorate, each about somebody else."""
    return [walk(complete_draft(crew, number, told=person(number)), crew, to=Status.AT_KASUBDIT) for number in numbers]


def decide(file: Application, crew: Crew, *, action: str = "approve") -> int:
    """The owed delivery (its id) that becomes the letter of this decision."""
    event = perform(file, action, by=crew["kasubdit"], reasons=["T-01"] if action == "reject" else ())
    return Delivery.objects.get(event=event, reaction=ISSUE).pk


def forget_what_is_owed() -> None:
    """Drop what the steps before the decision owe (mails, receipts): only letters of decisions are measured."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("UPDATE journal_delivery SET done_at = now() WHERE done_at IS NULL")


def write_now(delivery: int) -> None:
    """Make the letter in this process, as the signing process does for a job."""
    deliver(delivery_id=delivery)
