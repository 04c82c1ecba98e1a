"""Makes the demo files through the same doors real ones go through: form, papers, payment, desks, decision, letter.

The journal's times are the database's and stay honest: everything happened just now. Only the columns that queues are
sorted by (``submitted_at``, ``paid_at``, ``arrived_at``, ``due_on``) are moved back some days afterwards, so that desks
show fresh, waiting and overdue files; and the days of some permits before their letters are written, so that they end
soon. Files of the applicants and the clerk with a login are not moved: they read beside them how their days were
counted, and that is counted from the journal.
"""

import hashlib
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone, translation

from tinggal.applications.deadlines import due_on
from tinggal.applications.drafts import attach, start
from tinggal.applications.models import Application, Decision
from tinggal.applications.route import route
from tinggal.applications.sponsored import begin_for
from tinggal.applications.status import DESKS, Status
from tinggal.demo.answers import answers
from tinggal.demo.cases import PLACES, Case, case, company
from tinggal.demo.desks import Seats, seats
from tinggal.demo.officers import APPLICANTS, CLERK, DOMAIN
from tinggal.demo.owed import do_what_is_owed, take_back_the_jobs, taken_for_granted
from tinggal.demo.papers import paper
from tinggal.demo.people import account
from tinggal.demo.plan import Entry, plan
from tinggal.demo.registered import register
from tinggal.demo.sponsorship import sponsor
from tinggal.demo.steps import Errand, one_step
from tinggal.demo.working import prioritise
from tinggal.intake.receive import Received
from tinggal.people.actors import Actor, actor_for
from tinggal.verification.papers import papers_of

_OWN_PERSONS = {"anna": 541, "liwei": 703, "khalid": 749}
_UNPAID_DAYS = 3
_ENOUGH_STEPS = 14
_A_YEAR = timedelta(days=364)


def missing() -> tuple[Entry, ...]:
    """The planned files that are not there yet."""
    there = set(
        Application.objects.filter(
            Q(applicant__email__endswith=f"@{DOMAIN}") | Q(sponsor__memberships__email=CLERK.email)
        ).values_list("answers__passport_number", "permit_code")
    )
    today = timezone.localdate()
    return tuple(one for one in plan() if (_case(one, today).person.passport, one.permit.code) not in there)


def make(entry: Entry) -> Application:
    """Make one file, step by step: a letter must be in the public log before it is signed. One that was cut short stays
    where it had come to, like any other file."""
    file = _made(entry, seats())
    take_back_the_jobs(file)
    return file


def _case(entry: Entry, today: date) -> Case:
    told = case(
        entry.number,
        entry.permit,
        place=PLACES[entry.city],
        today=today,
        passport_days=entry.passport_days,
        who=_OWN_PERSONS.get(entry.owner, entry.number),
    )
    if entry.owner == CLERK.login:
        return replace(told, sponsor=company(CLERK.office, place=told.place))
    return told


def _made(entry: Entry, found: Seats) -> Application:
    told = _case(entry, timezone.localdate())
    owner = _owner(entry, told)
    register(told)
    file = _draft(told, owner, for_sponsor=entry.owner == CLERK.login)
    # Nationals under calling-visa review take a road that has no desk of the head of the office.
    target = entry.status if entry.status in route(file.route_name).statuses else Status.AT_KANIM
    errand = Errand(file, target, owner, found)
    for _ in range(_ENOUGH_STEPS):
        if file.status in (target, Status.RETURNED):
            break
        one_step(errand)
        if file.status == Status.APPROVED and entry.ends_in:
            _move_permit(file, ends_on=timezone.localdate() + timedelta(days=entry.ends_in))
        do_what_is_owed(file, read=papers_of if entry.read else taken_for_granted)
    if file.status == Status.DRAFT:
        do_what_is_owed(file, read=taken_for_granted)
    _move_back(file, entry)
    prioritise(file, number=entry.number, found=found)
    return file


def _owner(entry: Entry, told: Case) -> Actor:
    if entry.owner == CLERK.login:
        return actor_for(account(email=CLERK.email, full_name=CLERK.name))
    if entry.owner:
        desk = next(one for one in APPLICANTS if one.login == entry.owner)
        return actor_for(account(email=desk.email, full_name=told.person.name, phone="+62 812 5550 0000"))
    language = "id" if entry.number % 3 == 0 else "en"
    email = f"{told.person.login}@{DOMAIN}"
    return actor_for(account(email=email, full_name=told.person.name, phone="+62 812 5550 0000", language=language))


def _draft(told: Case, owner: Actor, *, for_sponsor: bool) -> Application:
    said = answers(told)
    with translation.override("en"):
        if for_sponsor:
            file = begin_for(sponsor(), told.permit, by=owner, answers=said)
        else:
            file = start(told.permit, by=owner, answers=said)
    for requirement in told.permit.required_documents(said):
        made = paper(requirement, told)
        digest = hashlib.sha256(made.content).hexdigest()
        received = Received(made.content, made.content_type, made.name, 1, digest, made.content, ())
        attach(file, requirement.code, received, by=owner)
    file.refresh_from_db()
    return file


def _move_permit(file: Application, *, ends_on: date) -> None:
    """As if it had been given a year before this day. Its letter is written after this and says the same days."""
    limited = Decision.objects.filter(application=file, valid_until__gt=ends_on)
    limited.update(valid_from=ends_on - _A_YEAR, valid_until=ends_on)


def _move_back(file: Application, entry: Entry) -> None:
    """See the head of this file."""
    if entry.owner or file.status not in (*DESKS, Status.RETURNED, Status.UNPAID):
        return
    lies = 1 + entry.number % 3 if not entry.overdue else 7 + entry.number % 6
    if file.status == Status.UNPAID:
        lies = entry.number % _UNPAID_DAYS
    arrived = timezone.now() - timedelta(days=lies, minutes=37 * entry.number % 400)
    sent = arrived - timedelta(days=entry.number % 5, hours=3)
    Application.objects.filter(pk=file.pk).update(
        arrived_at=arrived,
        submitted_at=sent,
        paid_at=sent + timedelta(hours=1) if file.paid_at else None,
        due_on=due_on(file, file.status, arrived=timezone.localdate(arrived)),
    )
