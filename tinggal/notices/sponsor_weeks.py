"""One mail a week to every member of a sponsor's team who wants it: what ends soon, and what waits for the team."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.guarantees.duty_models import Undertaking
from tinggal.guarantees.models import Foreigner
from tinggal.guarantees.reports import SOON
from tinggal.notices.channels import email
from tinggal.notices.models import Notice
from tinggal.notices.words import words_for
from tinggal.sponsors.models import Membership, Sponsor

KIND = "sponsor.week"
LATEST_WEEKDAY, EARLIEST_HOUR = 2, 7
AHEAD = timedelta(days=30)
SHOWN = 10
OURS = (Status.DRAFT, Status.RETURNED, Status.UNPAID)


def tell_teams(*, now: datetime) -> int:
    """Write and send the mails of a week, from Monday at seven; each member gets one, however often this runs.

    On Wednesday at the latest: a week that has nearly passed is not told any more. Says how many left.
    """
    local = timezone.localtime(now)
    if local.weekday() > LATEST_WEEKDAY or (local.weekday() == 0 and local.hour < EARLIEST_HOUR):
        return 0
    year, week, _day = local.isocalendar()
    members = Membership.objects.in_force().filter(weekly=True).select_related("user", "sponsor")
    sent, sponsor, told = 0, None, {}
    for member in members.order_by("sponsor", "pk").iterator():
        if member.sponsor_id != sponsor:
            sponsor, told = member.sponsor_id, week_of(member.sponsor, today=local.date())
        if told and not Notice.objects.filter(key=f"week/{year}-{week}/{member.pk}", sent_at__isnull=False).exists():
            sent += _tell(member, f"week/{year}-{week}/{member.pk}", told)
    return sent


def week_of(sponsor: Sponsor, *, today: date) -> dict[str, object]:
    """What the mail tells; nothing when nothing ends and nothing waits. Five questions to the database."""
    ending = Foreigner.objects.present().filter(sponsor=sponsor, runs=None).ending(today, today + AHEAD)
    people = list(ending.order_by("expires_on", "pk")[: SHOWN + 1])
    waiting = Application.objects.filter(sponsor=sponsor, filed_by_sponsor=True, status__in=OURS)
    told = {
        "ending": ending.count(),
        "waiting": waiting.count(),
        "reports": Foreigner.objects.present().filter(sponsor=sponsor).to_report(today + SOON).count(),
        "undertakings": Undertaking.objects.filter(sponsor=sponsor, state=Undertaking.State.ASKED).count(),
    }
    if not any(told.values()):
        return {}
    home = f"{settings.SITE_URL}/sponsor/{sponsor.pk}/"
    return {**told, "sponsor": sponsor, "people": people[:SHOWN], "more": len(people) > SHOWN, "home": home}


def _tell(member: Membership, key: str, told: dict[str, object]) -> bool:
    user = member.user
    if user is None or not user.email:
        return False
    subject, body = words_for(KIND, Notice.Channel.EMAIL, told, language=user.language)
    notice, _new = Notice.objects.get_or_create(
        key=key,
        defaults={
            "person": user,
            "channel": Notice.Channel.EMAIL,
            "kind": KIND,
            "to": user.email,
            "subject": subject,
            "body": body,
        },
    )
    if notice.sent_at is not None:
        return False
    email.send(notice)
    Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now())
    return True
