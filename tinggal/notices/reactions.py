"""Tells people what happened, each once and in his language: the applicant, the sponsor, the head of an office."""

from datetime import datetime

from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.notices.coming_back import addresses_of
from tinggal.notices.facts import facts, is_filed_by_account
from tinggal.notices.models import Notice
from tinggal.notices.preferences import wants
from tinggal.notices.quiet import may_leave_at
from tinggal.notices.sending import send
from tinggal.notices.words import words_for
from tinggal.people.models import Post, User
from tinggal.people.roles import Role

SPONSORS_READ = "id"
NEWS_OF_ANY_KIND = "news"  # what somebody without a mailbox gets of a kind that has words for mail only


def tell_applicant(event: Event) -> None:
    """Write the notices of an event, by mail and short message as he wants them, and send those that have not left."""
    file = _file(event)
    person = file.applicant
    possible = addresses_of(person)
    addresses = {way: to for way, to in possible.items() if wants(person, kind=event.kind, channel=way)}
    if file.sponsor and is_filed_by_account(file):
        addresses = {Notice.Channel.EMAIL: file.sponsor.email}
    for channel, address in addresses.items():
        _tell(event, file, person, name=event.kind, to=address, channel=channel)


def tell_sponsor(event: Event) -> None:
    """Tell whoever vouches for the foreigner, at the address of the form; without reasons, which are not his."""
    file = _file(event)
    to = str(file.answers.get("sponsor_email", "")).strip()
    name = f"{event.kind}.sponsor"
    _tell(event, file, file.applicant, name=name, to=to, language=SPONSORS_READ, key=f"notice/{event.pk}/sponsor")


def tell_head(event: Event) -> None:
    """Tell the heads of the office that the event names; at a regional office, its officers."""
    file = _file(event)
    seats = {"kanim": Role.KAKANIM, "kanwil": Role.KANWIL_OFFICER}
    posts = Post.objects.in_force(timezone.localdate()).filter(office__code=event.data["office"])
    for post in posts.select_related("user", "office").order_by("pk"):
        if post.role == seats.get(post.office.kind):
            key = f"notice/{event.pk}/head/{post.user_id}"
            _tell(event, file, post.user, name=event.kind, to=post.user.email or "", key=key)


def _file(event: Event) -> Application:
    return Application.objects.select_related("applicant", "office", "sponsor").of(event)


def _tell(
    event: Event,
    file: Application,
    person: User,
    *,
    name: str,
    to: str,
    channel: str = Notice.Channel.EMAIL,
    language: str = "",
    key: str = "",
) -> None:
    """Write one notice if there are words for it and somewhere to send it, and send it if it has not left yet.

    A short message of the night is held until the morning of the office's clock.
    """
    notice = to and _written(
        event,
        file,
        person,
        name=name,
        to=to,
        channel=channel,
        language=language or person.language,
        key=key or f"notice/{event.pk}/{channel}",
    )
    if notice:
        send(notice)


def _written(
    event: Event, file: Application, person: User, *, name: str, to: str, channel: str, language: str, key: str
) -> Notice | None:
    told = facts(event, file)
    subject, body = words_for(name, channel, told, language=language)
    if not body and channel == Notice.Channel.SMS and not person.email:
        mailed = words_for(name, Notice.Channel.EMAIL, told, language=language)
        body = words_for(NEWS_OF_ANY_KIND, channel, told, language=language)[1] if any(mailed) else ""
    if not body:
        return None
    notice, _ = Notice.objects.get_or_create(
        key=key,
        defaults={
            "application": file,
            "person": person,
            "channel": channel,
            "kind": name,
            "to": to,
            "subject": subject,
            "body": body,
            "held_until": _held_until(file) if channel == Notice.Channel.SMS else None,
        },
    )
    return notice


def _held_until(file: Application) -> datetime | None:
    now = timezone.now()
    leaves = may_leave_at(now, zone=file.office.zone if file.office else timezone.get_default_timezone())
    return leaves if leaves > now else None
