"""The part of the line: the next file, the queue, my day, search, counts; with one office's rights, and with more."""

from datetime import timedelta

from django.utils import timezone

from bench.desk.rows import Row, measure
from bench.desk.world import World
from tinggal.applications.models import Application
from tinggal.casework.day import counts
from tinggal.casework.finding import find
from tinggal.casework.leases import take_next
from tinggal.casework.models import Lease
from tinggal.casework.turns import Place, in_turn, stretches
from tinggal.desk.turning import ROWS

NEXT_FILE, QUEUE_PAGE, SEARCH, FILE, DAY = 50.0, 150.0, 150.0, 150.0, 300.0
COLLEAGUES_HOLD, DEEP = 40, 5000


def rows(world: World) -> list[Row]:
    """Everything an officer asks for a hundred times a day."""
    hold_some(world)
    return [*floor(world), *handing_out(world), *pages(world), *searches(world), *counting(world), *another_way(world)]


def hold_some(world: World) -> None:
    """A colleague works on the first files of the line, so that the next one has to be looked for."""
    Lease.objects.filter(ended_at=None).delete()
    now, colleague = timezone.now(), world.people["colleague"]
    first = in_turn(stretches(world.actor("officer")), narrow=lambda files: files, most=COLLEAGUES_HOLD)
    Lease.objects.bulk_create(
        Lease(application_id=number, officer=colleague, taken_at=now, until=now + timedelta(hours=4))
        for number in first
    )


def floor(world: World) -> list[Row]:
    """The least a signed-in officer can ask: through the door, and away."""
    return [measure("floor: a page refused at the door (405)", lambda: world.browsers["officer"].get("/desk/next/"))]


def handing_out(world: World) -> list[Row]:
    """The next file, taken and put back."""

    def put_back(name: str) -> None:
        Lease.objects.filter(officer=world.people[name], ended_at=None).delete()

    return [
        measure(
            f"next file, {name}",
            lambda name=name: _expect(302, world.browsers[name].post("/desk/next/")),  # type: ignore[misc]
            between=lambda name=name: put_back(name),  # type: ignore[misc]
            bar=NEXT_FILE,
        )
        for name in ("officer", "kanwil", "directorate")
    ] + [
        measure(
            "next file without the web around it, officer",
            lambda: take_next(by=world.actor("officer")),
            between=lambda: put_back("officer"),
        )
    ]


def pages(world: World) -> list[Row]:
    """The queue at its beginning, far behind, and narrowed; all files; one file; my day; the team."""
    deep = in_turn(stretches(world.actor("officer")), narrow=lambda files: files, most=DEEP)[-1]
    file = Application.objects.get(pk=deep)
    place = str(Place.of(file))
    asked = (
        ("queue page, officer", "officer", "/desk/", QUEUE_PAGE),
        ("queue page, kanwil", "kanwil", "/desk/", QUEUE_PAGE),
        ("queue page, directorate", "directorate", "/desk/", QUEUE_PAGE),
        (f"queue page {DEEP // ROWS}, officer", "officer", f"/desk/?after={place}", QUEUE_PAGE),
        ("queue page, overdue only, officer", "officer", "/desk/?due=late", QUEUE_PAGE),
        ("queue page, open checks only, officer", "officer", "/desk/?mark=checks", QUEUE_PAGE),
        ("all files, officer", "officer", "/desk/all/", QUEUE_PAGE),
        ("all files, kanwil", "kanwil", "/desk/all/", QUEUE_PAGE),
        ("all files, returned only, officer", "officer", "/desk/all/?status=returned", QUEUE_PAGE),
        ("the page of one file, officer", "officer", f"/desk/{file.reference}/", FILE),
        ("my day, officer", "officer", "/desk/day/", DAY),
        ("my day, directorate", "directorate", "/desk/day/", None),
        ("my team, head", "head", "/desk/team/", DAY),
    )
    return [
        measure(name, lambda who=who, where=where: _expect(200, world.browsers[who].get(where)), bar=bar)  # type: ignore[misc]
        for name, who, where, bar in asked
    ]


def searches(world: World) -> list[Row]:
    """A common name, a rare one, a beginning, one written wrong, and a number."""
    actor, one = world.actor("officer"), Application.objects.order_by("pk").last()
    name = str(one.answers["full_name"]) if one else ""
    slip = f"{name[:-2]}Q{name[-1:]}"
    asked = {
        "search, a common name": "ANBE", "search, name and family name": name, "search, a beginning": "MAR",
        "search, written wrong": slip, "search, a sponsor": "ANBEINDO",
        "search, a number": one.reference if one else "",
    }  # fmt: skip
    found = [measure(title, lambda text=text: find(text, actor=actor), bar=SEARCH) for title, text in asked.items()]  # type: ignore[misc]
    page = measure(
        "search page, name and family name",
        lambda: _expect(200, world.browsers["officer"].get("/desk/all/", {"q": name})),
        bar=SEARCH,
    )
    return [*found, page]


def counting(world: World) -> list[Row]:
    """The exact numbers of the day, by themselves."""
    today = timezone.localdate()
    return [
        measure(f"exact counts, {name}", lambda name=name: counts(world.actor(name), today=today))  # type: ignore[misc]
        for name in ("officer", "kanwil", "directorate")
    ]


def another_way(world: World) -> list[Row]:
    """What one would write first: join the tree of offices, sort, and count off the rows of the pages before."""
    path = world.actor("officer").seats[0].office_path

    def counted_off() -> list[Application]:
        files = Application.objects.select_related("office", "applicant")
        here = files.filter(office__path__startswith=path, status__in=("at_kanim", "at_interview"))
        return list(here.order_by("precedence", "due_on", "arrived_at", "pk")[DEEP : DEEP + ROWS])

    ours = stretches(world.actor("officer"))
    return [
        measure(f"beside it: rows of page {DEEP // ROWS} by OFFSET", counted_off, times=20),
        measure("the rows of a page as we read them", lambda: in_turn(ours, narrow=lambda files: files, most=ROWS)),
    ]


def _expect(status: int, answer: object) -> None:
    found = getattr(answer, "status_code", 0)
    if found != status:
        raise AssertionError(f"{found} instead of {status}: {getattr(answer, 'headers', '')}")
