"""What stands out and deserves a look: each with what would explain it. None of it proves anything."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, F, Max
from django.db.models.fields.json import KT
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.models import SUBJECT
from tinggal.applications.route import ROUTES
from tinggal.basket.models import Planned
from tinggal.basket.second_looks import differing
from tinggal.casework.models import Pick
from tinggal.journal.models import Event
from tinggal.letters.models import Letter
from tinggal.oversight.models import OfficerMonth
from tinggal.oversight.officers import newest_month, share
from tinggal.signals.models import Pattern

MOST = 25
LOOKS_BACK = timedelta(days=90)
CLOCKS_DIFFER = timedelta(seconds=2)  # a signature says whole seconds
BACK_AND_FORTH = 2
OFTEN, MUCH = 5, 20.0  # steps out of hours, and their share in percent
SENT_BACK = sorted(
    {move.action for one in ROUTES.values() for move in one.moves if move.action.startswith("send_back")}
)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that stands out. ``officer`` is a number and a name, ``reference`` a file; either may be missing."""

    what: str
    officer: tuple[int, str] | None = None
    reference: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One way to stand out, what would explain it, and what was found; ``more`` when it is more than ``MOST``."""

    code: str
    title: str | Promise
    explains: str | Promise
    found: list[Found]
    more: bool


def _hasty(since: datetime) -> list[Found]:
    rows = Planned.objects.filter(ending="signed", ended_at__gte=since, seconds__lt=settings.HASTY_SECONDS)
    read = rows.select_related("planned_by", "application").order_by("seconds", "-ended_at")[: MOST + 1]
    return [
        Found(
            _("Decided after %(seconds)d seconds; %(opened)d of %(asked)d documents opened")
            % {"seconds": one.seconds, "opened": one.opened, "asked": one.asked},
            (one.planned_by_id, str(one.planned_by)),
            one.application.reference,
            one.ended_at,
        )
        for one in read
    ]


def _out_of_hours(_since: datetime) -> list[Found]:
    month = newest_month()
    if month is None:
        return []
    rows = OfficerMonth.objects.filter(month=month, out_of_hours__gte=OFTEN).select_related("officer")
    rows = rows.filter(out_of_hours__gte=F("acts") * MUCH / 100).order_by("-out_of_hours", "pk")[: MOST + 1]
    return [
        Found(
            _("%(own)d of %(of)d steps out of office hours (%(share)d%%)")
            % {"own": one.out_of_hours, "of": one.acts, "share": share(one.out_of_hours, one.acts) or 0},
            (one.officer_id, str(one.officer)),
        )
        for one in rows
    ]


def _sponsors(_since: datetime) -> list[Found]:
    rows = Pattern.objects.filter(superseded_at=None).select_related("officer", "sample").order_by("chance", "pk")
    return [
        Found(
            _("Meets the sponsor %(name)s more than chance would have it")
            % {"name": one.sample.answers.get("sponsor_name", "")},
            (one.officer_id, str(one.officer)),
            one.sample.reference,
            one.at,
        )
        for one in rows[: MOST + 1]
    ]


def _back_and_forth(since: datetime) -> list[Found]:
    steps = Event.objects.annotate(action=KT("data__action"))
    sent = steps.filter(action__in=SENT_BACK, data__has_key="action", at__gte=since, subject__startswith=SUBJECT)
    often = sent.values("subject").annotate(times=Count("pk"), last=Max("at")).filter(times__gte=BACK_AND_FORTH)
    rows = often.order_by("-times", "-last").values_list("subject", "times", "last")[: MOST + 1]
    return [
        Found(_("Sent back %(times)d times") % {"times": times}, None, subject.removeprefix(SUBJECT), last)
        for subject, times, last in rows
    ]


def _backdated(since: datetime) -> list[Found]:
    early = Letter.objects.filter(filed_at__gte=since, signed_at__lt=F("writing__entry__made_at") - CLOCKS_DIFFER)
    return [
        Found(_("Letter %(number)s says it was signed before it stood in the public log") % {"number": one.number},
              None, one.application.reference, one.signed_at)
        for one in early.select_related("application").order_by("-filed_at")[: MOST + 1]
    ]  # fmt: skip


def _picks(since: datetime) -> list[Found]:
    rows = Pick.objects.filter(at__gte=since).select_related("officer", "application").order_by("-ahead", "-at")
    return [
        Found(
            _("Taken before %(ahead)d others: %(reason)s") % {"ahead": one.ahead, "reason": one.get_reason_display()},
            (one.officer_id, str(one.officer)),
            one.application.reference,
            one.at,
        )
        for one in rows[: MOST + 1]
    ]


def _differing(since: datetime) -> list[Found]:
    rows = differing().filter(looked_at__gte=since).select_related("application")[: MOST + 1]
    return [
        Found(
            _("%(second)s would have decided otherwise") % {"second": one.officer},
            (one.first_id, str(one.first)),
            one.application.reference,
            one.looked_at,
        )
        for one in rows
    ]


WAYS: tuple[tuple[str, Promise | str, Promise | str, Callable[[datetime], list[Found]]], ...] = (
    (
        "fast", gettext_lazy("Decided very fast"),
        gettext_lazy("The officer had read the file before, at his own desk or on paper."), _hasty,
    ),
    (
        "hours", gettext_lazy("Work out of office hours"),
        gettext_lazy("Overtime was ordered, a shift, or work for an office in another time zone."), _out_of_hours,
    ),
    (
        "sponsors", gettext_lazy("Officer and sponsor"),
        gettext_lazy("The sponsor is the largest in the district, or the officer is the only one at this desk."),
        _sponsors,
    ),
    (
        "back", gettext_lazy("Sent back and forth"),
        gettext_lazy("A hard case, a change of law meanwhile, or a colleague who is new."), _back_and_forth,
    ),
    (
        "dates", gettext_lazy("Dates before the time of the log"),
        gettext_lazy("The clock of the signing machine was wrong. The log of that machine shows it."), _backdated,
    ),
    (
        "picks", gettext_lazy("Taken before its turn"),
        gettext_lazy("The coded reason says why; a person at the counter, an illness, an order."), _picks,
    ),
    (
        "looks", gettext_lazy("A second officer would have decided otherwise"),
        gettext_lazy("Two careful people may differ where the law leaves room."), _differing,
    ),
)  # fmt: skip


def anomalies(*, now: datetime) -> list[Group]:
    """Every way to stand out, over the last 90 days; a fixed number of queries."""
    groups = []
    for code, title, explains, find in WAYS:
        found = find(now - LOOKS_BACK)
        groups.append(Group(code, title, explains, found[:MOST], len(found) > MOST))
    return groups
