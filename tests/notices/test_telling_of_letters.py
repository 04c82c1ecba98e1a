"""Who is told of letters: the applicant, the sponsor, and the head of an office that has not confirmed one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.letters.rows import made_issued, made_letter
from tinggal.applications.deadlines import last_day_to_object
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.letters.delivery import dispatch, raise_alarms
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.revoking import revoke
from tinggal.notices.models import Notice
from tinggal.notices.reactions import tell_applicant, tell_head, tell_sponsor
from tinggal.pages.templatetags.pages import with_weekday
from tinggal.people.actors import SYSTEM
from tinggal.simulators.models import SimulatedMessage


@pytest.fixture
def letter(draft: Application, cast: Cast) -> Letter:
    """Anna's approval; Anna can be reached by short message too."""
    user = user_of(cast["anna"])
    user.phone = "+62 812 0000 0001"
    user.save()
    return made_issued(draft, cast)


def filed(letter: Letter) -> Event:
    told = {"letter": letter.pk, "number": letter.number}
    return record(f"{letter.kind}.filed", subject=letter.application.subject, by=SYSTEM, data=told)


def said(event: Event) -> list[SimulatedMessage]:
    """What leaves the house when the reactions of an event run, each twice."""
    before = set(SimulatedMessage.objects.values_list("pk", flat=True))
    for reaction in (tell_applicant, tell_sponsor, tell_applicant, tell_sponsor):
        reaction(event)
    return list(SimulatedMessage.objects.exclude(pk__in=before).order_by("pk"))


def test_a_revocation_says_what_it_means_why_what_to_do_and_until_when(letter: Letter, cast: Cast) -> None:
    revoke(letter, by=cast["kusuma"], reasons=["P-03"], note="internal doubt")
    mail, sms, sponsor = said(filed(made_letter(letter.application, Kind.REVOCATION, about=letter)))
    last_day = with_weekday(last_day_to_object(timezone.localdate()))
    for words in (
        "It is no longer valid", "The sponsor no longer vouches for the holder", "Go to your immigration office with a",
        "Pasal 63", f"you may object in writing until {last_day}", "Go to Kantor Imigrasi Kelas I Non TPI Jakarta Pus",
        f"/applications/{letter.application.reference}/",
    ):  # fmt: skip
        assert words in mail.body
    assert "internal doubt" not in mail.body
    assert (mail.to, sms.channel) == (user_of(cast["anna"]).email, "sms")
    assert sponsor.to == letter.application.answers["sponsor_email"]
    assert "vouches" not in sponsor.body


def test_a_correction_and_a_permit_are_told_too(letter: Letter) -> None:
    correction = said(filed(made_letter(letter.application, Kind.CORRECTION, about=letter)))
    assert [message.channel for message in correction] == ["email", "sms", "email"]
    assert "takes the place of the one before" in correction[0].body
    permit = said(filed(made_letter(letter.application, Kind.PERMIT)))
    assert [message.channel for message in permit] == ["email", "sms"]


def test_the_receipt_of_an_objection_is_told_by_mail_only(letter: Letter) -> None:
    assert [message.channel for message in said(filed(made_letter(letter.application, Kind.OBJECTION)))] == ["email"]


@pytest.mark.parametrize("kind", [Kind.RECEIPT, Kind.RETURN, Kind.INVITATION, Kind.ANSWER])
def test_letters_that_belong_to_a_step_are_not_told_twice(letter: Letter, kind: Kind) -> None:
    assert said(filed(made_letter(letter.application, kind))) == []


def test_the_sponsor_gets_word_of_the_decision_without_its_reasons(letter: Letter) -> None:
    event = Event.objects.get(kind="application.issued")
    sponsor = said(event)[-1]
    assert sponsor.to == letter.application.answers["sponsor_email"]
    assert "/check/" in sponsor.body
    assert Notice.objects.filter(kind="application.issued.sponsor").count() == 1


def test_nobody_is_told_when_there_is_no_sponsor(letter: Letter) -> None:
    answers = {**letter.application.answers, "sponsor_email": ""}
    Application.objects.filter(pk=letter.application_id).update(answers=answers)
    tell_sponsor(Event.objects.get(kind="application.issued"))
    assert not Notice.objects.filter(kind__endswith=".sponsor").exists()


def test_short_messages_about_letters_name_nobody(letter: Letter, cast: Cast) -> None:
    revoke(letter, by=cast["kusuma"], reasons=["P-01"])
    for kind in (Kind.REVOCATION, Kind.CORRECTION, Kind.PERMIT):
        said(filed(made_letter(letter.application, kind)))
    for message in SimulatedMessage.objects.filter(channel="sms"):
        assert "ERIKSSON" not in message.body.upper()
        assert len(message.body) <= 160


def test_the_head_of_the_office_is_told_of_a_letter_nobody_confirmed(letter: Letter, cast: Cast) -> None:
    dispatch(letter, now=timezone.now())
    raise_alarms(now=timezone.now() + timedelta(days=20))
    for event in Event.objects.filter(kind="letter.unconfirmed"):
        tell_head(event)
        tell_head(event)
    told = Notice.objects.filter(kind="letter.unconfirmed").values_list("to", flat=True)
    assert sorted(told) == [user_of(cast[name]).email for name in ("hadi", "wayan")]


def test_sending_again_tells_the_applicant_where_the_letter_is(letter: Letter) -> None:
    told = {"letter": letter.pk, "kind": letter.kind, "number": letter.number}
    (mail,) = said(record("letter.resent", subject=letter.application.subject, by=SYSTEM, data=told))
    assert letter.number in mail.body
