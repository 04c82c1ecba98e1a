"""Mails about the account itself, which nobody can switch off, such as one about a device it was never used with."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from tinggal.journal.models import Event
from tinggal.notices.models import Notice
from tinggal.notices.sending import send
from tinggal.notices.topics import Channel
from tinggal.notices.words import words_for
from tinggal.people.models import Device, User


def warn_of_device(event: Event) -> None:
    """To ``device.new``: the owner of the account is told where and when, and what to do if it was not he."""
    device = Device.objects.select_related("person").filter(pk=event.data["device"]).first()
    if device is None:
        return
    told = {
        "device": device,
        "sessions_page": f"{settings.SITE_URL}/accounts/sessions/",
        "password_page": f"{settings.SITE_URL}/accounts/password/change/",
    }
    mail_about_account(device.person, kind=event.kind, key=f"device/{device.pk}", told=told)


def mail_about_account(person: User, *, kind: str, key: str, told: Mapping[str, Any]) -> None:
    """One mail for one key, also when the event is heard twice. Its words know ``person`` and what is ``told``."""
    subject, body = words_for(kind, Channel.EMAIL, {"person": person, **told}, language=person.language)
    notice, _ = Notice.objects.get_or_create(
        key=key,
        defaults={
            "person": person,
            "channel": Channel.EMAIL,
            "kind": kind,
            "to": person.email,
            "subject": subject,
            "body": body,
        },
    )
    send(notice)
