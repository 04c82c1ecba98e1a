"""The offices of a regional office beside each other, all of them for the directorate: done right, and in time?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinggal.oversight.office_page import offices_page
from tinggal.people.doors import only_for
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

for_comparing = only_for(Role.KANWIL_OFFICER, Role.DIRECTORATE_OFFICER, Role.KASUBDIT)


@for_comparing
@require_safe
def offices(request: ActorRequest) -> HttpResponse:
    """Time at a desk, returned, overturned and late, office by office; the numbers were counted at night."""
    asked = request.GET
    page = offices_page(request.actor, month=asked.get("month", ""), desk=asked.get("desk", ""))
    return render(request, "desk/offices.html", page)
