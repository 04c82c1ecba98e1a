"""A post handed over, and taken back, from whichever page: the words that follow are the same."""

from django.contrib import messages
from django.utils.translation import gettext as _

from tinggal.people.delegating import end, grant
from tinggal.people.delegating_rules import DelegationRefused
from tinggal.people.delegation_form import HandOver
from tinggal.people.middleware import ActorRequest
from tinggal.people.models import Delegation


def hand_over(form: HandOver, request: ActorRequest) -> bool:
    """Grant what a valid form says and tell it; False when the rules refuse, and the form then says why."""
    try:
        granted = grant(**form.cleaned_data, by=request.actor)
    except DelegationRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The post is handed over. %s acts in it from the first day on.") % granted.deputy)
    return True


def take_back(one: Delegation, request: ActorRequest) -> None:
    """End one now, or say why not."""
    try:
        end(one, by=request.actor)
        messages.success(request, _("%s acts in this post no longer.") % one.deputy)
    except DelegationRefused as refusal:
        messages.error(request, str(refusal))
