"""Notices that come back, and addresses that do not work: told by the other way, and over once an address changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.notices.models import Notice
from tinggal.notices.topics import Channel
from tinggal.people.actors import SYSTEM
from tinggal.people.models import User

KIND = "notice.came_back"


@dataclass(frozen=True, slots=True)
class Broken:
    """A way by which a person cannot be reached: since when, what was said, and what is tried instead ("" nothing)."""

    channel: Channel
    to: str
    since: datetime
    words: str
    instead: str


@transaction.atomic
def came_back(notice: Notice, *, words: str) -> bool:
    """Write down that a notice was refused for good; False when that is known. The other way is tried by a reaction."""
    row = Notice.objects.select_for_update(of=("self",)).select_related("application").get(pk=notice.pk)
    if row.came_back_at is not None:
        return False
    now = timezone.now()
    row.came_back_at, row.came_back_with, row.arrived_at = now, words[:120], None
    row.sent_at = row.sent_at or now
    row.save(update_fields=["came_back_at", "came_back_with", "arrived_at", "sent_at"])
    subject = row.application.subject if row.application else f"user/{row.person_id}"
    record(KIND, subject=subject, by=SYSTEM, data={"notice": row.pk, "channel": row.channel})
    return True


def arrived(notice: Notice) -> None:
    """Write down that the provider delivered it. One that came back stays so, whatever is said afterwards."""
    Notice.objects.filter(pk=notice.pk, came_back_at=None, arrived_at=None).update(arrived_at=timezone.now())


def broken_ways(person: User) -> list[Broken]:
    """The present addresses of a person of which the newest word is that something came back; one query."""
    addresses = addresses_of(person)
    settled = Q(came_back_at__isnull=False) | Q(arrived_at__isnull=False)
    newest = Notice.objects.filter(settled, person=person, to__in=addresses.values())
    last = {(one.channel, one.to): one for one in newest.order_by("channel", "to", "-pk").distinct("channel", "to")}
    found = []
    for channel, to in addresses.items():
        one = last.get((channel, to))
        if one and one.came_back_at:
            others = [address for way, address in addresses.items() if way != channel]
            found.append(Broken(channel, to, one.came_back_at, one.came_back_with, "".join(others)))
    return found


def addresses_of(person: User) -> Mapping[Channel, str]:
    """Where he can be told something now; the number with which he signs in, when he gave no other."""
    known = {Channel.EMAIL: person.email, Channel.SMS: person.phone or person.signs_in_with}
    return {channel: to for channel, to in known.items() if to}


def unreached() -> Exists:
    """For lists of files: the applicant's present address let something come back, and nothing arrived there since."""
    mine = Notice.objects.filter(person=OuterRef("applicant"), to__in=[F("person__email"), F("person__phone")])
    later = Notice.objects.filter(
        person=OuterRef("person"), to=OuterRef("to"), pk__gt=OuterRef("pk"), arrived_at__isnull=False
    )
    return Exists(mine.filter(~Exists(later), came_back_at__isnull=False))


def returned_to(event: Event) -> Notice:
    """The notice that came back."""
    return Notice.objects.select_related("application__office", "person").get(pk=event.data["notice"])
