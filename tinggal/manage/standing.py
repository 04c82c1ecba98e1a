"""How the letters and their public log stand: what is wrong, in words, and what each witness last said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinggal.journal.models import Delivery, Event
from tinggal.letters.models import Letter
from tinggal.letters.signers.expiry import expiry_warnings
from tinggal.transparency.checkpoints import published
from tinggal.transparency.keys import stations
from tinggal.transparency.models import Witness

LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Said:
    """What a witness last said: when it was asked, and what went wrong, "" when it vouched."""

    name: str
    asked_at: datetime | None
    problem: str


def witnesses() -> list[Said]:
    """Every witness we ask, in the order of ``witnesses.txt``."""
    rows = {row.name: row for row in Witness.objects.all()}
    return [
        Said(one.name, row.asked_at if (row := rows.get(one.name)) else None, row.problem if row else "")
        for one in stations()
    ]


def head_signed_at() -> datetime | None:
    """When the newest head of the log was signed; none before the first letter."""
    newest = published()
    return newest.made_at if newest else None


def alarms() -> Iterator[str]:
    """Sentences about what somebody has to look at now, the gravest first."""
    stopped = Delivery.objects.filter(done_at=None, last_error__startswith="LogShrank").count()
    if stopped:
        yield _("The public log is not what was signed before, so no letter is issued. The manual says what to do.")
    lately = timezone.now() - LATELY
    strange = Event.objects.filter(kind="letter.unknown_but_signed", at__gte=lately).count()
    if strange:
        yield ngettext(
            "Somebody checked a letter with our signature that is not in our register. Is our key in other hands?",
            "%(count)d times somebody checked a letter with our signature that is not in our register."
            " Is our key in other hands?",
            strange,
        ) % {"count": strange}
    damaged = Event.objects.filter(kind="letter.damaged", at__gte=lately).count()
    if damaged:
        yield _("A stored letter is damaged. See “Letters not received” for which.")
    alone = Letter.objects.filter(vouched=False, filed_at__gte=lately).count()
    if alone:
        yield ngettext(
            "One letter of the last 30 days was issued while too few witnesses answered.",
            "%(count)d letters of the last 30 days were issued while too few witnesses answered.",
            alone,
        ) % {"count": alone}
    yield from expiry_warnings()
