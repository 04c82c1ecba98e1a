"""An invented case in which every notice can be read before anybody gets it. No such person, office or file exists."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django.conf import settings

from tinggal.catalogue.permits import permit
from tinggal.catalogue.reasons import REASONS
from tinggal.guarantees.duty_models import TakenBack

REFERENCE = "TG-0000-0000-0"
DAY, MOMENT = date(2027, 3, 15), datetime(2027, 3, 15, 2, 30, tzinfo=UTC)
# Some kinds have words only for one step or one status; most have them for any.
STEP = {"application.verifying": "submit"}
STATUS = {"reminder.payment": "unpaid"}


def invented_case(kind: str) -> dict[str, Any]:
    """Everything that the words of a notice of this kind may name, always the same. Asks the database nothing."""
    home = f"{settings.SITE_URL}/sponsor/1/"
    office = SimpleNamespace(
        name="Kantor Imigrasi Contoh", short_name="Contoh", address="Jalan Contoh 1", time_zone="Asia/Jakarta"
    )
    person = SimpleNamespace(full_name="ANNA MARIA ERIKSSON")
    file = SimpleNamespace(
        reference=REFERENCE,
        applicant=person,
        holder=person.full_name,
        due_on=DAY,
        status=STATUS.get(kind, "returned"),
        place=SimpleNamespace(label="Kantor Imigrasi"),
        office=office,
    )
    reason = REASONS["R-01"]
    undertaking = SimpleNamespace(sponsor=SimpleNamespace(name="PT Contoh"), reason="…")
    return {
        "application": file,
        "person": person,
        "permit": permit("new-itas-worker").name,
        "office": office,
        "at_office": office,
        "data": _data(kind),
        "items": [SimpleNamespace(label="Paspor", why=[reason], words="")],
        "reasons": [reason],
        "expires_at": MOMENT,
        "starts_at": MOMENT,
        "until": DAY,
        "object_until": DAY,
        "entry_code": "123456",
        "undertaking": undertaking,
        "taking": SimpleNamespace(
            undertaking=undertaking, get_ground_display=TakenBack.Ground.STRANGER.label, words="…"
        ),
        "device": SimpleNamespace(
            browser="Mozilla/5.0 (X11; Linux) Firefox/130.0", first_seen_at=MOMENT, address="192.0.2.1"
        ),
        "sponsor": SimpleNamespace(name="PT Contoh"),
        "people": [SimpleNamespace(name=person.full_name, expires_on=DAY)],
        **dict.fromkeys(("ending", "waiting", "reports", "undertakings"), 2),
        "today": [file],
        "late": [file],
        "counts": {"today": 1, "late": 1},
        **_addresses(home),
    }


def _data(kind: str) -> dict[str, Any]:
    return {
        "action": STEP.get(kind, "pay"),
        "number": "W.IMI-0000",
        "days": 7,
        "code": "123456789012345",
        "amount": 2_500_000,
        "group": "passport",
        "part": "",
        "note": "",
    }


def _addresses(home: str) -> dict[str, str]:
    site = settings.SITE_URL
    return {
        "home": home,
        "preferences": f"{site}/account/messages/",
        "own_page": f"{site}/applications/{REFERENCE}/",
        "check_page": f"{site}/check/",
        "inbox": f"{site}/desk/letters/",
        "desk": f"{site}/desk/",
        "tracking_page": f"{site}/track/…/",
        "account": f"{site}/account/",
        "data_page": f"{site}/account/data/",
        "sessions_page": f"{site}/accounts/sessions/",
        "password_page": f"{site}/accounts/password/change/",
    }
