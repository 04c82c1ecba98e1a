"""A registered company that vouches for workers: its team, its agent, renewals begun together, reports, one bill."""

import csv
import io
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from tinggal.catalogue.permits import permit
from tinggal.demo.answers import answers
from tinggal.demo.cases import PLACES, case, company
from tinggal.demo.officers import CLERK, DOMAIN
from tinggal.demo.people import account
from tinggal.guarantees.batches import renew_together
from tinggal.guarantees.cells import columns
from tinggal.guarantees.models import Batch, Foreigner
from tinggal.guarantees.reports import report_same
from tinggal.guarantees.table import take_in
from tinggal.payments.actions import open_group, payable
from tinggal.payments.provider import Unreachable
from tinggal.people.actors import Actor, actor_for
from tinggal.sponsors.mandates import ask_for, grant
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.registering import check, register
from tinggal.sponsors.tasks import Task
from tinggal.sponsors.team import invite, join

_AGENT = {"name": "Biro Jasa Contoh Lancar", "licence": "KUASA-77/2026", "number": "8120012345612"}
_TABLE, _ROWS = "new-itas-worker", (901, 902)
_MANDATE, _SOON, _LATE = timedelta(days=180), timedelta(days=30), (17, 4, -3, -6)  # a report is late by so many days
_RENEWED = 2


def sponsor() -> Sponsor:
    """The company; entered with its team and its agent when it is not there yet. The registers are asked once."""
    told = company(CLERK.office, place=PLACES[0])
    there = Sponsor.objects.filter(number=told.number).first()
    if there:
        return there
    details = {"name": told.name, "address": told.address, "email": told.email, "phone": told.phone, "licence": ""}
    made = _entered(told.number, details)
    check(made, by=clerk_of_the_sponsor())
    return made


@transaction.atomic
def _entered(number: str, details: dict[str, str]) -> Sponsor:
    clerk = clerk_of_the_sponsor()
    made = register("company", number, details=details, by=clerk)
    address = f"keuangan.samudra@{DOMAIN}"
    paying = account(email=address, full_name="Bima Sakti Wijaya", language="id")
    join(invite(made, email=address, tasks=[Task.PAY, Task.LETTERS], by=clerk), by=actor_for(paying))
    invite(made, email=f"baru.samudra@{DOMAIN}", tasks=[Task.PREPARE], by=clerk)
    _agent_of(made, clerk)
    return made


def _agent_of(client: Sponsor, clerk: Actor) -> None:
    agent = actor_for(account(email=f"biro.lancar@{DOMAIN}", full_name="Yusuf Hamdani", language="id"))
    kept = {"name": _AGENT["name"], "licence": _AGENT["licence"], "address": client.address, "phone": client.phone}
    office = register("agency", _AGENT["number"], details={**kept, "email": f"biro.lancar@{DOMAIN}"}, by=agent)
    until = timezone.localdate() + _MANDATE
    granted = ask_for(office, client, scopes=[Task.PREPARE], until_on=until, everything=False, by=agent)
    grant(granted, by=clerk)
    ask_for(office, client, scopes=[Task.PREPARE, Task.SUBMIT], until_on=until, everything=True, by=agent)


def clerk_of_the_sponsor() -> Actor:
    """Who looks after the company's foreigners."""
    return actor_for(account(email=CLERK.email, full_name=CLERK.name))


def keep_busy() -> None:
    """Renewals begun together, a table with a wrong cell, reports that came and some that are late, a bill for two.

    Done once: who has begun something together has been here. The files of its people must be there.
    """
    ours, clerk = sponsor(), clerk_of_the_sponsor()
    if Batch.objects.filter(sponsor=ours).exists():
        return
    take_in(ours, permit(_TABLE), _table(), name="pekerja-baru.csv", by=clerk)
    today = timezone.localdate()
    holders = list(Foreigner.objects.present().filter(sponsor=ours, holds__isnull=False).order_by("expires_on", "pk"))
    for one, late in zip(holders, _LATE, strict=False):
        one.report_due_on = today - timedelta(days=late)
        one.save(update_fields=["report_due_on"])
    report_same(ours, holders[len(_LATE) - 1 : len(_LATE)], by=clerk)
    soon = [one for one in holders if one.expires_on and today <= one.expires_on <= today + _SOON]
    renew_together(ours, soon[:_RENEWED], by=clerk)
    try:
        open_group(ours, payable(ours, by=clerk)[:_RENEWED], by=clerk)
    except Unreachable:  # the simulated bank is down: they can be put on one bill by hand
        return


def _table() -> bytes:
    """Two people; the second row lacks the date of birth."""
    asked, today = permit(_TABLE), timezone.localdate()
    said = [answers(case(number, asked, place=PLACES[0], today=today)) for number in _ROWS]
    said[-1]["birth_date"] = "31-13-1990"
    out = io.StringIO()
    codes = [one.code for one in columns(asked)]
    csv.writer(out).writerows([codes, *([row.get(code, "") for code in codes] for row in said)])
    return out.getvalue().encode()
