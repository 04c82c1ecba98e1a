"""Taking a step: reasons are required and kept, a decision is looked at twice, and words come back."""

from django.test import Client

from tests.conftest import Cast, user_of
from tests.desk.conftest import BringTo, SignIn
from tests.desk.signature import sign_all
from tinggal.applications.drafts import explain
from tinggal.applications.models import Application, AskedItem, Decision
from tinggal.journal.models import Event


def last_event(file: Application) -> Event:
    return Event.objects.filter(subject=file.subject).latest("number")


def step(client: Client, file: Application, **typed: object):
    return client.post(f"/desk/{file.reference}/move/", typed)


def test_a_return_without_a_reason_is_refused_and_the_note_is_kept(sign_in: SignIn, at_kanim: Application):
    answer = step(sign_in("kade"), at_kanim, action="return", note="Page 2 of the passport is cut off.")
    page = answer.content.decode()
    at_kanim.refresh_from_db()
    assert (answer.status_code, at_kanim.status) == (422, "at_kanim")
    assert "Please choose at least one reason." in page
    assert 'href="#return_reasons_0"' in page
    assert "Page 2 of the passport is cut off." in page


def test_the_chosen_reasons_stay_chosen_when_a_step_is_refused(sign_in: SignIn, at_kanim: Application):
    answer = step(sign_in("kade"), at_kanim, action="return", reasons=["R-01", "R-99"], note="See page 2.")
    assert answer.status_code == 422
    assert 'value="R-01" id="return_reasons_0" checked' in answer.content.decode()


def test_a_return_with_reasons_reaches_the_journal(sign_in: SignIn, cast: Cast, at_kanim: Application):
    answer = step(sign_in("kade"), at_kanim, action="return", reasons=["R-01", "R-02"], note="See page 2.")
    told = last_event(at_kanim)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert (told.kind, told.desk) == ("application.returned", cast["kade"].seats[0].desk)
    assert (told.data["reasons"], told.data["note"]) == (["R-01", "R-02"], "See page 2.")

    page = sign_in("kade").get(f"/desk/{at_kanim.reference}/").content.decode()
    assert "R-01: The passport page cannot be read." in page
    assert "Kade, Officer of an immigration office, Jakarta Pusat" in page


def test_an_open_check_holds_the_file_back_in_words(sign_in: SignIn, at_kanim: Application):
    Application.objects.filter(pk=at_kanim.pk).update(open_questions=1)
    answer = step(sign_in("kade"), at_kanim, action="forward", note="All fine.")
    assert answer.status_code == 409
    assert "Please resolve the open checks first (1)." in answer.content.decode()
    assert "All fine." in answer.content.decode()


def test_a_decision_is_confirmed_on_a_page_with_the_key_facts(sign_in: SignIn, bring_to: BringTo, cast: Cast):
    file = bring_to("at_kasubdit")
    client = sign_in("kusuma")
    look = client.get(f"/desk/{file.reference}/decide/approve/")
    for fact in ("ANNA MARIA ERIKSSON", "Sweden", "L898902C3", "1 year", "Then it cannot be taken back"):
        assert fact in look.content.decode()
    assert not Decision.objects.exists()

    planned = step(client, file, action="approve", note="")
    assert (planned.status_code, planned.url.startswith("/desk/basket/?only=")) == (302, True)
    assert not Decision.objects.exists()
    assert "1 decision signed" in sign_all(client, user_of(cast["kusuma"]))
    assert Decision.objects.get().outcome == "approval"


def test_a_refusal_without_reasons_comes_back_to_the_confirmation(sign_in: SignIn, bring_to: BringTo, cast: Cast):
    file = bring_to("at_kasubdit")
    client = sign_in("kusuma")
    answer = step(client, file, action="reject", note="Penjamin tidak aktif.")
    page = answer.content.decode()
    assert (answer.status_code, Decision.objects.count()) == (422, 0)
    assert "Refuse this application?" in page
    assert "Penjamin tidak aktif." in page

    assert step(client, file, action="reject", reasons="T-06", note="Penjamin tidak aktif.").status_code == 302
    sign_all(client, user_of(cast["kusuma"]))
    assert (Decision.objects.get().outcome, Decision.objects.get().reasons) == ("refusal", ["T-06"])


def test_the_second_of_two_decisions_is_refused_with_words(sign_in: SignIn, bring_to: BringTo, cast: Cast):
    file = bring_to("at_kasubdit")
    client = sign_in("kusuma")
    step(client, file, action="approve")
    sign_all(client, user_of(cast["kusuma"]))
    answer = step(client, file, action="reject", reasons="T-06", note="Changed my mind.")
    assert answer.status_code == 409
    assert "This step is no longer possible." in answer.content.decode()
    assert "Changed my mind." in answer.content.decode()
    assert Decision.objects.get().outcome == "approval"


def test_the_confirmation_of_a_step_that_is_over_leads_back_with_words(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kusuma")
    answer = client.get(f"/desk/{at_kanim.reference}/decide/approve/", follow=True)
    assert answer.redirect_chain == [(f"/desk/{at_kanim.reference}/", 302)]
    assert "The application is now here: Immigration office." in answer.content.decode()


def test_a_file_is_sent_back_to_an_earlier_desk(sign_in: SignIn, bring_to: BringTo):
    file = bring_to("at_directorate")
    assert step(sign_in("dewi"), file, action="send_back_to_kanim", reasons="S-01").status_code == 302
    file.refresh_from_db()
    assert file.status == "at_kanim"


def test_the_steps_on_the_page_are_those_of_the_road(sign_in: SignIn, bring_to: BringTo):
    file = bring_to("at_kasubdit")
    shown = sign_in("kusuma").get(f"/desk/{file.reference}/").context["steps"]
    assert [one.action for one in shown] == ["approve", "reject", "send_back", "send_back_to_kanim", "return"]


def test_strange_input_is_never_an_error_of_ours(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    assert step(client, at_kanim).status_code == 404
    assert step(client, at_kanim, action="forward", note="a\0b").status_code == 422
    assert step(client, at_kanim, action="forward", note="x" * 5000).status_code == 422
    assert client.get(f"/desk/{at_kanim.reference}/move/").status_code == 405
    assert client.get(f"/desk/{at_kanim.reference}/decide/dance/", follow=True).status_code == 200
    assert client.post(f"/desk/{at_kanim.reference}/checks/{10**30}/", {}).status_code == 404


def test_a_wrong_answer_is_a_reason_of_its_own_and_the_officer_reads_what_came_back(
    sign_in: SignIn, cast: Cast, at_kanim: Application
):
    answer = step(sign_in("kade"), at_kanim, action="return", answers=["address"], note="Another street.")
    assert answer.status_code == 302
    assert last_event(at_kanim).data["reasons"] == ["R-09"]
    item = AskedItem.objects.get(application=at_kanim)
    page = sign_in("kade").get(f"/desk/{at_kanim.reference}/").content.decode()
    assert "What the applicant was asked to correct" in page
    assert "Not answered yet" in page
    explain(item, "It has a new name.", by=cast["anna"])
    assert "It has a new name." in sign_in("kade").get(f"/desk/{at_kanim.reference}/").content.decode()


def test_an_answer_that_nobody_asked_for_cannot_be_named(sign_in: SignIn, at_kanim: Application):
    answer = step(sign_in("kade"), at_kanim, action="return", reasons=["R-01"], answers=["password"])
    assert answer.status_code == 422
    assert not AskedItem.objects.exists()
