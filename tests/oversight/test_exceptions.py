"""Reading personal data as an exception: a second person, half an hour, everything written, the applicant sees it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.conftest import Cast
from tests.desk.conftest import SignIn
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.oversight.exceptions import LASTS, answer, ask
from tinggal.oversight.models import PersonalAccess


def asked(file: Application, cast: Cast) -> PersonalAccess:
    return ask(file.reference, by=cast["sari"], ground="G-03", reason="The form shows a wrong date.")


def test_nobody_answers_himself_and_nobody_answers_twice(cast: Cast, at_kanim: Application) -> None:
    access = asked(at_kanim, cast)
    for nobody in ("sari", "kade", "anna", "wayan"):
        with pytest.raises(NotYours):
            answer(access, by=cast[nobody], approve=True)
    answer(access, by=cast["agus"], approve=False)
    with pytest.raises(MoveRefused):
        answer(access, by=cast["kusuma"], approve=True)


def test_who_may_read_it_anyway_needs_no_exception(cast: Cast, at_kanim: Application) -> None:
    with pytest.raises(MoveRefused, match="without an exception"):
        ask(at_kanim.reference, by=cast["agus"], ground="G-01", reason="A letter came.")
    with pytest.raises(NotYours):
        ask(at_kanim.reference, by=cast["kade"], ground="G-01", reason="A letter came.")


def test_a_yes_lasts_half_an_hour_and_the_applicant_reads_of_it(
    sign_in: SignIn, cast: Cast, at_kanim: Application
) -> None:
    client = sign_in("sari")
    typed = {"reference": at_kanim.reference.lower(), "ground": "G-03", "reason": "The form shows a wrong date."}
    assert client.post("/audit/exceptions/", typed).status_code == 302
    access = PersonalAccess.objects.get()
    assert client.get(f"/audit/exceptions/{access.pk}/").status_code == 403
    assert client.post(f"/audit/exceptions/{access.pk}/answer/", {"answer": "yes"}).status_code == 403
    assert sign_in("agus").post(f"/audit/exceptions/{access.pk}/answer/", {"answer": "yes"}).status_code == 302
    assert at_kanim.holder in client.get(f"/audit/exceptions/{access.pk}/").content.decode()
    assert sign_in("agus").get(f"/audit/exceptions/{access.pk}/").status_code == 404
    kinds = Event.objects.filter(subject=at_kanim.subject, kind__startswith="personal.").order_by("number")
    assert list(kinds.values_list("kind", flat=True)) == ["personal.asked", "personal.approved", "personal.opened"]
    shown = sign_in("anna").get(f"/applications/{at_kanim.reference}/").content.decode()
    assert "As an exception that a second person approved" in shown
    with time_machine.travel(timezone.now() + LASTS + timedelta(seconds=1)):
        assert sign_in("sari").get(f"/audit/exceptions/{access.pk}/").status_code == 403


def test_a_form_without_words_is_given_back_with_what_was_typed(sign_in: SignIn, at_kanim: Application) -> None:
    answered = sign_in("sari").post("/audit/exceptions/", {"reference": at_kanim.reference, "ground": "G-03"})
    assert answered.status_code == 422
    assert at_kanim.reference in answered.content.decode()
    assert not PersonalAccess.objects.exists()
