"""A worker fills in his part by a link: after a proof, in his language, in his own file only, until it ends."""

from datetime import date, timedelta

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.conftest import RunOutbox, user_of
from tests.papers import picture
from tests.sponsors.company import agency, colleague, mandate, person
from tinggal.applications.models import Application
from tinggal.applications.provenance import provenance
from tinggal.applications.sponsored import begin_for
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.guarantees.link_models import WorkerLink
from tinggal.guarantees.worker_links import token_of
from tinggal.guarantees.worker_part import part_of
from tinggal.journal.models import Event
from tinggal.people.actors import Actor
from tinggal.simulators.models import SimulatedMessage
from tinggal.sponsors.mandates import end
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

BORN, PASSPORT = date(1990, 4, 12), "M12345678"
PROOF = {"passport_number": "m 123-45678", "birth_date_day": "12", "birth_date_month": "4", "birth_date_year": "1990"}
KNOWN = {"full_name": "KIM MIN-JUN", "passport_number": PASSPORT, "birth_date": BORN.isoformat()}


@pytest.fixture
def file(sponsor: Sponsor, boss: Actor) -> Application:
    return begin_for(sponsor, permit("extend-itas-worker"), by=boss, answers=KNOWN)


def signed_in(who: Actor) -> Client:
    client = Client()
    client.force_login(user_of(who))
    return client


def made(file: Application, who: Actor, *, email: str = "", language: str = "en") -> WorkerLink:
    where = f"/sponsor/{file.sponsor_id}/files/{file.reference}/worker/"
    answered = signed_in(who).post(where, {"language": language, "email": email})
    assert answered.status_code == 302
    return WorkerLink.objects.get(application=file, ended_at=None)


def came_in(link: WorkerLink) -> tuple[Client, str]:
    """A phone that nobody is signed in on, after the proof; and where the link begins."""
    phone, home = Client(), f"/fill/{token_of(link)}/"
    assert phone.post(home, PROOF)["Location"] == f"{home}tasks/"
    return phone, home


def test_the_link_is_mailed_in_his_language_and_opens_after_the_proof(
    file: Application, boss: Actor, run_outbox: RunOutbox
) -> None:
    link = made(file, boss, email="kim@example.org", language="id")
    run_outbox()
    assert f"/fill/{token_of(link)}/" in SimulatedMessage.objects.get(to="kim@example.org").body
    phone = Client()
    shown = phone.get(f"/fill/{token_of(link)}/").content.decode()
    assert 'lang="id"' in shown
    assert "KIM MIN-JUN" not in shown
    assert PASSPORT not in shown


def test_before_the_proof_every_page_leads_to_it(file: Application, boss: Actor) -> None:
    home = f"/fill/{token_of(made(file, boss))}/"
    for page in ("tasks/", "answers/passport/", "papers/"):
        assert Client().get(f"{home}{page}")["Location"] == home
    Client().post(f"{home}answers/passport/", {"birth_place": "Seoul"})
    file.refresh_from_db()
    assert "birth_place" not in file.answers


def test_the_worker_answers_adds_papers_and_says_that_he_is_ready(
    file: Application, boss: Actor, run_outbox: RunOutbox
) -> None:
    link = made(file, boss)
    phone, home = came_in(link)
    later = timezone.localdate() + timedelta(days=900)
    days = {f"passport_expires_on_{part}": getattr(later, part) for part in ("day", "month", "year")}
    answered = phone.post(f"{home}answers/passport/", {"birth_place": "Seoul", "later": "yes", **days})
    file.refresh_from_db()
    assert answered.status_code in (200, 302)
    assert (file.answers["birth_place"], file.answers["passport_number"]) == ("Seoul", PASSPORT)
    assert provenance(file)["birth_place"].by == f"worker/{link.pk}"
    phone.post(f"{home}papers/", {"passport": SimpleUploadedFile("p.jpg", picture("passport"))})
    assert file.documents.get().code == "passport"
    phone.post(f"{home}done/")
    phone.post(f"{home}done/")
    run_outbox()
    assert SimulatedMessage.objects.filter(to=file.sponsor.email, body__contains="KIM MIN-JUN").count() == 1  # type: ignore[union-attr]


def test_a_browser_may_say_to_us_where_a_form_comes_from_and_to_nobody_else(file: Application, boss: Actor) -> None:
    answered = Client().get(f"/fill/{token_of(made(file, boss))}/")
    assert answered["Referrer-Policy"] == "same-origin"
    assert answered["Cache-Control"] == "no-store, private"


def test_the_sponsor_sees_what_is_missing_in_his_part(file: Application, boss: Actor) -> None:
    shown = signed_in(boss).get(f"/sponsor/{file.sponsor_id}/files/{file.reference}/worker/").content.decode()
    part = part_of(file)
    assert part.open
    assert part.missing
    assert all(str(question.label) in shown for question in part.open)
    assert all(str(paper.requirement.label) in shown for paper in part.missing)


def test_he_sees_nothing_of_the_sponsor_and_changes_nothing_of_him(file: Application, boss: Actor) -> None:
    phone, home = came_in(made(file, boss))
    assert phone.get(f"{home}answers/sponsor/").status_code == 404
    assert phone.get(f"{home}answers/purpose/").status_code == 404
    everything = "".join(phone.get(f"{home}{page}").content.decode() for page in ("tasks/", "answers/stay/", "papers/"))
    assert all(text not in everything for text in (file.sponsor.number, file.sponsor.email))  # type: ignore[union-attr]
    phone.post(f"{home}answers/passport/", {"sponsor_name": "MINE", "passport_number": "X1", "birth_place": "Seoul"})
    file.refresh_from_db()
    assert (file.answers["sponsor_name"], file.answers["passport_number"]) == (file.sponsor.name, PASSPORT)  # type: ignore[union-attr]
    assert phone.get(f"/applications/{file.reference}/").status_code == 302


def test_five_wrong_proofs_lock_the_link_and_the_sponsor_reads_why(file: Application, boss: Actor) -> None:
    link = made(file, boss)
    phone, home = Client(), f"/fill/{token_of(link)}/"
    wrong = {**PROOF, "birth_date_day": "13"}
    assert [phone.post(home, wrong).status_code for _try in range(5)] == [422, 422, 422, 422, 410]
    assert phone.post(home, PROOF).status_code == 410
    assert Event.objects.filter(subject=file.subject, kind="worker.locked_out").count() == 1
    where = f"/sponsor/{file.sponsor_id}/files/{file.reference}/worker/"
    assert "locked after five wrong tries" in signed_in(boss).get(where).content.decode()


def test_a_link_that_was_ended_replaced_outlived_or_overtaken_opens_nothing(file: Application, boss: Actor) -> None:
    first = made(file, boss)
    phone, home = came_in(first)
    second = made(file, boss)
    assert phone.get(f"{home}tasks/").status_code == 410
    phone, home = came_in(second)
    signed_in(boss).post(f"/sponsor/{file.sponsor_id}/files/{file.reference}/worker/end/")
    assert phone.get(f"{home}tasks/").status_code == 410
    third = made(file, boss)
    phone, home = came_in(third)
    Application.objects.filter(pk=file.pk).update(status=Status.WITHDRAWN)
    assert phone.get(f"{home}tasks/").status_code == 410
    Application.objects.filter(pk=file.pk).update(status=Status.DRAFT)
    WorkerLink.objects.filter(pk=third.pk).update(until_at=timezone.now() - timedelta(minutes=1))
    assert phone.get(f"{home}tasks/").status_code == 410
    assert Client().get(f"/fill/{signing.Signer(salt='other', sep='.').sign(str(third.pk))}/").status_code == 410


def test_the_proof_for_one_file_opens_no_other(sponsor: Sponsor, file: Application, boss: Actor) -> None:
    other = begin_for(sponsor, permit("extend-itas-worker"), by=boss, answers={**KNOWN, "passport_number": "Z9"})
    phone, _home = came_in(made(file, boss))
    elsewhere = f"/fill/{token_of(made(other, boss))}/"
    assert phone.get(f"{elsewhere}tasks/")["Location"] == elsewhere


def test_an_agents_link_ends_with_his_mandate(sponsor: Sponsor, boss: Actor) -> None:
    agent = person("agent")
    held = mandate(agency(boss=agent), sponsor, Task.PREPARE, asker=agent, giver=boss)
    file = begin_for(sponsor, permit("extend-itas-worker"), by=agent, answers=KNOWN)
    phone, home = came_in(made(file, agent))
    assert Event.objects.filter(subject=held.subject, data__did="worker.invited").exists()
    end(held, by=boss)
    assert phone.get(f"{home}tasks/").status_code == 410


def test_who_only_looks_makes_no_link_and_without_a_passport_nobody_does(sponsor: Sponsor, boss: Actor) -> None:
    bare = begin_for(sponsor, permit("extend-itas-worker"), by=boss, answers={"full_name": "NOBODY"})
    where = f"/sponsor/{sponsor.pk}/files/{bare.reference}/worker/"
    shown = signed_in(boss).post(where, {"language": "ko", "email": ""}).content.decode()
    assert "Write the passport number and the date of birth first." in shown
    looks = signed_in(colleague(sponsor, "look", boss=boss))
    looks.raise_request_exception = False
    assert looks.post(where, {"language": "ko", "email": ""}).status_code == 403
    assert not WorkerLink.objects.exists()
