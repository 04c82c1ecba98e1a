"""What may be corrected in a file that came back: never more than was paid for, nor a way around the law's road."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.conftest import Cast, make_cast, make_draft
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.lib.workflow import MoveRefused
from tinggal.payments.actions import ask, open_bill
from tinggal.people.actors import SYSTEM
from tinggal.simulators import bank


def bounced(file: Application, cast: Cast) -> Application:
    """Sent, and sent back by the automatic checks."""
    perform(file, "submit", by=cast["anna"])
    perform(file, "bounce", by=SYSTEM, reasons=["R-02"])
    return file


def test_a_paid_file_does_not_become_a_longer_permit(draft: Application, cast: Cast) -> None:
    walk_to(Status.UNPAID, draft, cast)
    bill = open_bill(draft)
    bank.pay(bill.code, method="card")
    ask(bill)
    perform(draft, "return", by=cast["kade"], reasons=["R-10"])
    answer(draft, {"months": "24"}, by=cast["anna"])
    with pytest.raises(MoveRefused, match=r"You paid Rp .* costs Rp"):
        perform(draft, "resubmit", by=cast["anna"])
    answer(draft, {"months": "12"}, by=cast["anna"])
    perform(draft, "resubmit", by=cast["anna"])
    assert Application.objects.get(pk=draft.pk).status == Status.VERIFYING


def test_a_length_that_is_not_offered_is_refused_before_a_bill_is_asked_for(draft: Application, cast: Cast) -> None:
    answer(draft, {"months": "999"}, by=cast["anna"])
    with pytest.raises(MoveRefused, match="not offered"):
        perform(draft, "submit", by=cast["anna"])


def test_a_correction_can_lengthen_the_road_and_cannot_shorten_it(cast: Cast) -> None:
    file = make_draft(cast, permit_code="extend-itas-worker")
    answer(file, {"months": "24"}, by=cast["anna"])
    bounced(file, cast)
    roads = []
    for nationality in ("CHN", "NGA", "CHN"):
        answer(file, {"nationality": nationality}, by=cast["anna"])
        roads.append(Application.objects.get(pk=file.pk).route_name)
    assert roads == ["kanim-decides-2023", "calling-visa-2023", "calling-visa-2023"]


@pytest.mark.parametrize("days_left", [400, -1])
def test_a_corrected_day_must_keep_the_filing_day_inside_the_window(
    draft: Application, cast: Cast, days_left: int
) -> None:
    bounced(draft, cast)
    expiry = timezone.localdate() + timedelta(days=days_left)
    answer(draft, {"stay_expires_on": expiry.isoformat()}, by=cast["anna"])
    with pytest.raises(MoveRefused, match="send this application"):
        perform(draft, "resubmit", by=cast["anna"])


def test_a_corrected_passport_must_not_have_a_running_application(draft: Application, cast: Cast) -> None:
    twin = make_draft(cast)
    answer(twin, {"passport_number": "Z1234567"}, by=cast["anna"])
    bounced(twin, cast)
    perform(draft, "submit", by=cast["anna"])
    answer(twin, {"passport_number": "L898902C3"}, by=cast["anna"])
    with pytest.raises(MoveRefused, match=draft.reference):
        perform(twin, "resubmit", by=cast["anna"])


def test_twins_sent_at_the_same_moment_take_turns_and_one_is_refused(committed: None) -> None:
    cast = make_cast()
    first, second = make_draft(cast), make_draft(cast)

    def send_the_second() -> None:
        try:
            perform(second, "submit", by=cast["anna"])
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as other:
        with transaction.atomic():
            perform(first, "submit", by=cast["anna"])
            sent = other.submit(send_the_second)
            with pytest.raises(TimeoutError):
                sent.result(timeout=1)
        with pytest.raises(MoveRefused, match=first.reference):
            sent.result(timeout=20)
