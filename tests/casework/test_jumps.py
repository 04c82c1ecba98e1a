"""Whoever goes round the line is found, and nobody else."""

from datetime import timedelta

from django.utils import timezone

from tests.conftest import Cast
from tests.desk.conftest import BringTo
from tinggal.applications.actions import perform
from tinggal.casework.acting import step
from tinggal.casework.jumps import jumps
from tinggal.casework.leases import take, take_next
from tinggal.casework.models import Pick


def found() -> set[tuple[str, str, str]]:
    now = timezone.now()
    told = jumps(since=now - timedelta(hours=1), until=now + timedelta(hours=1))
    return {(one.subject, one.actor, one.how) for one in told}


def test_injected_jumps_are_found_and_honest_work_is_not(cast: Cast, bring_to: BringTo):
    kade = cast["kade"]
    files = [bring_to("at_kanim", passport_number=f"P{number}") for number in range(6)]
    step(files[0], "forward", by=kade)
    handed = take_next(by=kade)
    assert handed == files[1]
    step(files[1], "forward", by=kade)
    take(files[4], by=kade, reason="U-01")
    step(files[4], "forward", by=kade)
    assert found() == set()
    perform(files[5], "forward", by=kade)  # round the desk's door
    take(files[3], by=kade, reason="U-06")
    Pick.objects.filter(application=files[3]).delete()  # a reason made away with
    assert found() == {(files[5].subject, kade.key, "no_lease"), (files[3].subject, kade.key, "no_reason")}


def test_what_applicants_and_the_system_do_has_no_turn(bring_to: BringTo):
    bring_to("at_kanim")
    assert found() == set()
