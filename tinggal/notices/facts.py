"""What the words of a notice may say, and which words belong to an event."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.functional import lazy

from tinggal.applications.asked_models import AskedItem
from tinggal.applications.asking import items_of
from tinggal.applications.deadlines import last_day_to_object
from tinggal.applications.entering import code_of
from tinggal.applications.entry_models import Entry
from tinggal.applications.links import tracking_url
from tinggal.applications.models import Application
from tinggal.catalogue.reasons import REASONS
from tinggal.catalogue.sentences import said
from tinggal.catalogue.types import Reason
from tinggal.guarantees.duty_models import TakenBack
from tinggal.guarantees.undertakings import current
from tinggal.journal.models import Event
from tinggal.offices.models import Office

REVOKED, RETURNED = "revocation.filed", "application.returned"
NAME_AN_OFFICE = frozenset({"letter.unconfirmed", "entry.begun"})


def facts(event: Event, file: Application) -> dict[str, Any]:
    """The file, the event's own data, reasons in words, and links that need no typing."""
    items = items_of(event) if event.kind == RETURNED else []
    return {
        "application": file,
        "permit": file.permit.name,
        "office": file.office,
        "at_office": _office(event),
        "event": event,
        "data": event.data,
        "expires_at": parse_datetime(event.data.get("expires_at", "")),
        "starts_at": parse_datetime(event.data.get("starts_at", "")),
        "items": items,
        "reasons": _reasons(event, items),
        "object_until": _object_until(event),
        "until": parse_date(event.data.get("until", "")),
        "preferences": f"{settings.SITE_URL}/account/messages/",
        "own_page": f"{settings.SITE_URL}{_own_page(file)}",
        "check_page": f"{settings.SITE_URL}/check/",
        "inbox": f"{settings.SITE_URL}/desk/letters/",
        "tracking_page": tracking_url(file.reference),
        "entry_code": _entry_code(event),
        "standard": lazy(said, str)(event.data.get("sentence", ""), event.data.get("blank", ""), file.permit),
        "taking": _taking(event),
        "undertaking": current(file) if event.kind.startswith("undertaking.") else None,
    }


def _entry_code(event: Event) -> str:
    """The code with which somebody confirms what an officer typed for him; "" once another was asked for."""
    if event.kind != "entry.code_asked":
        return ""
    entry = Entry.objects.get(pk=event.data["entry"])
    return code_of(entry) if entry.asked_digest == event.data["digest"] else ""


def _taking(event: Event) -> TakenBack | None:
    """What the sponsor said when he took his word back."""
    if "taking" not in event.data:
        return None
    return TakenBack.objects.select_related("undertaking__sponsor").get(pk=event.data["taking"])


def is_filed_by_account(file: Application) -> bool:
    """Whether the applicant is the account of a sponsor, which nobody reads: then his team is told instead."""
    return file.sponsor is not None and file.applicant_id == file.sponsor.account_id


def _own_page(file: Application) -> str:
    if is_filed_by_account(file):
        return f"/sponsor/{file.sponsor_id}/files/{file.reference}/"
    return f"/applications/{file.reference}/"


def _reasons(event: Event, items: Iterable[AskedItem]) -> list[Reason]:
    """Those of the event that belong to no item; of a letter of revocation those for which the permit was revoked."""
    known = {code for item in items for code in item.reasons}
    codes: Iterable[str] = [code for code in event.data.get("reasons", []) if code not in known]
    if event.kind == REVOKED and (ended := _revoked(event)):
        codes = ended.data.get("reasons", [])
    return [REASONS[code] for code in codes if code in REASONS]


def _object_until(event: Event) -> date | None:
    """The last day to object to a revocation: counted from the day of its letter, which is that of the step."""
    ended = _revoked(event) if event.kind == REVOKED else None
    return last_day_to_object(timezone.localdate(ended.at)) if ended else None


def _revoked(event: Event) -> Event | None:
    steps = Event.objects.filter(subject=event.subject, kind="application.revoked")
    return steps.order_by("-number").first()


def _office(event: Event) -> Office | None:
    code = event.data.get("office", "") if event.kind in NAME_AN_OFFICE else ""
    return Office.objects.filter(code=code).first() if code else None
