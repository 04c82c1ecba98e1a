"""Whose turn it is: the order in which every desk hands out its files. The order is public and leaves no choice.

First the class (``Application.precedence``), then the last working day, then the arrival at the desk, then the number
of the row. A *stretch* is the files of one place at one office: one walk along one index. A line is its stretches
merged, so its first rows cost the same among a thousand files and among a million.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from tinggal.applications.access import SEES_EVERYTHING, permits_of, seat_for
from tinggal.applications.barring import persons
from tinggal.applications.models import TURN, Application, ApplicationQuerySet, Conflict
from tinggal.applications.route import ROUTES, route
from tinggal.applications.status import DESKS, Status
from tinggal.casework.models import Hold, Lease
from tinggal.lib.workflow import Move
from tinggal.offices.models import Office
from tinggal.people.actors import Actor, Seat

HANDED_OUT = tuple(desk for desk in DESKS if desk != Status.AT_INTERVIEW)  # an interview has its own day
BACKWARDS = tuple(f"-{field}" for field in TURN)
NOTHING = Q(pk__in=[])
_NUMBERS, _FILES = 50, 3  # read at a time
_LOWEST = 2  # slashes in the path of an immigration office
Narrow = Callable[[ApplicationQuerySet], ApplicationQuerySet]


@cache
def acts_at(role: str) -> tuple[Status, ...]:
    """The desks at which this role has a step to take, by the tables of all roads."""
    sources = {move.source for road in ROUTES.values() for move in road.moves if move.by == role}
    return tuple(desk for desk in DESKS if desk in sources)


def desks_of(actor: Actor) -> tuple[Status, ...]:
    """The desks at which this officer works."""
    mine = {status for seat in actor.seats for status in acts_at(seat.role)}
    return tuple(desk for desk in DESKS if desk in mine)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands in a line; ``str`` of it may stand in an address."""

    precedence: int
    due_on: date | None
    arrived_at: datetime
    pk: int

    def __str__(self) -> str:
        return f"{self.precedence}_{self.due_on or ''}_{self.arrived_at.astimezone(UTC):%Y%m%dT%H%M%S%f}_{self.pk}"

    @classmethod
    def of(cls, file: Application) -> "Place":
        """The place of a file at its desk."""
        return cls(file.precedence, file.due_on, file.arrived_at, file.pk)

    @classmethod
    def read(cls, text: str) -> "Place":
        """From an address; ``ValueError`` for what nobody gave out."""
        precedence, due_on, arrived_at, pk = text.split("_")
        arrived = datetime.strptime(arrived_at, "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
        return cls(_small(precedence), date.fromisoformat(due_on) if due_on else None, arrived, _small(pk))

    @property
    def before(self) -> Q:
        """What comes earlier in the line."""
        earlier = Q(arrived_at__lt=self.arrived_at) | Q(arrived_at=self.arrived_at, pk__lt=self.pk)
        if self.due_on is None:
            same_class = Q(due_on__isnull=False) | Q(due_on=None) & earlier
        else:
            same_class = Q(due_on__lt=self.due_on) | Q(due_on=self.due_on) & earlier
        whole = Q(precedence__lt=self.precedence) | Q(precedence=self.precedence) & same_class
        return Q(precedence__lte=self.precedence) & whole

    @property
    def after(self) -> Q:
        """What comes later in the line."""
        later = Q(arrived_at__gt=self.arrived_at) | Q(arrived_at=self.arrived_at, pk__gt=self.pk)
        if self.due_on is None:
            same_class = Q(due_on=None) & later
        else:
            same_class = Q(due_on__gt=self.due_on) | Q(due_on=None) | Q(due_on=self.due_on) & later
        whole = Q(precedence__gt=self.precedence) | Q(precedence=self.precedence) & same_class
        return Q(precedence__gte=self.precedence) & whole


def _small(text: str) -> int:
    number = int(text)
    if not 0 <= number < 2**63:
        raise ValueError(text)
    return number


@dataclass(frozen=True, slots=True)
class Reach:
    """What has to be looked up before a line can be read: the offices under each of an officer's posts, and the files
    barred to him. A page with several lists looks it up once and hands it to each of them."""

    seats: tuple[Seat, ...]
    offices: Mapping[str, list[int]]
    open_to: Mapping[Seat, Q]


def reach_of(actor: Actor) -> Reach:
    """How far this officer's line reaches now; one query, and one more for a post that leads other offices."""
    seats = tuple(seat for seat in actor.seats if acts_at(seat.role))
    return Reach(seats, offices_under(seats), _open_to(actor, seats))


def stretches(actor: Actor, *, at: Iterable[Status] = HANDED_OUT, reach: Reach | None = None) -> list[Q]:
    """The stretches of this officer's line at these places."""
    places, within = frozenset(at), reach or reach_of(actor)
    found: list[Q] = []
    for seat in within.seats:
        here = [Q(status=status) for status in acts_at(seat.role) if status in places]
        if seat.role not in SEES_EVERYTHING:
            here = [place & Q(office_id=number) for place in here for number in within.offices[seat.office_path]]
        found += [place & permits_of(seat) & within.open_to[seat] for place in here]
    return found


def offices_under(seats: Iterable[Seat]) -> dict[str, list[int]]:
    """The numbers of the offices under the path of each post, those that see everything left out; one query, none for
    posts at immigration offices: the tree has three levels, and nothing is under them."""
    there = [seat for seat in seats if seat.role not in SEES_EVERYTHING]
    alone = {seat.office_path: [seat.office_id] for seat in there if seat.office_path.count("/") == _LOWEST}
    paths = {seat.office_path for seat in there} - alone.keys()
    if not paths:
        return alone
    wanted = reduce(or_, (Q(path=path) | Q(path__startswith=f"{path}/") for path in paths))
    rows = list(Office.objects.filter(wanted).order_by("pk").values_list("pk", "path"))
    return alone | {path: [pk for pk, below in rows if f"{below}/".startswith(f"{path}/")] for path in paths}


def _open_to(actor: Actor, seats: Iterable[Seat]) -> dict[Seat, Q]:
    """For each post what ``applications.barring.not_barred`` says, the few declared conflicts read beforehand: looked
    up for each file they would cost a count as much as the counting. One query."""
    acting = {seat: persons(actor, seat) for seat in seats}
    everybody = {number for people in acting.values() for number in people}
    running = Conflict.objects.filter(officer__in=everybody, application__status__in=DESKS)
    declared = list(running.values_list("officer", "application"))
    found = {}
    for seat, people in acting.items():
        conflicts = [file for officer, file in declared if officer in people]
        found[seat] = ~Q(applicant__in=people) & (~Q(pk__in=conflicts) if conflicts else Q())
    return found


def line(actor: Actor, *, at: Iterable[Status] = HANDED_OUT, reach: Reach | None = None) -> ApplicationQuerySet:
    """All files of a line, in no order: for counting."""
    desks = frozenset(at)
    return work_at(actor, lambda seat: [status for status in acts_at(seat.role) if status in desks], reach=reach)


def work_at(
    actor: Actor, places: Callable[[Seat], Iterable[Status]], *, reach: Reach | None = None
) -> ApplicationQuerySet:
    """The files at these places, for each of his posts its own, on which this officer might work; in no order."""
    within, found = reach or reach_of(actor), NOTHING
    for seat in within.seats:
        there = Q() if seat.role in SEES_EVERYTHING else Q(office_id__in=within.offices[seat.office_path])
        here = there & Q(status__in=list(places(seat))) & permits_of(seat) & within.open_to[seat]
        found = here if found is NOTHING else found | here
    return Application.objects.filter(found)


def in_turn(found: list[Q], *, narrow: Narrow, most: int, backwards: bool = False) -> list[int]:
    """The numbers of the first ``most`` files of the stretches that remain when narrowed; one query."""
    return merged(found, BACKWARDS if backwards else TURN, narrow=narrow, most=most)


def merged(found: list[Q], order: Sequence[str], *, narrow: Narrow, most: int) -> list[int]:
    """The same for any order that ends with the number of the row: each stretch is read no further than needed."""
    fields = [field.removeprefix("-") for field in order]
    parts = [
        narrow(Application.objects.filter(stretch)).order_by(*order).values_list(*fields)[:most] for stretch in found
    ]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:]).order_by(*order)[:most] if len(parts) > 1 else parts[0]
    return [row[-1] for row in rows]


def free(files: ApplicationQuerySet, *, now: datetime) -> ApplicationQuerySet:
    """Those on which nobody works and that nobody has put on hold."""
    taken = Lease.objects.in_force(now).filter(application=OuterRef("pk"))
    held = Hold.objects.in_force(timezone.localdate(now)).filter(application=OuterRef("pk"))
    return files.filter(~Exists(taken), ~Exists(held))


def waiting(actor: Actor) -> Iterator[Application]:
    """The files that nobody works on and this officer may act on, in turn: the first is the one he is handed next.

    Four eyes are looked at file by file, as ``applications.access`` decides them.
    """
    return (file for file, _seat in waiting_with_seats(actor))


def waiting_with_seats(actor: Actor) -> Iterator[tuple[Application, Seat]]:
    """The same, each with the post under which he would act. Few are read at first: mostly one is enough."""
    return ((file, seat) for file in _free_in_turn(actor) if (seat := seat_on(file, actor=actor)))


def _free_in_turn(actor: Actor) -> Iterator[Application]:
    """The files of his line that lie free, a few at a time. What is taken or held is left out afterwards: asked for in
    every stretch of the line it costs more than the numbers read for nothing."""
    found, now, behind = stretches(actor), timezone.now(), Q()
    while found:
        numbers = in_turn(found, narrow=lambda files, last=behind: files.filter(last), most=_NUMBERS)  # type: ignore[misc]
        lie_free = set(free(Application.objects.filter(pk__in=numbers), now=now).values_list("pk", flat=True))
        in_line = [number for number in numbers if number in lie_free]
        for at in range(0, len(in_line), _FILES):
            few = in_line[at : at + _FILES]
            files = Application.objects.select_related("office", "applicant").in_bulk(few)
            yield from (files[number] for number in few if number in files)
        last = Application.objects.filter(pk=numbers[-1]).first() if len(numbers) == _NUMBERS else None
        if last is None:
            return
        behind = Place.of(last).after


def seat_on(file: Application, *, actor: Actor) -> Seat | None:
    """The post under which this officer may take a step on the file where it lies; None when he may take none."""
    moves = route(file.route_name).open_at(file.status) if file.route_name else ()
    own: dict[str, Move] = {move.by: move for move in moves}
    return next((seat for move in own.values() if (seat := seat_for(actor, move, file))), None)


def next_for(actor: Actor) -> Application | None:
    """The file whose turn it is for this officer now; None when nothing waits for him."""
    return next(waiting(actor), None)


def is_next(file: Application, *, actor: Actor) -> bool:
    """Whether a file on which this officer may act is the one he would be handed now."""
    for one in _free_in_turn(actor):
        if one == file or seat_on(one, actor=actor):
            return one == file
    return False


def files_before(file: Application, *, actor: Actor) -> int:
    """How many files of this officer's line stand before this one and lie free."""
    return free(line(actor).filter(Place.of(file).before), now=timezone.now()).count()
