"""The drawing of a road: its places one below the other, steps forward on the right side, steps back on the left."""

from collections.abc import Iterable
from dataclasses import dataclass

from tinggal.applications.status import Status
from tinggal.lib.workflow import Move, Workflow

WIDTH, BOX_WIDTH, BOX_HEIGHT, STEP, MARGIN = 680, 310, 40, 66, 10
LEFT = (WIDTH - BOX_WIDTH) // 2
LANE, LANES = 13, 12


@dataclass(frozen=True, slots=True)
class Place:
    """A box: what stands in it, what its clock says, and whether a file ends there."""

    words: str
    days: int | None
    top: int
    is_end: bool

    @property
    def baseline(self) -> int:
        """On which its words stand."""
        return self.top + BOX_HEIGHT // 2 + 5


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow: the path of its curve, the point of its head, and whether it leads back."""

    path: str
    head: str
    back: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """``height`` in dots; the width is always the same. ``words`` tell the drawing to whoever cannot see it."""

    places: list[Place]
    ways: list[Way]
    height: int
    words: list[str]
    width: int = WIDTH
    left: int = LEFT
    middle: int = WIDTH // 2
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


def drawing(road: Workflow) -> Drawing:
    """The places in the order of the house's list, which is that of a file that meets no obstacle."""
    order = [status for status in Status if status in road.statuses]
    top = {str(status): MARGIN + at * STEP for at, status in enumerate(order)}
    left = {move.source for move in road.moves}
    places = [Place(str(status.label), road.days.get(status), top[status], status not in left) for status in order]
    return Drawing(places, _ways(road.moves, top), MARGIN + len(order) * STEP, _words(road, order))


def _ways(moves: Iterable[Move], top: dict[str, int]) -> list[Way]:
    made: list[Way] = []
    seen: set[tuple[str, str]] = set()
    for move in moves:
        if (move.source, move.target) in seen or move.source == move.target:
            continue
        seen.add((move.source, move.target))
        made.append(_way(top[move.source], top[move.target]))
    return made


def _way(start: int, end: int) -> Way:
    """Straight down to the next place; else a bow whose depth grows with the distance."""
    if end - start == STEP:
        x, y = WIDTH // 2, start + BOX_HEIGHT
        return Way(f"M{x} {y} V{end - 2}", f"M{x - 5} {end - 9} L{x} {end} L{x + 5} {end - 9}", back=False)
    back = end < start
    depth = min(LANE * abs(end - start) // STEP + 14, LEFT - 12)
    side = LEFT if back else LEFT + BOX_WIDTH
    bow = side - depth if back else side + depth
    one, other = start + BOX_HEIGHT // 2 + (6 if back else -2), end + BOX_HEIGHT // 2 + (-6 if back else 2)
    tip = 9 if not back else -9
    head = f"M{side + tip} {other - 5} L{side} {other} L{side + tip} {other + 5}"
    return Way(f"M{side} {one} C{bow} {one} {bow} {other} {side + tip // 4} {other}", head, back)


def _words(road: Workflow, order: list[Status]) -> list[str]:
    return [
        f"{status.label} → {', '.join(dict.fromkeys(str(Status(move.target).label) for move in after))}"
        for status in order
        if (after := road.open_at(status))
    ]
