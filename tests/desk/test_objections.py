"""Objections at the desk: the list, one objection, and its answer; closed to whoever has nothing to do with it."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.conftest import Cast, make_draft
from tests.desk.conftest import SignIn
from tests.letters.rows import made_letter
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer as fill_in
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.letters.kinds import Kind
from tinggal.objections.making import object_to
from tinggal.objections.models import Objection
from tinggal.people.actors import SYSTEM

LIST = reverse("desk:objections")


def objected(cast: Cast, *, owner: str = "anna") -> Objection:
    """An objection to what the head of the immigration office refused."""
    file = make_draft(cast, permit_code="extend-itas-worker", owner=owner)
    fill_in(file, {"passport_number": f"P{file.pk:06d}"}, by=cast[owner])
    Application.objects.filter(pk=file.pk).update(interviewed_at=timezone.now())
    walk_to(Status.AT_HEAD, file, cast, owner=owner)
    perform(file, "reject", by=cast["hadi"], reasons=["T-02"])
    made_letter(file, Kind.REFUSAL)
    perform(file, "issue", by=SYSTEM)
    file.refresh_from_db()
    return object_to(file, grounds="It was paid.", papers=[], by=cast[owner])


def test_the_regional_office_finds_it_reads_it_and_answers(cast: Cast, sign_in: SignIn) -> None:
    made = objected(cast)
    wayan, where = sign_in("wayan"), reverse("desk:objection", args=[made.pk])
    assert where in wayan.get(LIST).content.decode()
    shown = wayan.get(where).content.decode()
    assert "It was paid." in shown
    assert "T-02" in shown
    silent = wayan.post(where, {"outcome": "upheld"})
    assert silent.status_code == 422
    assert "Please give the reasons" in silent.content.decode()
    told = wayan.post(where, {"outcome": "upheld", "words": "The receipt is there."}, follow=True).content.decode()
    assert "your answer was sent" in told
    assert "The signed answer is being made" in told
    letter = made_letter(made.application, Kind.ANSWER, about=made.letter)
    shown = wayan.get(where).content.decode()
    assert reverse("desk:one_letter", args=[made.application.reference, letter.pk]) in shown
    assert letter.number in wayan.get(reverse("desk:application", args=[made.application.reference])).content.decode()
    assert Application.objects.get(pk=made.application_id).status == Status.AT_HEAD


def test_the_head_who_decided_reads_it_and_is_told_why_he_may_not_answer(cast: Cast, sign_in: SignIn) -> None:
    made = objected(cast)
    where = reverse("desk:objection", args=[made.pk])
    shown = sign_in("hadi").get(where).content.decode()
    assert "Officer of a regional office" in shown
    assert "<textarea" not in shown
    assert sign_in("hadi").post(where, {"outcome": "upheld", "words": "x"}).status_code == 403


def test_another_province_does_not_learn_of_it(cast: Cast, sign_in: SignIn) -> None:
    made = objected(cast)
    budi = sign_in("budi")
    assert budi.get(reverse("desk:objection", args=[made.pk])).status_code == 404
    assert made.application.reference not in budi.get(LIST).content.decode()


def test_the_list_costs_the_same_for_one_and_for_three(cast: Cast, sign_in: SignIn) -> None:
    wayan = sign_in("wayan")
    objected(cast)
    wayan.get(LIST)
    with CaptureQueriesContext(connection) as one:
        wayan.get(LIST)
    for owner in ("mallory", "sari"):
        objected(cast, owner=owner)
    with CaptureQueriesContext(connection) as three:
        assert wayan.get(LIST).content.decode().count("d-files__name") == 3
    assert len(three) == len(one)


def test_answered_ones_are_turned_page_by_page(cast: Cast, sign_in: SignIn) -> None:
    made = objected(cast)
    now = timezone.now()
    Objection.objects.filter(pk=made.pk).update(outcome="unanswered", answered_at=now)
    wayan = sign_in("wayan")
    assert made.application.reference in wayan.get(LIST).content.decode()
    assert made.application.reference not in wayan.get(LIST, {"before": made.pk}).content.decode()
    assert made.application.reference in wayan.get(LIST, {"before": "9" * 30}).content.decode()
