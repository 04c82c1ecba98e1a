"""How far the order of work was kept in a month, for everybody to see: counts, and nobody's name."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count
from django.utils import timezone

from tinggal.casework.models import Lease, Pick, Priority
from tinggal.casework.reasons import PickReason
from tinggal.lib.months import add_months


@dataclass(frozen=True, slots=True)
class OrderOfWork:
    """What was handed out in turn, taken before its turn by reason (code, words, how many), let come first, taken over
    from a colleague, and moved by a head."""

    in_turn: int
    picks: list[tuple[str, str, int]]
    first: int
    taken_over: int
    reassigned: int

    @property
    def out_of_turn(self) -> int:
        """All picks together."""
        return sum(many for _code, _words, many in self.picks)

    @property
    def nothing(self) -> bool:
        """Whether nothing was handed out."""
        return not (self.in_turn or self.out_of_turn or self.first or self.taken_over or self.reassigned)


def order_of_work(month: date) -> OrderOfWork:
    """Counted over the month that begins on this day, by the clock of Jakarta."""
    begins, ends = (timezone.make_aware(datetime.combine(add_months(month, more), time())) for more in (0, 1))
    leases = Lease.objects.filter(taken_at__gte=begins, taken_at__lt=ends)
    ended = Lease.objects.filter(ended_at__gte=begins, ended_at__lt=ends)
    rows = Pick.objects.filter(at__gte=begins, at__lt=ends).order_by().values_list("reason").annotate(many=Count("pk"))
    picked: dict[str, int] = dict(rows)
    return OrderOfWork(
        in_turn=leases.filter(ahead=0).count(),
        picks=[(one.value, str(one.label), picked[one.value]) for one in PickReason if one.value in picked],
        first=Priority.objects.filter(given_at__gte=begins, given_at__lt=ends).count(),
        taken_over=ended.filter(ending=Lease.End.TAKEN_OVER).count(),
        reassigned=ended.filter(ending=Lease.End.REASSIGNED).count(),
    )
