"""Reading personal data as an exception: a second person, half an hour, everything written, the applicant sees it."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.desk.conftest import SignIn
from tests.desk.signature import digits, with_an_app
from tinggal.applications.models import Application
from tinggal.audit import exceptions as pages
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.oversight.exceptions import LASTS, approve, ask, refuse, shown
from tinggal.oversight.models import PersonalAccess
from tinggal.people.confirming import begin
from tinggal.people.models import Confirmation


def asked(file: Application, cast: Cast) -> PersonalAccess:
    return ask(file.reference, by=cast["sari"], ground="G-03", reason="The form shows a wrong date.")


def said_yes(access: PersonalAccess, cast: Cast, who: str) -> PersonalAccess:
    """A yes with six digits that were never used before."""
    person = user_of(cast[who])
    with_an_app(person)
    begun = begin(person, shown=shown(access))
    return approve(access, by=cast[who], person=person, confirmation=begun.pk, digits=digits(), passkey="")


def test_nobody_answers_himself_and_nobody_answers_twice(cast: Cast, at_kanim: Application) -> None:
    access = asked(at_kanim, cast)
    for nobody in ("sari", "kade", "anna", "wayan"):
        with pytest.raises(NotYours):
            said_yes(access, cast, nobody)
        with pytest.raises(NotYours):
            refuse(access, by=cast[nobody])
    refuse(access, by=cast["agus"])
    with pytest.raises(MoveRefused, match="answered already"):
        said_yes(access, cast, "kusuma")


def test_a_yes_needs_the_second_factor_of_who_says_it(cast: Cast, at_kanim: Application) -> None:
    access = asked(at_kanim, cast)
    with_an_app(user_of(cast["kusuma"]))
    begun = begin(user_of(cast["kusuma"]), shown=shown(access))
    proved = partial(approve, confirmation=begun.pk, digits=digits(), passkey="")
    with pytest.raises(MoveRefused):
        proved(access, by=cast["agus"], person=user_of(cast["agus"]))
    with pytest.raises(NotYours):
        proved(access, by=cast["agus"], person=user_of(cast["kusuma"]))
    access.reason = "Other words than he saw."
    with pytest.raises(MoveRefused, match="changed"):
        proved(access, by=cast["kusuma"], person=user_of(cast["kusuma"]))
    access.refresh_from_db()
    assert (access.decided_at, access.approved) == (None, False)
    assert said_yes(access, cast, "kusuma").approved


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
    where, auditor = f"/audit/exceptions/{access.pk}/answer/", sign_in("agus")
    assert client.get(where).status_code == client.post(where, {"answer": "no"}).status_code == 403
    with_an_app(user_of(cast["agus"]))
    assert access.reason in auditor.get(where).content.decode()
    wrong = auditor.post(where, {"confirmation": Confirmation.objects.latest("pk").pk, "digits": "12"})
    assert (wrong.status_code, "not right" in wrong.content.decode()) == (422, True)
    proof = {"confirmation": Confirmation.objects.latest("pk").pk, "digits": digits()}
    assert auditor.post(where, proof).status_code == 302
    assert auditor.get(where).status_code == 302
    assert at_kanim.holder in client.get(f"/audit/exceptions/{access.pk}/").content.decode()
    assert auditor.get(f"/audit/exceptions/{access.pk}/").status_code == 404
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


def test_the_list_goes_on_where_the_page_ended(
    sign_in: SignIn, cast: Cast, at_kanim: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST", 2)
    made = [asked(at_kanim, cast).pk for _time in range(5)]
    client, shown, later = sign_in("agus"), [], ""
    for _page in range(3):
        page = client.get(f"/audit/exceptions/?after={later}").context
        shown += [row.pk for row, _open, _answerable in page["rows"]]
        later = page["later"]
    assert (shown, later) == (made[::-1], "")
