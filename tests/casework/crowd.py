"""Many files at the desks, written straight into the table; and the order of a line reckoned the slow way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tests.conftest import Cast
from tinggal.applications.access import moves_for
from tinggal.applications.models import Application
from tinggal.casework.models import Lease
from tinggal.casework.turns import HANDED_OUT, acts_at
from tinggal.offices.models import Office
from tinggal.people.actors import Actor

NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)
DAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Sketch:
    """What matters for the order of a file; hours and days count from a fixed noon and a fixed day."""

    status: str = "at_kanim"
    office: str = "K3102"
    precedence: int = 9
    due: int | None = 0
    arrived: int = 0
    owner: str = "anna"
    permit: str = "new-itas-worker"
    questions: int = 0
    name: str = "ANNA"


def write(cast: Cast, sketches: Iterable[Sketch]) -> list[Application]:
    """Rows as the sketches say."""
    offices = {office.code: office for office in Office.objects.all()}
    return Application.objects.bulk_create(
        Application(
            permit_code=one.permit,
            route_name="kanim-decides-2023" if one.status == "at_head" else "four-desks-2021",
            status=one.status,
            applicant_id=cast[one.owner].user_id,
            office=offices[one.office],
            answers={"full_name": one.name},
            submitted_at=NOON - timedelta(days=3),
            arrived_at=NOON + timedelta(hours=one.arrived),
            due_on=None if one.due is None else DAY + timedelta(days=one.due),
            precedence=one.precedence,
            open_questions=one.questions,
        )
        for one in sketches
    )


def slow_line(actor: Actor, *, now: datetime, at: Sequence[str] = HANDED_OUT) -> list[Application]:
    """Every file looked at one by one, then sorted: what the fast line must agree with."""
    places = {place for seat in actor.seats for place in acts_at(seat.role) if place in at}
    held = {lease.application_id for lease in Lease.objects.all() if lease.ended_at is None and lease.until > now}
    mine = [
        file
        for file in Application.objects.select_related("office", "applicant")
        if file.status in places and file.pk not in held and moves_for(actor, file)
    ]
    far = date.max
    return sorted(mine, key=lambda file: (file.precedence, file.due_on or far, file.arrived_at, file.pk))
