"""Whoever joins a family member may not stay longer than he does: E31B and E31E follow the principal's permit."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tinggal.applications.models import UNDONE, Application, Decision
from tinggal.applications.status import Status
from tinggal.catalogue.spans import days_granted, last_day_allowed
from tinggal.lib.workflow import MoveRefused

LAW = "Kepmen M.IP-08.GR.01.01/2025, E31B, E31E"
"""The index of visas: the permit of who joins a holder \"menyesuaikan masa berlaku izin tinggal\" of that holder."""
_ENDS_ON = "relative_permit_expires_on"


def answers_in_family(application: Application) -> Mapping[str, str]:
    """The answers; of somebody in a group with the day to which the principal may stay, whatever was typed."""
    given: Mapping[str, str] = application.answers
    if application.joins is None:
        return given
    until = may_stay_until(application.joins)
    return {**given, _ENDS_ON: until.isoformat() if until else ""}


def may_stay_until(principal: Application) -> date | None:
    """The last day of what the principal was given, or would be given today; None for a permit without end."""
    given: Decision | None = getattr(principal, "decision", None)
    if given and given.outcome == "approval":
        return given.valid_until
    return days_granted(principal.permit, principal.answers, decided=timezone.localdate())[1]


def no_longer_than_principal(application: Application) -> None:
    """The permit would begin before that of the principal ends, and the principal's file did not come to nothing."""
    if application.joins and application.joins.status in (*UNDONE, Status.REVOKED):
        words = _("The application %s of the family member you join has come to an end. You cannot join it any more.")
        raise MoveRefused(words % application.joins.reference)
    if application.permit.within != _ENDS_ON:
        return
    answers = answers_in_family(application)
    limit = last_day_allowed(application.permit, answers)
    first, _last = days_granted(application.permit, answers, decided=timezone.localdate())
    if limit and limit < first:
        words = _("The family member you join may stay until %(day)s. Your permit cannot last longer (%(law)s).")
        raise MoveRefused(words % {"day": date_format(limit), "law": LAW})


def principal_decided(application: Application) -> None:
    """The principal of the family has his approval: only then it is known how long a dependant may stay."""
    principal = application.joins
    if principal and not Decision.objects.filter(application=principal, outcome="approval").exists():
        words = _("Decide on %(reference)s first. This permit cannot last longer than that one (%(law)s).")
        raise MoveRefused(words % {"reference": principal.reference, "law": LAW})
