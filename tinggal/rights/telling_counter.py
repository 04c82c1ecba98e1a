"""What a copy says about coming to an office: appointments, the queue, photos, collecting."""

from tinggal.applications.entry_models import Entry
from tinggal.applications.models import Application
from tinggal.appointments.models import Appointment, Capture, HandOver, OriginalSeen, Ticket
from tinggal.rights.columns import Told, columns


def counter_told(file: Application) -> Told:
    """Everything but the officer's minutes of an interview. The photos themselves lie in a folder of the copy."""
    return {
        "typed_by_an_officer": columns(
            Entry.objects.filter(application=file), "office__name", "begun_at", "way", "confirmed_at"
        ),
        "appointments": columns(
            Appointment.objects.filter(application=file),
            *("kind", "state", "starts_at", "office__name", "place", "moved", "same_day", "invited_at", "closed_at"),
        ),
        "queue": columns(
            Ticket.objects.filter(application=file),
            *("office__name", "day", "number", "reason", "issued_at", "called_at", "counter", "done_at"),
        ),
        "originals_seen": columns(
            OriginalSeen.objects.filter(document__application=file),
            *("document__code", "document__version", "seen_at"),
        ),
        "photos_and_fingerprints": columns(
            Capture.objects.filter(application=file), "kind", "quality", "device", "media_type", "sha256", "taken_at"
        ),
        "collected": columns(
            HandOver.objects.filter(application=file), "collector", "proxy_name", "identity", "handed", "at"
        ),
    }
