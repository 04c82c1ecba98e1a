"""A family on one page: who, where, until when, one fee sheet and one bill; the bill pays each file by itself."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.applications.family import husband_of
from tests.conftest import Cast
from tests.portal.conftest import page
from tests.walking import walk_to
from tinggal.applications.families import begin_dependant
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.payments.actions import open_bill
from tinggal.payments.models import GroupBill, Refund
from tinggal.simulators import bank


def waiting_for_money(draft: Application, cast: Cast) -> list[Application]:
    """Anna and her husband, both sent and billed."""
    family = [draft, husband_of(draft, cast)]
    for file in family:
        walk_to(Status.UNPAID, file, cast)
        open_bill(file)
    return family


def test_somebody_is_added_by_one_choice(anna: Client, draft: Application) -> None:
    assert page("family", draft) in anna.get(page("application", draft)).content.decode()
    answered = anna.post(page("family", draft), {"relation": "child"})
    child = Application.objects.get(joins=draft)
    assert answered["Location"] == page("document", child, "passport")
    assert page("family", child) in anna.get(page("application", child)).content.decode()
    for file in (draft, child):
        assert [one.file for one in anna.get(page("family", file)).context["members"]] == [draft, child]


def test_no_choice_is_said_in_words(anna: Client, draft: Application) -> None:
    answered = anna.post(page("family", draft), {})
    assert answered.context["form"].errors
    assert Application.objects.count() == 1


def test_a_permit_nobody_can_join_has_no_family(anna: Client, cast: Cast, draft: Application) -> None:
    Application.objects.filter(pk=draft.pk).update(permit_code="replace-card")
    assert anna.get(page("family", draft)).status_code == 404


def test_one_sheet_shows_what_each_and_all_cost(anna: Client, draft: Application, cast: Cast) -> None:
    husband_of(draft, cast)
    told = anna.get(page("family", draft)).context
    assert [len(one.lines) > 0 for one in told["members"]] == [True, True]
    assert told["total"] == sum(line.amount for one in told["members"] for line in one.lines)
    assert told["members"][1].until == told["members"][0].until


def test_one_code_pays_for_all_and_each_file_goes_on_by_itself(anna: Client, draft: Application, cast: Cast) -> None:
    family = waiting_for_money(draft, cast)
    anna.post(page("pay_family", draft))
    bill = GroupBill.objects.get()
    assert (bill.amount, bill.sponsor) == (sum(file.bills.get().amount for file in family), None)
    assert bill.code in anna.get(page("family", family[1])).content.decode()
    bank.pay(bill.code, method="virtual_account")
    said = anna.post(page("ask_family", draft), follow=True).content.decode()
    assert "We have received your payment" in said
    assert set(Application.objects.values_list("status", flat=True)) == {Status.AT_KANIM}
    assert len({file.bills.get().ntpn for file in family}) == 2
    assert Event.objects.get(kind="group.settled").subject == draft.subject
    assert not Refund.objects.exists()


def test_pressed_twice_it_is_one_bill_and_taken_apart_each_pays_alone(
    anna: Client, draft: Application, cast: Cast
) -> None:
    waiting_for_money(draft, cast)
    for _ in range(2):
        anna.post(page("pay_family", draft))
    assert GroupBill.objects.count() == 1
    anna.post(page("undo_family", draft))
    shown = anna.get(page("family", draft)).context
    assert (shown["bill"], len(shown["payable"])) == (None, 2)


def test_nobody_else_pays_or_takes_apart(mallory: Client, anna: Client, draft: Application, cast: Cast) -> None:
    waiting_for_money(draft, cast)
    assert mallory.post(page("pay_family", draft)).status_code == 404
    anna.post(page("pay_family", draft))
    assert mallory.post(page("undo_family", draft)).status_code == 404
    assert GroupBill.objects.get().is_open


def test_a_larger_family_asks_no_more_of_the_database(anna: Client, draft: Application, cast: Cast) -> None:
    asked = []
    for _ in range(2):
        for _child in range(3):
            begin_dependant(draft, "child", by=cast["anna"])
        with CaptureQueriesContext(connection) as queries:
            anna.get(page("family", draft))
        asked.append(len(queries))
    assert asked[0] == asked[1]
