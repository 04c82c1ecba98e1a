"""PT Samudra with its people and an agent, for the tests of this room and of those above it."""

from datetime import date, timedelta

from django.utils import timezone

from tests.conftest import Cast
from tests.papers import attach_everything, good_answers
from tests.walking import walk_to
from tinggal.applications.models import Application, Decision
from tinggal.applications.sponsored import begin_for
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.people.actors import Actor, actor_for
from tinggal.people.models import User
from tinggal.sponsors.mandates import ask_for, grant
from tinggal.sponsors.models import Mandate, Sponsor
from tinggal.sponsors.registering import register
from tinggal.sponsors.team import invite, join

DETAILS = {
    "name": "PT Samudra Contoh Nusantara",
    "address": "Jalan Thamrin 1, Jakarta",
    "email": "hr@samudra.example",
    "phone": "+62 21 555 0100",
    "licence": "",
}


def person(name: str) -> Actor:
    """Somebody with an account and no post."""
    user, _new = User.objects.get_or_create(email=f"{name}@example.org", defaults={"full_name": name.capitalize()})
    return actor_for(user)


def company(*, boss: Actor, number: str = "8120001234567", name: str = DETAILS["name"]) -> Sponsor:
    """A company that ``boss`` has registered."""
    return register("company", number, details={**DETAILS, "name": name}, by=boss)


def agency(*, boss: Actor) -> Sponsor:
    """An agent with a licence."""
    details = {**DETAILS, "name": "Biro Jasa Lancar", "licence": "KUASA-77/2026"}
    return register("agency", "8120009999999", details=details, by=boss)


def colleague(sponsor: Sponsor, name: str, *tasks: str, boss: Actor) -> Actor:
    """A member of the team with these tasks."""
    member = invite(sponsor, email=f"{name}@example.org", tasks=tasks, by=boss)
    who = person(name)
    join(member, by=who)
    return who


def mandate(agent: Sponsor, client: Sponsor | User, *scopes: str, asker: Actor, giver: Actor, **more: bool) -> Mandate:
    """A mandate that runs for thirty days, granted."""
    last = timezone.localdate() + timedelta(days=30)
    made = ask_for(agent, client, scopes=scopes, until_on=last, everything=more.get("everything", False), by=asker)
    grant(made, by=giver)
    made.refresh_from_db()
    return made


def prepared(
    sponsor: Sponsor, *, by: Actor, passport: str = "L898902C3", code: str = "extend-itas-worker"
) -> Application:
    """A draft of the sponsor with every answer and every document."""
    answers = {**good_answers(permit(code), today=timezone.localdate()), "passport_number": passport}
    answers["rptka_number"] = "12.345/PPTK/2026"
    file = begin_for(sponsor, permit(code), by=by, answers=answers)
    attach_everything(file, by=by)
    return file


def collected(file: Application, cast: Cast, *, until: date, by: Actor) -> Application:
    """The file came to its end and gave a permit until this day."""
    walk_to(Status.AT_KANIM, file, {**cast, "filer": by}, owner="filer")
    Application.objects.filter(pk=file.pk).update(interviewed_at=timezone.now())
    walk_to(Status.APPROVED, file, {**cast, "filer": by}, owner="filer")
    Decision.objects.filter(application=file).update(valid_until=until)
    file.refresh_from_db()
    return file
