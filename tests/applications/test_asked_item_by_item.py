"""What an officer asks for when he returns a file: item by item, answered one by one, and sent only when all are."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.conftest import Cast
from tests.papers import received
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.asking import items_asked
from tinggal.applications.drafts import answer, attach, detach, explain
from tinggal.applications.models import Application, AskedItem
from tinggal.applications.status import Status
from tinggal.casework.returning import return_to_applicant
from tinggal.casework.verdicts import judge
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused


@pytest.fixture
def returned(draft: Application, cast: Cast) -> Application:
    """The passport page is cut off, and an answer is wrong."""
    walk_to(Status.AT_KANIM, draft, cast)
    passport = draft.documents.get(code="passport", replaced_at=None)
    judge(passport, by=cast["kade"], state="incomplete", reasons=["R-01"], words="Cut at the top.")
    return_to_applicant(draft, "return", by=cast["kade"], reasons=["R-02"], note="See below.", answers=["address"])
    draft.refresh_from_db()
    return draft


def how(file: Application) -> dict[str, str]:
    return {item.code: item.how for item in items_asked(file)}


def test_a_return_names_documents_and_answers_each_with_its_reason(returned: Application) -> None:
    asked = {item.code: (item.kind, item.reasons, item.words) for item in items_asked(returned)}
    assert asked == {
        "passport": ("document", ["R-01"], "Cut at the top."),
        "address": ("answer", ["R-09"], ""),
    }
    told = Event.objects.get(subject=returned.subject, kind="application.returned").data
    assert told["reasons"] == ["R-02", "R-01", "R-09"]
    assert [one["code"] for one in told["asked"]] == ["passport", "address"]
    assert "Cut at the top." not in str(told["asked"])


def test_each_is_answered_by_itself_and_sending_names_what_is_open(returned: Application, cast: Cast) -> None:
    attach(returned, "passport", received("new"), by=cast["anna"])
    assert how(returned) == {"passport": "replaced", "address": ""}
    with pytest.raises(MoveRefused, match=str(returned.permit.question("address").label)) as refused:
        perform(returned, "resubmit", by=cast["anna"])
    assert str(returned.permit.requirement("passport").label) not in str(refused.value)
    answer(returned, {"address": "Jalan Kebon Sirih 31"}, by=cast["anna"])
    assert how(returned) == {"passport": "replaced", "address": "changed"}
    perform(returned, "resubmit", by=cast["anna"])
    returned.refresh_from_db()
    assert returned.status == Status.VERIFYING


def test_the_same_answer_again_answers_nothing(returned: Application, cast: Cast) -> None:
    answer(returned, {"address": returned.answers["address"], "phone": "0812"}, by=cast["anna"])
    assert how(returned)["address"] == ""


def test_words_answer_an_item_and_stay_beside_a_later_change(returned: Application, cast: Cast) -> None:
    item = AskedItem.objects.get(code="address")
    with pytest.raises(MoveRefused, match="Write your answer"):
        explain(item, "  ", by=cast["anna"])
    explain(item, "The street has a new name.", by=cast["anna"])
    assert how(returned)["address"] == "explained"
    answer(returned, {"address": "Jalan Baru 1"}, by=cast["anna"])
    item.refresh_from_db()
    assert (item.how, item.answer) == ("changed", "The street has a new name.")
    assert Event.objects.get(subject=returned.subject, kind="item.explained").data == {
        "kind": "answer",
        "code": "address",
    }


@pytest.mark.parametrize("name", ["mallory", "kade"])
def test_nobody_else_answers(returned: Application, cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        explain(AskedItem.objects.get(code="address"), "Fine.", by=cast[name])


def test_a_document_that_is_taken_away_is_an_answer_too(returned: Application, cast: Cast) -> None:
    detach(returned.documents.get(code="passport", replaced_at=None), by=cast["anna"])
    assert how(returned)["passport"] == "removed"
    with pytest.raises(MoveRefused, match="Please upload"):
        perform(returned, "resubmit", by=cast["anna"])


def test_once_it_is_sent_nothing_is_answered_any_more(returned: Application, cast: Cast) -> None:
    attach(returned, "passport", received("new"), by=cast["anna"])
    explain(AskedItem.objects.get(code="address"), "It is right.", by=cast["anna"])
    perform(returned, "resubmit", by=cast["anna"])
    with pytest.raises(MoveRefused):
        explain(AskedItem.objects.get(code="address"), "Or not.", by=cast["anna"])


def test_a_return_without_items_holds_nothing_back(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    return_to_applicant(draft, "return", by=cast["kade"], reasons=["R-11"])
    assert items_asked(draft) == []
    perform(draft, "resubmit", by=cast["anna"])
