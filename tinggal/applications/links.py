"""Signed links that let somebody follow one application without signing in."""

from django.conf import settings
from django.core import signing

EVENTS_SALT = "events"
TRACKING_SALT = "tracking"
EVENTS_AGE = 12 * 3600
TRACKING_AGE = 180 * 24 * 3600


def events_url(subject: str) -> str:
    """Where the browser listens for news of one subject; works for half a day, then the page must be loaded again."""
    return f"/events/{signing.dumps(subject, salt=EVENTS_SALT)}/"


def subject_of(token: str) -> str:
    """The subject of an events token; "" when it is forged or too old."""
    return _read(token, salt=EVENTS_SALT, age=EVENTS_AGE)


def tracking_url(reference: str) -> str:
    """The link of a notice, so that nobody has to type numbers. Works for 180 days."""
    return f"{settings.SITE_URL}/track/{signing.dumps(reference, salt=TRACKING_SALT)}/"


def reference_of(token: str) -> str:
    """The application a tracking link is about; "" when it is forged or too old."""
    return _read(token, salt=TRACKING_SALT, age=TRACKING_AGE)


def _read(token: str, *, salt: str, age: int) -> str:
    try:
        return str(signing.loads(token, salt=salt, max_age=age))
    except signing.BadSignature:
        return ""
