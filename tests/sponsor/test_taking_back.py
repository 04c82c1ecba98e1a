"""A sponsor takes back the undertaking that he signed: the file stands still until a sponsor signs, and can go on."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast, RunOutbox, user_of
from tests.desk.signature import digits, with_an_app
from tests.sponsor.signing import hand, page_of, signed, taken_back
from tests.sponsors.company import agency, colleague, company, mandate, person
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.decisions import Ruling
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.applications.vouching import last_no
from tinggal.basket.planning import plan
from tinggal.guarantees.duty_models import TakenBack, Undertaking
from tinggal.guarantees.models import Foreigner
from tinggal.guarantees.taking_back import Proof, Why, shown_to_take, take_back
from tinggal.guarantees.undertakings import ask_for_undertaking, current
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.people.confirming import begin
from tinggal.simulators.models import SimulatedMessage
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task


@pytest.fixture
def file(draft: Application, sponsor: Sponsor, cast: Cast) -> Application:
    """Anna names the sponsor in her form and sends it; he is asked."""
    answer(draft, {"sponsor_number": sponsor.number, "sponsor_name": sponsor.name}, by=cast["anna"])
    perform(draft, "submit", by=cast["anna"])
    ask_for_undertaking(draft)
    return draft


@pytest.fixture
def asked(file: Application, boss: Actor) -> Undertaking:
    """Signed by the sponsor."""
    one = Undertaking.objects.get()
    assert "You vouch for this person now." in signed(one, boss)
    one.refresh_from_db()
    file.refresh_from_db()
    return one


def at_the_desk(who: Actor) -> Client:
    with_an_app(user_of(who))
    return hand(who)


def test_he_takes_it_back_with_his_second_factor_and_reads_the_file_no_more(
    asked: Undertaking, file: Application, sponsor: Sponsor, boss: Actor
) -> None:
    reads = f"/sponsor/{sponsor.pk}/files/{file.reference}/"
    assert page_of(asked) in hand(boss).get(reads).content.decode()
    assert "You have taken it back." in taken_back(asked, boss, ground="stranger", words="She never worked here.")
    asked.refresh_from_db()
    file.refresh_from_db()
    taking = TakenBack.objects.get()
    assert (asked.state, file.sponsor, hand(boss).get(reads).status_code) == ("taken_back", None, 404)
    assert asked.digest, "the row keeps what was signed"
    assert (taking.ground, taking.words, taking.taken_by) == ("stranger", "She never worked here.", user_of(boss))
    assert not Foreigner.objects.present().filter(sponsor=sponsor).exists()
    told = Event.objects.get(kind="undertaking.taken_back")
    assert told.data == {"undertaking": asked.pk, "taking": taking.pk, "ground": "stranger", "for": sponsor.subject}


def test_nobody_approves_the_file_until_a_sponsor_signs_again(
    asked: Undertaking, file: Application, boss: Actor, cast: Cast
) -> None:
    walk_to(Status.AT_KASUBDIT, file, cast)
    taken_back(asked, boss)
    with pytest.raises(MoveRefused, match="No sponsor vouches"):
        plan(file, Ruling(outcome="approval"), by=cast["kusuma"])
    with pytest.raises(MoveRefused, match="No sponsor vouches"):
        perform(file, "approve", by=cast["kusuma"])
    asked.refresh_from_db()
    assert "You vouch for this person now." in signed(asked, boss)
    perform(file, "approve", by=cast["kusuma"])
    assert file.status == Status.APPROVED
    assert TakenBack.objects.count() == 1, "what happened stays written down"
    assert Event.objects.filter(kind="undertaking.signed_again").count() == 1


def test_an_officer_may_refuse_or_return_the_file_all_the_same(
    asked: Undertaking, file: Application, boss: Actor, cast: Cast
) -> None:
    walk_to(Status.AT_KASUBDIT, file, cast)
    taken_back(asked, boss)
    perform(file, "reject", by=cast["kusuma"], reasons=["T-01"])
    assert file.status == Status.REJECTED


def test_the_officers_see_it_plainly_on_the_pages_of_the_file(
    asked: Undertaking, file: Application, sponsor: Sponsor, boss: Actor, cast: Cast
) -> None:
    walk_to(Status.AT_KANIM, file, cast)
    officer, here = at_the_desk(cast["kade"]), f"/desk/{file.reference}/"
    assert "took the undertaking back" not in officer.get(here).content.decode()
    taken_back(asked, boss, ground="other", words="Our director left.")
    page = officer.get(here).content.decode()
    assert f"{sponsor.name} took the undertaking back." in page
    assert "Our director left." in page
    assert "The sponsor took his undertaking back" in page
    assert "Undertaking taken back" in officer.get(f"{here}sponsor/").content.decode()
    asked.refresh_from_db()
    signed(asked, boss)
    assert f"{sponsor.name} took the undertaking back." not in officer.get(here).content.decode()


def test_who_decides_sees_it_before_he_decides(asked: Undertaking, file: Application, boss: Actor, cast: Cast) -> None:
    walk_to(Status.AT_KASUBDIT, file, cast)
    taken_back(asked, boss)
    page = at_the_desk(cast["kusuma"]).get(reverse("desk:confirm", args=[file.reference, "approve"])).content.decode()
    assert "It cannot be approved now." in page


def test_the_applicant_is_told_once_why_and_what_to_do_and_hears_when_it_is_signed_again(
    asked: Undertaking, file: Application, boss: Actor, cast: Cast, run_outbox: RunOutbox
) -> None:
    walk_to(Status.AT_KANIM, file, cast)
    anna = user_of(cast["anna"])
    taken_back(asked, boss, ground="ended", words="The project was stopped.")
    run_outbox()
    mail = SimulatedMessage.objects.get(to=anna.email, body__contains="The project was stopped.")
    assert "The work or the studies ended before they began" in mail.body
    page = hand(cast["anna"]).get(f"/applications/{file.reference}/").content.decode()
    assert "does not vouch for you any more." in page
    assert "write to the office" in page
    assert "What you must do now: nothing." not in page
    assert "nobody vouches for you now" in hand(cast["anna"]).get("/applications/").content.decode()
    asked.refresh_from_db()
    signed(asked, boss)
    run_outbox()
    assert SimulatedMessage.objects.filter(to=anna.email, subject__contains="vouches for you again").count() == 1


def test_two_clicks_take_it_back_once(asked: Undertaking, boss: Actor) -> None:
    stale = Undertaking.objects.get(pk=asked.pk)
    taken_back(asked, boss)
    again = hand(boss).post(f"{page_of(asked)}take-back/", {"ground": "mistake", "confirmation": "1", "digits": "1"})
    assert again.status_code == 302
    cache.clear()
    begun = begin(user_of(boss), shown=shown_to_take(stale))
    take_back(stale, why=Why("mistake"), by=boss, proof=Proof(user_of(boss), begun.pk, digits()))
    assert TakenBack.objects.count() == 1
    assert Event.objects.filter(kind="undertaking.taken_back").count() == 1


def test_without_a_reason_or_with_wrong_digits_nothing_is_taken_back(asked: Undertaking, boss: Actor) -> None:
    assert "Choose why." in taken_back(asked, boss, ground="")
    assert "Write why." in taken_back(asked, boss, ground="other", words=" ")
    assert "The six digits are not right" in taken_back(asked, boss, code="000000", ground="mistake")
    asked.refresh_from_db()
    assert asked.state == "signed"


def test_who_may_not_send_and_agents_and_strangers_take_nothing_back(
    asked: Undertaking, sponsor: Sponsor, boss: Actor
) -> None:
    agent, where = person("agent"), f"{page_of(asked)}take-back/"
    mandate(agency(boss=agent), sponsor, *Task.values[:5], asker=agent, giver=boss, everything=True)
    for who in (agent, colleague(sponsor, "look", Task.PREPARE, boss=boss)):
        assert "Take it back" not in hand(who).get(page_of(asked)).content.decode()
        assert hand(who).post(where, {"ground": "mistake"}).status_code == 403
    assert hand(person("stranger")).get(where).status_code == 404


def test_what_has_been_granted_is_reported_and_not_taken_back(
    asked: Undertaking, file: Application, boss: Actor, cast: Cast
) -> None:
    walk_to(Status.APPROVED, file, cast)
    page = hand(boss).get(page_of(asked)).content.decode()
    assert "This undertaking can no longer be taken back." in page
    assert f"/sponsor/{asked.sponsor_id}/reports/" in page
    assert hand(boss).get(f"{page_of(asked)}take-back/").status_code == 302
    asked.refresh_from_db()
    with pytest.raises(MoveRefused, match="has been granted"):
        take_back(asked, why=Why("mistake"), by=boss, proof=Proof(user_of(boss), 1))


def test_another_sponsor_is_asked_when_the_file_comes_back_and_the_wrong_one_is_let_go(
    asked: Undertaking, file: Application, boss: Actor, cast: Cast
) -> None:
    other = company(boss=person("other"), number="8120007654321", name="PT Benar")
    walk_to(Status.AT_KANIM, file, cast)
    taken_back(asked, boss)
    perform(file, "return", by=cast["kade"], reasons=["R-05"])
    answer(file, {"sponsor_number": other.number, "sponsor_name": other.name}, by=cast["anna"])
    perform(file, "resubmit", by=cast["anna"])
    ask_for_undertaking(file)
    asked.refresh_from_db()
    now = current(file)
    assert now is not None
    assert (asked.state, now.sponsor, now.state) == ("lapsed", other, "asked")
    assert "The applicant names another sponsor now." in hand(boss).get(page_of(asked)).content.decode()
    assert last_no(file), "the silence of the second does not undo the no of the first"
    signed(now, person("other"))
    assert last_no(file) is None


def test_who_signed_for_a_file_that_names_another_now_reads_it_no_more_and_signs_no_more(
    asked: Undertaking, file: Application, sponsor: Sponsor, boss: Actor
) -> None:
    Application.objects.filter(pk=file.pk).update(answers=file.answers | {"sponsor_number": "1234567890123"})
    file.refresh_from_db()
    for _twice in range(2):
        assert ask_for_undertaking(file) is None
    file.refresh_from_db()
    assert (file.sponsor, current(file)) == (None, None)
    assert Event.objects.filter(kind="undertaking.lapsed").count() == 1
    assert not Foreigner.objects.present().filter(sponsor=sponsor).exists()
    Application.objects.filter(pk=file.pk).update(answers=file.answers | {"sponsor_number": sponsor.number})
    file.refresh_from_db()
    again = ask_for_undertaking(file)
    assert again is not None
    assert (again.pk, again.state) == (asked.pk, "asked")
    assert "You vouch for this person now." in signed(again, boss)
