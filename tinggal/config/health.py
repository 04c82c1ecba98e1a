"""Whether this installation works: for load balancers and for the person on call."""

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from tinggal.intake import scanning
from tinggal.journal.models import Delivery


def health(request: HttpRequest) -> JsonResponse:
    """200 with the state of the outbox and of the virus scanner ("off", "ready", or "silent": uploads are refused).

    503 when a delivery is dead. Open to all, no personal data.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    dead = Delivery.objects.filter(dead_at__isnull=False).count()
    oldest = (
        Delivery.objects.filter(done_at=None, dead_at=None).order_by("id").values_list("owed_at", flat=True).first()
    )
    waiting = (timezone.now() - oldest).total_seconds() if oldest else 0.0
    return JsonResponse(
        {
            "dead_deliveries": dead,
            "oldest_open_seconds": round(waiting, 1),
            "virus_scanner": scanning.state(),
        },
        status=503 if dead else 200,
    )
