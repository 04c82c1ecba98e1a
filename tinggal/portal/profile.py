"""The applicant's own details, and the ways to his password, second step, e-mail and sessions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinggal.people.actions import change_profile
from tinggal.people.forms import ProfileForm
from tinggal.people.middleware import ActorRequest
from tinggal.people.models import User


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: ActorRequest) -> HttpResponse:
    """Name, phone and language of messages."""
    # A copy: a form that is not valid must not change the name in the page's header.
    user = User.objects.get(pk=request.user.pk)
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=user)
    if request.method == "POST" and form.is_valid():
        change_profile(User.objects.get(pk=user.pk), **form.cleaned_data, by=request.actor)
        messages.success(request, _("Your details are saved."))
        return redirect("portal:profile")
    return render(request, "portal/profile.html", {"form": form})
