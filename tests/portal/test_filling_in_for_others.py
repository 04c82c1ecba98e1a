"""A sponsor's team and its agents fill in the files they begin, each as far as his tasks go; nobody else can."""

import pytest
from django.test import Client

from tests.conftest import Cast, user_of
from tests.papers import picture
from tests.portal.conftest import ADDRESSES, browser, page
from tests.portal.test_adding_documents import upload
from tests.portal.test_filling_in import passport_answers
from tests.sponsors.company import agency, colleague, company, mandate, person, prepared
from tinggal.applications.models import Application
from tinggal.applications.provenance import provenance
from tinggal.applications.sponsored import begin_for
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.journal.models import Event
from tinggal.people.actors import Actor
from tinggal.sponsors.mandates import end
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task
from tinggal.sponsors.team import suspend

FILLED_IN_ON = ("application", "form", "documents", "document", "view_document", "document_picture", "checks", "check")


@pytest.fixture
def boss(db: None) -> Actor:
    return person("boss")


@pytest.fixture
def sponsor(boss: Actor) -> Sponsor:
    return company(boss=boss)


@pytest.fixture
def file(sponsor: Sponsor, boss: Actor) -> Application:
    return begin_for(sponsor, permit("extend-itas-worker"), by=boss, answers={"full_name": "KIM MIN-JUN"})


def signed_in(who: Actor) -> Client:
    client = Client()
    client.force_login(user_of(who))
    return client


def test_a_member_who_prepares_answers_and_adds_documents_for_the_sponsor(
    sponsor: Sponsor, file: Application, boss: Actor
) -> None:
    dian = colleague(sponsor, "dian", Task.PREPARE, boss=boss)
    hand = signed_in(dian)
    assert f"You act for <strong>{sponsor.name}</strong>" in hand.get(page("form", file, "passport")).content.decode()
    assert hand.post(page("form", file, "passport"), passport_answers()).status_code == 302
    assert "We have received" in upload(hand, file, picture("passport"))
    file.refresh_from_db()
    assert file.answers["birth_place"] == "Uppsala"
    assert provenance(file)["birth_place"].by == dian.key
    told = Event.objects.filter(subject=file.subject, kind__in=("form.answered", "document.attached"), actor=dian.key)
    assert {event.data["for"] for event in told} == {sponsor.subject}
    assert page("application", file) in hand.get(f"/sponsor/{sponsor.pk}/files/{file.reference}/").content.decode()


def test_a_member_who_only_looks_changes_nothing(sponsor: Sponsor, file: Application, boss: Actor) -> None:
    hand = signed_in(colleague(sponsor, "look", boss=boss))
    for name, *more in ADDRESSES:
        assert hand.get(page(name, file, *more)).status_code == 404, name
    assert hand.post(page("form", file, "passport"), passport_answers()).status_code == 404
    shown = hand.get(f"/sponsor/{sponsor.pk}/files/{file.reference}/").content.decode()
    assert page("application", file) not in shown
    file.refresh_from_db()
    assert file.answers["full_name"] == "KIM MIN-JUN"


def test_who_was_suspended_finds_nothing_any_more(sponsor: Sponsor, file: Application, boss: Actor) -> None:
    hand = signed_in(colleague(sponsor, "dian", Task.PREPARE, boss=boss))
    assert hand.get(page("documents", file)).status_code == 200
    suspend(sponsor.memberships.get(email="dian@example.org"), by=boss)
    assert hand.get(page("documents", file)).status_code == 404
    assert hand.post(page("form", file, "passport"), passport_answers()).status_code == 404


def test_an_agent_reads_whose_agent_he_is_until_the_mandate_ends(sponsor: Sponsor, boss: Actor) -> None:
    agent = person("agent")
    office = agency(boss=agent)
    held = mandate(office, sponsor, Task.PREPARE, asker=agent, giver=boss)
    file, other = prepared(sponsor, by=agent), prepared(sponsor, by=boss, passport="A1234567")
    hand = signed_in(agent)
    for name in FILLED_IN_ON:
        more = next(address[1:] for address in ADDRESSES if address[0] == name)
        assert hand.get(page(name, file, *more)).status_code == 200, name
        assert hand.get(page(name, other, *more)).status_code == 404, name
    shown = hand.get(page("application", file)).content.decode()
    assert f"<strong>{sponsor.name}</strong> as the agent {office.name}, licence {office.licence}" in shown
    end(held, by=boss)
    for name, *more in ADDRESSES:
        assert hand.get(page(name, file, *more)).status_code == 404, name
    assert hand.post(page("form", file, "passport"), passport_answers()).status_code == 404


def test_only_who_may_send_sends_and_comes_back_to_the_sponsors_room(sponsor: Sponsor, boss: Actor) -> None:
    file = prepared(sponsor, by=boss)
    where = page("check", file)
    preparer = signed_in(colleague(sponsor, "prep", Task.PREPARE, boss=boss))
    assert "Send the application" not in preparer.get(where).content.decode()
    preparer.raise_request_exception = False
    assert preparer.post(where, {"true": "on"}).status_code == 403
    sender = signed_in(colleague(sponsor, "send", Task.PREPARE, Task.SUBMIT, boss=boss))
    assert "Send the application" in sender.get(where).content.decode()
    home = f"/sponsor/{sponsor.pk}/files/{file.reference}/"
    assert sender.post(where, {"true": "on"})["Location"] == home
    file.refresh_from_db()
    assert file.status == Status.VERIFYING
    assert sender.get(page("application", file))["Location"] == home
    assert sender.get(page("form", file, "passport"), follow=True).redirect_chain[-1][0] == home


def test_a_file_the_foreigner_sent_himself_stays_his(sponsor: Sponsor, draft: Application, boss: Actor) -> None:
    Application.objects.filter(pk=draft.pk).update(sponsor=sponsor)
    for name, *more in ADDRESSES:
        assert signed_in(boss).get(page(name, draft, *more)).status_code == 404, name


def test_the_applicant_reads_no_line_about_acting(draft: Application, cast: Cast) -> None:
    assert "p-acting" not in browser(cast, "anna").get(page("documents", draft)).content.decode()
