"""Tells the applicant what happened, by mail and short message, in his language; each once."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from tinggal.applications.links import tracking_url
from tinggal.applications.models import Application
from tinggal.catalogue.reasons import REASONS
from tinggal.journal.models import Event
from tinggal.notices.channels import email, sms
from tinggal.notices.models import Notice
from tinggal.notices.words import words_for

SENDERS = {Notice.Channel.EMAIL: email.send, Notice.Channel.SMS: sms.send}


def tell_applicant(event: Event) -> None:
    """Write the notices of an event and send those that have not left yet."""
    file = Application.objects.select_related("applicant", "office").of(event)
    addresses = {Notice.Channel.EMAIL: file.applicant.email, Notice.Channel.SMS: file.applicant.phone}
    for channel, address in addresses.items():
        notice = _notice(event, file, channel, address) if address else None
        if notice and notice.sent_at is None:
            SENDERS[channel](notice)
            Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now())


def _notice(event: Event, file: Application, channel: str, address: str) -> Notice | None:
    subject, body = words_for(event.kind, channel, _facts(event, file), language=file.applicant.language)
    if not body:
        return None
    notice, _ = Notice.objects.get_or_create(
        key=f"notice/{event.pk}/{channel}",
        defaults={
            "application": file,
            "person": file.applicant,
            "channel": channel,
            "kind": event.kind,
            "to": address,
            "subject": subject,
            "body": body,
        },
    )
    return notice


def _facts(event: Event, file: Application) -> dict[str, Any]:
    """What templates may say: the file, the event's own data, reasons in words, and links that need no typing."""
    return {
        "application": file,
        "permit": file.permit.name,
        "office": file.office,
        "event": event,
        "data": event.data,
        "expires_at": parse_datetime(event.data.get("expires_at", "")),
        "starts_at": parse_datetime(event.data.get("starts_at", "")),
        "reasons": [REASONS[code] for code in event.data.get("reasons", []) if code in REASONS],
        "own_page": f"{settings.SITE_URL}/applications/{file.reference}/",
        "tracking_page": tracking_url(file.reference),
    }
