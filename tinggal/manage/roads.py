"""One road: drawn, proved, and the offices where somebody for it is missing."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.applications.route import ROUTES
from tinggal.lib.workflow import Workflow
from tinggal.manage.doors import for_administrators, show
from tinggal.manage.road_drawing import drawing
from tinggal.people.middleware import ActorRequest
from tinggal.rehearsal.faults import faults
from tinggal.rehearsal.staffing import gaps


@for_administrators
@require_safe
def road(request: ActorRequest, name: str) -> HttpResponse:
    """The road drawn, what is wrong with it, and which offices lack an officer for it."""
    one = road_named(name)
    missing = gaps(one, day=timezone.localdate())
    return show(request, "road", section="routes", road=one, drawn=drawing(one), faults=faults(one), gaps=missing)


def road_named(name: str) -> Workflow:
    """The road of this name; raises ``Http404`` when there is none."""
    if name not in ROUTES:
        raise Http404
    return ROUTES[name]
