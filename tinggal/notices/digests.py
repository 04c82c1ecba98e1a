"""One mail a day to every superior with files whose time ends today or has passed at the desks below him."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.utils import timezone

from tinggal.applications.access import within
from tinggal.applications.clock_watch import SUPERIOR
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.notices.channels import email
from tinggal.notices.models import Notice
from tinggal.notices.words import words_for
from tinggal.people.actors import seat_of
from tinggal.people.models import Post

KIND = "clock.digest"
SHOWN = 20


def warn_superiors(*, today: date) -> int:
    """Write and send the mails of a day; each superior gets one, however often this runs. Says how many left."""
    sent = 0
    for post in Post.objects.in_force(today).filter(role__in=set(SUPERIOR.values())).select_related("user", "office"):
        key = f"clock/{today}/{post.pk}"
        if not post.user.is_active or Notice.objects.filter(key=key, sent_at__isnull=False).exists():
            continue
        if found := _below(post, today):
            sent += _tell(post, key, found)
    return sent


def _below(post: Post, today: date) -> Mapping[str, list[Application]]:
    places = [status for status, role in SUPERIOR.items() if role == post.role]
    files = Application.objects.filter(within(seat_of(post)), status__in=places, due_on__lte=today)
    found: dict[str, list[Application]] = defaultdict(list)
    for file in files.select_related("office").order_by("due_on", "pk")[: 10 * SHOWN]:
        found["today" if file.due_on == today else "late"].append(file)
    return found


def _tell(post: Post, key: str, found: Mapping[str, list[Application]]) -> bool:
    shown = {kind: files[:SHOWN] for kind, files in found.items()}
    told = {
        **shown,
        "counts": {kind: len(files) for kind, files in found.items()},
        "desk": f"{settings.SITE_URL}/desk/",
        "places": [Status(status).label for status, role in SUPERIOR.items() if role == post.role],
    }
    subject, body = words_for(KIND, Notice.Channel.EMAIL, told, language=post.user.language)
    notice, _ = Notice.objects.get_or_create(
        key=key,
        defaults={
            "person": post.user,
            "channel": Notice.Channel.EMAIL,
            "kind": KIND,
            "to": post.user.email or "",
            "subject": subject,
            "body": body,
        },
    )
    if notice.sent_at is not None:
        return False
    email.send(notice)
    Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now())
    return True
