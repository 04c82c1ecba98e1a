"""An officer types an application for whoever sits before him: whose it is, what is marked, and who confirms it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from time_machine import travel

from tests.conftest import Cast, RunOutbox
from tests.desk.conftest import SignIn
from tests.papers import attach_everything, good_answers
from tests.walking import walk_to
from tinggal.applications.access import moves_for
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.entering import ask_for_code, code_of, confirm_on_paper, confirm_with_code, digest_of
from tinggal.applications.entry_models import Entry
from tinggal.applications.models import Application
from tinggal.applications.provenance import provenance
from tinggal.applications.status import Status
from tinggal.appointments.originals import saw_original
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.notices.models import Notice
from tinggal.people.actors import Actor, actor_for
from tinggal.people.models import Post, User
from tinggal.people.roles import Role

PERSON = {
    "permit": "new-itas-worker",
    "full_name": "Nur Aisyah",
    "email": "Nur@Example.org",
    "phone": "+62 812 3456 7890",
    "language": "en",
    "sits_here": "on",
}


@pytest.fixture
def typed(sign_in: SignIn) -> Application:
    """A draft that Kade has begun for Nur."""
    sign_in("kade").post("/desk/entry/", PERSON)
    return Application.objects.get(applicant__email="nur@example.org")


@pytest.fixture
def whole(typed: Application, cast: Cast) -> Application:
    """The same with every answer and every document."""
    answer(typed, good_answers(typed.permit, today=timezone.localdate()), by=cast["kade"])
    attach_everything(typed, by=cast["kade"])
    typed.refresh_from_db()
    return typed


@pytest.fixture
def sri(cast: Cast) -> Actor:
    """A colleague at Kade's counter."""
    user = User.objects.create(email="sri@example.org", full_name="Sri", password="!")
    office = Post.objects.get(user_id=cast["kade"].user_id).office
    Post.objects.create(user=user, role=Role.KANIM_OFFICER, office=office, from_on=timezone.localdate())
    return actor_for(user)


def sent_code(file: Application, by: Actor) -> str:
    return code_of(ask_for_code(file, by=by))


def test_the_application_is_the_applicants_who_is_told_at_once(typed: Application, run_outbox: RunOutbox) -> None:
    run_outbox()
    assert (typed.applicant.full_name, typed.applicant.has_usable_password(), typed.entry.officer.full_name) == (
        "Nur Aisyah", False, "Kade",
    )  # fmt: skip
    notice = Notice.objects.get(kind="entry.begun")
    assert (notice.to, "Jakarta Pusat" in notice.body) == ("nur@example.org", True)


def test_whoever_has_an_account_keeps_it_as_it_is(sign_in: SignIn, cast: Cast) -> None:
    sign_in("kade").post("/desk/entry/", {**PERSON, "email": "anna@example.org"})
    file = Application.objects.get()
    assert (file.applicant.full_name, file.applicant_id, file.holder) == ("Anna", cast["anna"].user_id, "Nur Aisyah")


def test_nobody_types_for_himself_or_for_somebody_who_is_not_there(sign_in: SignIn) -> None:
    client = sign_in("kade")
    own = client.post("/desk/entry/", {**PERSON, "email": "kade@example.org"})
    assert (own.status_code, "A colleague must type" in own.content.decode()) == (422, True)
    away = client.post("/desk/entry/", {key: value for key, value in PERSON.items() if key != "sits_here"})
    assert (away.status_code, "sits before you" in away.content.decode()) == (422, True)
    assert not Application.objects.exists()


def test_every_answer_is_marked_as_typed_at_the_counter(whole: Application) -> None:
    found = provenance(whole)
    assert {source.how for source in found.values()} == {"counter"}
    assert {source.detail for source in found.values()} == {"K3102"}
    assert found.keys() >= {code for code, text in whole.answers.items() if text}
    events = Event.objects.filter(subject=whole.subject, kind="document.attached")
    assert {event.data["counter"] for event in events} == {"K3102"}


def test_what_the_applicant_then_answers_himself_is_his(whole: Application) -> None:
    answer(whole, {"full_name": "Nur Aisyah Binti Ali"}, by=actor_for(whole.applicant))
    assert [provenance(whole)[code].how for code in ("full_name", "nationality")] == ["typed", "counter"]


def test_a_code_sends_exactly_what_it_was_asked_for(whole: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    code = sent_code(whole, cast["kade"])
    run_outbox()
    bodies = list(Notice.objects.filter(kind="entry.code_asked").values_list("body", flat=True))
    assert [code in body for body in bodies] == [True, True]
    confirm_with_code(whole, f" {code[:3]} {code[3:]} ", by=cast["kade"])
    whole.refresh_from_db()
    assert (whole.status, whole.entry.way, whole.entry.digest) == ("verifying", "code", digest_of(whole))
    event = Event.objects.get(subject=whole.subject, kind="application.verifying")
    assert (event.actor, event.data["for"], event.data["confirmed"]) == (
        cast["kade"].key, f"user/{whole.applicant_id}", "code",
    )  # fmt: skip
    story = Event.objects.filter(subject=whole.subject, kind__startswith="entry.").order_by("number")
    assert [one.kind for one in story] == ["entry.begun", "entry.code_asked", "entry.confirmed"]
    assert code not in str([one.data for one in story])


def test_a_code_is_worth_nothing_after_a_change_too_late_or_too_often(whole: Application, cast: Cast) -> None:
    code = sent_code(whole, cast["kade"])
    with travel(timezone.now() + timedelta(minutes=16)), pytest.raises(MoveRefused, match="no longer good"):
        confirm_with_code(whole, code, by=cast["kade"])
    answer(whole, {"native_name": "نور"}, by=cast["kade"])
    with pytest.raises(MoveRefused, match="Something was changed"):
        confirm_with_code(whole, code, by=cast["kade"])
    fresh = sent_code(whole, cast["kade"])
    wrong = str((int(fresh) + 1) % 10**6).zfill(6)
    for _ in range(5):
        with pytest.raises(MoveRefused, match="not the code"):
            confirm_with_code(whole, wrong, by=cast["kade"])
    with pytest.raises(MoveRefused, match="no longer good"):
        confirm_with_code(whole, fresh, by=cast["kade"])
    whole.refresh_from_db()
    assert whole.status == Status.DRAFT
    for _ in range(3):
        sent_code(whole, cast["kade"])
    with pytest.raises(MoveRefused, match="Too many codes"):
        ask_for_code(whole, by=cast["kade"])


def test_a_signature_is_for_the_page_that_was_printed(sign_in: SignIn, whole: Application, cast: Cast) -> None:
    client, page = sign_in("kade"), f"/desk/entry/{whole.reference}/confirm/"
    shown = client.get(page).context["paper_form"].initial["shown"]
    paper = client.get(f"/desk/entry/{whole.reference}/paper/").content.decode()
    assert shown[:8].upper() in paper
    answer(whole, {"native_name": "نور"}, by=cast["kade"])
    late = client.post(page, {"shown": shown, "signed": "on"})
    assert (late.status_code, "after the page was printed" in late.content.decode()) == (422, True)
    unsigned = client.post(page, {"shown": digest_of(whole)})
    assert (unsigned.status_code, "when he has signed" in unsigned.content.decode()) == (422, True)
    assert client.post(page, {"shown": digest_of(whole), "signed": "on"}).status_code == 302
    assert (Entry.objects.get().way, Application.objects.get().status) == ("paper", "verifying")


def test_nothing_is_sent_that_the_applicant_has_not_confirmed(whole: Application, cast: Cast) -> None:
    assert moves_for(cast["kade"], whole) == ()
    with pytest.raises(NotYours):
        perform(whole, "submit", by=cast["kade"])


def test_whoever_typed_it_neither_checks_nor_decides_it(whole: Application, cast: Cast, sri: Actor) -> None:
    confirm_on_paper(whole, shown=digest_of(whole), by=cast["kade"])
    walk_to(Status.UNPAID, whole, cast)
    walk_to(Status.AT_KANIM, whole, cast)
    assert moves_for(cast["kade"], whole) == ()
    with pytest.raises(NotYours, match="You typed this application"):
        perform(whole, "forward", by=cast["kade"])
    with pytest.raises(PermissionDenied):
        saw_original(whole.documents.get(code="passport"), by=cast["kade"])
    assert {move.action for move in moves_for(sri, whole)} >= {"forward", "return"}


def test_only_the_officer_who_began_types_and_only_that_day(whole: Application, cast: Cast, sri: Actor) -> None:
    for other in (sri, cast["budi"], cast["hadi"], cast["mallory"]):
        with pytest.raises(PermissionDenied):
            answer(whole, {"full_name": "X"}, by=other)
        with pytest.raises(PermissionDenied):
            ask_for_code(whole, by=other)
    with travel(timezone.now() + timedelta(hours=13)), pytest.raises(PermissionDenied):
        answer(whole, {"full_name": "X"}, by=cast["kade"])
    confirm_on_paper(whole, shown=digest_of(whole), by=cast["kade"])
    with pytest.raises(PermissionDenied):
        answer(whole, {"full_name": "X"}, by=cast["kade"])


def test_the_pages_lead_from_the_first_question_to_reading_back(sign_in: SignIn, typed: Application) -> None:
    client, here = sign_in("kade"), f"/desk/entry/{typed.reference}/"
    assert client.get(f"{here}confirm/").headers["Location"] == here
    assert typed.reference in client.get("/desk/entry/").content.decode()
    assert "questions are open" in client.get(here).content.decode()
    wrong = client.post(f"{here}form/passport/", {"full_name": "Nur 7", "passport_number": "A1234567"})
    typed.refresh_from_db()
    assert (wrong.status_code, typed.answers["passport_number"]) == (422, "A1234567")
    bad = client.post(f"{here}documents/", {"passport": SimpleUploadedFile("x.txt", b"hello")})
    assert bad.status_code == 422
    assert client.get(f"{here}form/nothing/").status_code == 404
    assert sign_in("hadi").get(here).status_code == 404


def test_the_file_says_of_each_answer_that_it_was_typed_at_the_counter(
    whole: Application, cast: Cast, sri: Actor, client: Client, sign_in: SignIn
) -> None:
    confirm_on_paper(whole, shown=digest_of(whole), by=cast["kade"])
    page = sign_in("dewi").get(f"/desk/{whole.reference}/").content.decode()
    assert page.count("Entered by an officer at the counter") >= 10
    assert "I typed this application at the counter" in page
