"""The days on which permits end, as a calendar file (iCalendar, RFC 5545) and by a secret link that can be ended."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Alarm, Calendar, Event

from tinggal.applications.access import right_for
from tinggal.guarantees.link_models import CalendarLink
from tinggal.guarantees.models import ForeignerQuerySet
from tinggal.guarantees.people import people_seen
from tinggal.journal.record import record
from tinggal.people.actors import Actor, actor_for
from tinggal.people.models import User
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

MEDIA_TYPE = "text/calendar; charset=utf-8"
SIGNER = signing.Signer(salt="calendar", sep=".")
AHEAD = timedelta(days=365)
REMIND = timedelta(days=-30)
SEEN_AGAIN = timedelta(hours=1)


def calendar_file(sponsor: Sponsor, seen: ForeignerQuerySet, *, today: date) -> bytes:
    """A whole day for each day of the next year on which permits end, with an alarm thirty days before. It counts
    people and names none: calendars are shared."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tinggal//Permits//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Permits: %s") % sponsor.name)
    for day, people in _counted(seen.ending(today, today + AHEAD)):
        calendar.add_component(_event(sponsor, day, people))
    return bytes(calendar.to_ical())


def _counted(seen: ForeignerQuerySet) -> Iterable[tuple[date, int]]:
    return seen.order_by("expires_on").values_list("expires_on").annotate(people=Count("pk"))


def _event(sponsor: Sponsor, day: date, people: int) -> Event:
    host = settings.SITE_URL.split("://")[-1].split("/")[0].split(":")[0]
    summary = ngettext("%(people)d permit ends: %(sponsor)s", "%(people)d permits end: %(sponsor)s", people)
    words = summary % {"people": people, "sponsor": sponsor.name}
    event = Event()
    event.add("uid", f"permits-{sponsor.pk}-{day.isoformat()}@{host}")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", words)
    event.add("url", f"{settings.SITE_URL}/sponsor/{sponsor.pk}/people/?from={day}&until={day}")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", REMIND)
    event.add_component(alarm)
    return event


@transaction.atomic
def make_link(sponsor: Sponsor, *, by: User, actor: Actor) -> CalendarLink:
    """His secret link to this sponsor's days; the one before it ends."""
    end_link(sponsor, by=by, actor=actor)
    made = CalendarLink.objects.create(sponsor=sponsor, user=by)
    record("calendar.link_made", subject=sponsor.subject, by=actor, data={"link": made.pk})
    return made


@transaction.atomic
def end_link(sponsor: Sponsor, *, by: User, actor: Actor) -> None:
    """His link shows nothing any more. Without a link nothing happens."""
    for link in CalendarLink.objects.select_for_update().filter(sponsor=sponsor, user=by, ended_at=None):
        link.ended_at = timezone.now()
        link.save(update_fields=["ended_at"])
        record("calendar.link_ended", subject=sponsor.subject, by=actor, data={"link": link.pk})


def address_of(link: CalendarLink) -> str:
    """What a calendar program is given."""
    return f"{settings.SITE_URL}/sponsor/feed/{SIGNER.sign(str(link.pk))}/permits.ics"


def read_by_link(token: str) -> bytes | None:
    """The calendar behind a link, with what its owner may see now; None when it is forged or ended, or when he no
    longer works for the sponsor. That it was read is noted once an hour."""
    try:
        number = int(SIGNER.unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    link = CalendarLink.objects.select_related("sponsor", "user").filter(pk=number, ended_at=None).first()
    if link is None:
        return None
    owner = actor_for(link.user)
    if right_for(owner, link.sponsor, task=Task.VIEW) is None:
        return None
    now = timezone.now()
    if link.read_at is None or now - link.read_at > SEEN_AGAIN:
        CalendarLink.objects.filter(pk=link.pk).update(read_at=now)
    return calendar_file(link.sponsor, people_seen(owner, link.sponsor), today=timezone.localdate())
