"""Asks registers again that were silent when a file was checked, until they answer or nobody needs the answer."""

import time
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.applications.status import DESKS, Status
from tinggal.journal.record import record
from tinggal.people.actors import SYSTEM
from tinggal.registers import breaker
from tinggal.verification.actions import count_open_questions
from tinggal.verification.checks.rule import FileRule
from tinggal.verification.checks.table import BY_NAME, look_across
from tinggal.verification.findings import finding_of
from tinggal.verification.models import Finding
from tinggal.verification.papers import papers_as_read
from tinggal.verification.results import Result
from tinggal.verification.silence import SILENT, next_time, soon_after

WHERE = (Status.UNPAID, *DESKS)
"""Where an answer is still of use. A returned file is checked anew when it comes back."""
_ENOUGH = 40.0  # seconds; the rest is asked a minute later


def ask_again(*, most: int = 200) -> int:
    """Ask about every open question whose time has come; says of how many a register was asked.

    A register that is being left alone (``registers.breaker``) is not asked and no try is counted: the question waits
    until its pause is over. An officer's answer, a decision and a replaced finding end the asking.
    """
    _stop_where_nobody_needs_it()
    began, asked = time.monotonic(), 0
    for finding in _due(most):
        if time.monotonic() - began > _ENOUGH:
            break
        asked += _ask_about(finding)
    return asked


def _due(most: int) -> list[Finding]:
    waiting = Finding.objects.open_questions().filter(ask_again_at__lte=timezone.now(), application__status__in=WHERE)
    return list(waiting.select_related("application__applicant").order_by("ask_again_at")[:most])


def _stop_where_nobody_needs_it() -> None:
    waiting = Finding.objects.exclude(ask_again_at=None)
    passing = (Status.VERIFYING, Status.RETURNED)
    needed = waiting.open_questions().filter(application__status__in=(*WHERE, *passing)).values("pk")
    waiting.exclude(pk__in=needed).update(ask_again_at=None)


def _ask_about(finding: Finding) -> bool:
    rule = BY_NAME.get(finding.check_name)
    if not isinstance(rule, FileRule) or not rule.register:
        Finding.objects.filter(pk=finding.pk).update(ask_again_at=None)
        return False
    if rests_until := breaker.rests_until(rule.register):
        Finding.objects.filter(pk=finding.pk).update(ask_again_at=soon_after(rests_until))
        return False
    results = look_across(rule, finding.application, papers_as_read(finding.application))
    said = next((one.at_most(rule.most) for one in results if one.about == finding.about), None)
    _keep(finding, rule, said, now=timezone.now())
    return True


@transaction.atomic
def _keep(finding: Finding, rule: FileRule, said: Result | None, *, now: datetime) -> None:
    """An answer takes the place of the silence, unless an officer or a decision was quicker."""
    file = Application.objects.select_for_update().get(pk=finding.application_id)
    open_now = Finding.objects.open_questions().filter(pk=finding.pk, ask_again_at=finding.ask_again_at).first()
    if open_now is None or file.status not in WHERE:
        return
    open_now.asked_again += 1
    open_now.ask_again_at = next_time(asked=open_now.asked_again, now=now)
    if said is None or said.words in SILENT:
        open_now.save(update_fields=["asked_again", "ask_again_at"])
        return
    Finding.objects.filter(pk=open_now.pk).update(superseded_at=now, ask_again_at=None)
    fresh = finding_of(file, finding.about, rule, said, {})
    fresh.asked_again = open_now.asked_again
    fresh.save()
    count_open_questions(file)
    told = {"finding": fresh.pk, "before": open_now.pk, "check": rule.name, "about": finding.about}
    answer = {"outcome": str(said.outcome), "words": said.words, "times": fresh.asked_again}
    record("finding.asked_again", subject=file.subject, by=SYSTEM, data={**told, **answer})
