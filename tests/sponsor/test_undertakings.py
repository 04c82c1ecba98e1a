"""A sponsor whom an applicant names signs with a second factor or refuses; the applicant hears why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast, RunOutbox, user_of
from tests.sponsor.signing import hand, page_of, signed
from tests.sponsors.company import agency, colleague, mandate, person, prepared
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.guarantees.duty_models import Undertaking
from tinggal.guarantees.limits import MOST_OF_A_PERSON
from tinggal.guarantees.models import Foreigner
from tinggal.guarantees.undertakings import ask_for_undertaking
from tinggal.journal.models import Event
from tinggal.people.actors import Actor
from tinggal.simulators.models import SimulatedMessage
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task


@pytest.fixture
def file(draft: Application, sponsor: Sponsor, cast: Cast, run_outbox: RunOutbox) -> Application:
    """Anna names the sponsor in her form and sends it."""
    answer(draft, {"sponsor_number": sponsor.number, "sponsor_name": sponsor.name}, by=cast["anna"])
    perform(draft, "submit", by=cast["anna"])
    run_outbox()
    draft.refresh_from_db()
    return draft


def test_the_sponsor_is_asked_once_by_mail_and_signs_with_his_second_factor(
    file: Application, sponsor: Sponsor, boss: Actor
) -> None:
    asked = Undertaking.objects.get()
    mail = SimulatedMessage.objects.get(to=sponsor.email, subject=f"Apakah Anda menjamin {file.holder}?")
    assert page_of(asked) in mail.body
    assert file.reference not in hand(boss).get(f"/sponsor/{sponsor.pk}/people/").content.decode()
    assert hand(boss).get(f"/sponsor/{sponsor.pk}/files/{file.reference}/").status_code == 404
    assert "You vouch for this person now." in signed(asked, boss)
    asked.refresh_from_db()
    file.refresh_from_db()
    assert (asked.state, asked.means, file.sponsor, file.filed_by_sponsor) == ("signed", "digits", sponsor, False)
    assert Foreigner.objects.get(sponsor=sponsor).runs == file
    assert hand(boss).get(f"/sponsor/{sponsor.pk}/files/{file.reference}/").status_code == 200
    assert Event.objects.get(kind="undertaking.signed").data["digest"] == asked.digest


def test_a_wrong_second_factor_signs_nothing(file: Application, boss: Actor) -> None:
    asked = Undertaking.objects.get()
    assert "The six digits are not right" in signed(asked, boss, code="000000")
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_without_a_second_factor_the_page_says_what_is_needed(file: Application, boss: Actor) -> None:
    shown = hand(boss).get(page_of(Undertaking.objects.get())).content.decode()
    assert "you need a passkey or an authenticator app" in shown


def test_he_refuses_and_the_applicant_hears_why(
    file: Application, sponsor: Sponsor, boss: Actor, cast: Cast, run_outbox: RunOutbox
) -> None:
    asked = Undertaking.objects.get()
    assert hand(boss).post(page_of(asked), {"answer": "no", "reason": " "}).status_code == 422
    for _twice in range(2):
        hand(boss).post(page_of(asked), {"answer": "no", "reason": "We do not know this person."})
    run_outbox()
    told = SimulatedMessage.objects.filter(to=user_of(cast["anna"]).email, body__contains="We do not know this person.")
    assert told.count() == 1
    shown = hand(cast["anna"]).get(f"/applications/{file.reference}/").content.decode()
    assert "does not vouch for you." in shown
    assert "We do not know this person." in shown
    assert Event.objects.filter(kind="undertaking.refused").count() == 1


def test_who_may_not_send_and_agents_neither_sign_nor_refuse(file: Application, sponsor: Sponsor, boss: Actor) -> None:
    asked = Undertaking.objects.get()
    agent = person("agent")
    mandate(agency(boss=agent), sponsor, *Task.values[:5], asker=agent, giver=boss, everything=True)
    for who in (agent, colleague(sponsor, "look", Task.PREPARE, boss=boss)):
        assert hand(who).get(page_of(asked)).status_code == 200
        assert hand(who).post(page_of(asked), {"answer": "no", "reason": "No."}).status_code == 403
    assert hand(person("stranger")).get(page_of(asked)).status_code == 404
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_a_person_who_vouches_for_ten_cannot_sign_for_one_more(
    file: Application, sponsor: Sponsor, boss: Actor
) -> None:
    Sponsor.objects.filter(pk=sponsor.pk).update(kind="person", number="3171010101800001")
    for number in range(MOST_OF_A_PERSON):
        Foreigner.objects.create(sponsor=sponsor, passport_index=str(number), name="GUEST", runs=file)
    asked = Undertaking.objects.get()
    assert "You cannot vouch for more people now." in hand(boss).get(page_of(asked)).content.decode()
    assert not Event.objects.filter(kind="undertaking.signed").exists()


def test_what_his_own_team_sends_needs_no_undertaking_and_what_an_agent_sends_does(
    sponsor: Sponsor, boss: Actor
) -> None:
    assert ask_for_undertaking(prepared(sponsor, by=boss)) is None
    agent = person("agent")
    mandate(agency(boss=agent), sponsor, Task.PREPARE, asker=agent, giver=boss)
    asked = ask_for_undertaking(prepared(sponsor, by=agent, passport="A1234567"))
    assert asked is not None
    assert asked.sponsor == sponsor


def test_the_list_asks_as_often_for_many_as_for_one(file: Application, sponsor: Sponsor, boss: Actor) -> None:
    client, where = hand(boss), f"/sponsor/{sponsor.pk}/undertakings/"

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(where).status_code == 200
        return len(seen)

    asked()
    once = asked()
    for number in range(5):
        copy = Application.objects.get(pk=file.pk)
        copy.pk, copy.reference = None, f"TG-0000-000{number}-X"
        copy.save()
        Undertaking.objects.create(application=copy, sponsor=sponsor)
    assert asked() == once
