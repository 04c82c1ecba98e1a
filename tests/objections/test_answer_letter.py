"""Every answer to an objection is a signed letter: with reasons and what follows, in the name of who answered."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from tests.conftest import Cast, RunOutbox
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.checker.letter import check_letter
from tinggal.checker.verdict import State
from tinggal.journal.models import Event
from tinggal.letters.actions import pdf_of
from tinggal.letters.checking import check_code, check_pdf
from tinggal.letters.evidence import EvidenceChanged
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Dispatch, Letter
from tinggal.letters.reactions import issue_answer
from tinggal.letters.replay import replay
from tinggal.letters.revoking import revoke
from tinggal.letters.trusting import trust
from tinggal.objections.answering import answer, uphold_unanswered
from tinggal.objections.making import object_to
from tinggal.objections.models import Objection
from tinggal.people.actors import Actor, actor_for
from tinggal.people.delegating import grant
from tinggal.people.models import Post, User
from tinggal.people.roles import Role

WORDS = "1. Nothing was paid before the decision.\n\n2) The  letter of guarantee\tis of a later day."


def objected(file: Application, cast: Cast) -> Objection:
    return object_to(file, grounds="The sponsor did pay.", papers=[], by=cast["anna"])


def letter_of(file: Application) -> Letter:
    return Letter.objects.select_related("writing__entry", "application").get(application=file, kind=Kind.ANSWER)


def said(letter: Letter) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(letter.content)
    return content


def is_in_order(letter: Letter) -> None:
    """A stranger and the register find it genuine, and its data make the same file again."""
    pdf = pdf_of(letter)
    verdict = check_letter(pdf, trust=trust(), today=timezone.localdate())
    assert (verdict.state, verdict.facts["number"]) == (State.VALID, letter.number)
    assert (check_pdf(pdf).state, check_code(letter.code).state) == (State.VALID, State.VALID)
    assert replay(letter).same


def test_a_dismissal_says_which_letter_why_point_by_point_and_until_when_to_appeal(
    refused: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    made = answer(objected(refused, cast), by=cast["wayan"], outcome="dismissed", words=WORDS)
    run_outbox()
    letter = letter_of(refused)
    content = said(letter)
    assert (content["form"], content["against"]["number"]) == ("dismissed", made.letter.number)
    assert content["points"] == [
        "Nothing was paid before the decision.", "The letter of guarantee is of a later day.",
    ]  # fmt: skip
    assert content["received_on"] == timezone.localdate().isoformat()
    assert made.appeal_until
    assert (content["appeal_until"], content["decides"]) == (made.appeal_until.isoformat(), "")
    assert letter.number.startswith("W31.JKB-GR.01.04-000001 TAHUN ")
    is_in_order(letter)


def test_it_is_in_the_name_of_who_answered_and_goes_to_the_office_that_had_decided(
    refused: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    answer(objected(refused, cast), by=cast["wayan"], outcome="dismissed", words=WORDS)
    run_outbox()
    letter = letter_of(refused)
    written = said(letter)["written"]
    kanwil, kanim = written["letterhead"]["office"], refused.office
    assert kanim
    assert (written["desk"], written["signatory"]["name"]) == ("kanwil", "Wayan")
    assert written["signatory"]["on_behalf"].upper() == f"A.N. KEPALA {kanwil}"
    assert any(line.startswith(f"Kepala {kanim.name}") for line in written["copies"])
    assert not any("Kantor Wilayah" in line for line in written["copies"])
    sent = Dispatch.objects.filter(letter=letter).values_list("purpose", "office__code")
    assert sorted(sent) == [("act", kanim.code), ("copy", "W31")]


def test_an_upheld_objection_says_who_decides_anew_and_names_no_appeal(
    refused: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    made = answer(objected(refused, cast), by=cast["wayan"], outcome="upheld", words="The guarantee is there.")
    run_outbox()
    letter = letter_of(refused)
    content = said(letter)
    assert (content["form"], content["points"]) == ("upheld", ["The guarantee is there."])
    assert content["decides"] == said(made.letter)["object_to"]
    assert content["decides"].startswith("Kepala Kantor Imigrasi")
    assert content["appeal_until"] is None
    is_in_order(letter)


def test_what_the_law_upholds_is_told_under_the_seal_of_the_office_and_names_nobody(
    refused: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    made = objected(refused, cast)
    run_outbox()
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        assert uphold_unanswered(today=timezone.localdate()) == 1
        issue_answer(Event.objects.get(subject=refused.subject, kind="objection.unanswered"))
        content = said(letter_of(refused))
    assert (content["form"], content["points"]) == ("unanswered", [])
    assert content["answer_by"] == made.answer_by.isoformat()
    assert content["written"]["signatory"]["name"] == ""
    assert content["written"]["desk"] == "kanim"


def test_a_deputy_answers_as_one(
    refused_in_jakarta: Application, cast: Cast, ratna: Actor, run_outbox: RunOutbox
) -> None:
    post, today = Post.objects.get(user=ratna.user_id), timezone.localdate()
    bima = User.objects.create(email="bima@example.org", full_name="Bima", password="!")
    Post.objects.create(user=bima, role=Role.DIRECTORATE_OFFICER, office=post.office, from_on=post.from_on)
    grant(post, deputy=bima, kind="plh", from_on=today, until_on=today, by=ratna)
    answer(objected(refused_in_jakarta, cast), by=actor_for(bima), outcome="dismissed", words="No.")
    run_outbox()
    letter = letter_of(refused_in_jakarta)
    signatory = said(letter)["written"]["signatory"]
    assert (signatory["title"]["id"], signatory["name"]) == ("Plh. Kepala Subdirektorat", "Bima")
    assert signatory["on_behalf"] == "a.n. Direktur Izin Tinggal Keimigrasian"
    assert letter.number.startswith("IMI.2.JKB-GR.01.04-")


def test_who_objects_to_a_revocation_is_answered_about_that_letter(
    draft: Application, cast: Cast, ratna: Actor, run_outbox: RunOutbox
) -> None:
    walk_to(Status.AT_KASUBDIT, draft, cast)
    perform(draft, "approve", by=cast["kusuma"])
    run_outbox()
    revoke(Letter.objects.get(application=draft), by=cast["kusuma"], reasons=["P-03"])
    run_outbox()
    draft.refresh_from_db()
    answer(objected(draft, cast), by=ratna, outcome="upheld", words="The sponsor never withdrew.")
    run_outbox()
    content = said(letter_of(draft))
    assert (content["form"], content["against"]["kind"]) == ("upheld", "revocation")
    assert content["decides"] == "Direktur Izin Tinggal Keimigrasian"
    assert content["written"]["signatory"]["name"] == "Ratna"


def test_it_is_written_once_however_often_it_is_asked_for(
    refused: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    answer(objected(refused, cast), by=cast["wayan"], outcome="dismissed", words=WORDS)
    run_outbox()
    issue_answer(Event.objects.get(subject=refused.subject, kind="objection.dismissed"))
    assert Event.objects.filter(subject=refused.subject, kind="answer.filed").count() == 1
    assert letter_of(refused).ended_by is None


def test_no_letter_is_written_of_an_answer_that_was_changed_in_the_journal(refused: Application, cast: Cast) -> None:
    answer(objected(refused, cast), by=cast["wayan"], outcome="dismissed", words=WORDS)
    told = Event.objects.get(subject=refused.subject, kind="objection.dismissed")
    told.data = {**told.data, "note": "You may appeal for a year."}
    told.seal = "0" * 64
    with pytest.raises(EvidenceChanged):
        issue_answer(told)
    assert not Letter.objects.filter(kind=Kind.ANSWER).exists()


def test_the_mail_names_the_letter(refused: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    answer(objected(refused, cast), by=cast["wayan"], outcome="dismissed", words=WORDS)
    run_outbox()
    mail = refused.notices.get(kind="objection.dismissed", channel="email")
    assert "The signed answer to your objection follows" in mail.body
