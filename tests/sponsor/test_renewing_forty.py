"""A sponsor renews forty people in eight clicks: the exceptions stay, the others go, and one bill pays for them."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import user_of
from tests.sponsor.many import staff
from tests.sponsors.company import colleague, person
from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Document
from tinggal.applications.status import Status
from tinggal.guarantees.models import Batch, Foreigner
from tinggal.payments.actions import ask, open_bill
from tinggal.payments.models import GroupBill, Refund
from tinggal.people.actors import SYSTEM, Actor
from tinggal.simulators import bank
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

CLICKS = 8


class Clicking:
    """A browser that counts clicks: links, buttons and ticks."""

    def __init__(self, who: Actor) -> None:
        self.client, self.clicks, self.page = Client(), 0, ""
        self.client.force_login(user_of(who))

    def link(self, where: str) -> None:
        """Follow a link that stands on the page."""
        assert f'href="{where}"'.replace("&", "&amp;") in self.page, where
        self.clicks += 1
        self._see(self.client.get(where))

    def button(self, where: str, ticked: int = 0, **values: object) -> None:
        """Press a button, after so many ticks."""
        self.clicks += 1 + ticked
        self._see(self.client.post(where, values, follow=True))

    def start(self, where: str) -> None:
        """Arrive, without a click."""
        self._see(self.client.get(where, follow=True))

    def _see(self, answer: object) -> None:
        assert answer.status_code == 200, answer  # type: ignore[attr-defined]
        self.page = answer.content.decode()  # type: ignore[attr-defined]


def accepted(batch: Batch) -> list[Application]:
    """The automatic checks let every sent file pass, and its bill is opened, as the worker does it."""
    files = list(Application.objects.filter(batch_rows__batch=batch, status=Status.VERIFYING).order_by("pk"))
    for file in files:
        perform(file, "accept", by=SYSTEM)
        open_bill(file)
    return files


def test_forty_are_renewed_in_eight_clicks(sponsor: Sponsor, boss: Actor) -> None:
    staff(sponsor, 40, by=boss)
    hand, home = Clicking(boss), f"/sponsor/{sponsor.pk}/"
    hand.start("/sponsor/")
    hand.link(f"{home}people/?within=60")
    assert "Renew all 40 people" in hand.page
    hand.button(f"{home}people/?within=60", all="yes")
    batch = Batch.objects.get()
    assert "Send 40 applications" in hand.page
    hand.button(f"{home}together/{batch.pk}/", ticked=1, true="on")
    assert "40 applications are sent." in hand.page
    files = accepted(batch)
    hand.link(f"{home}bills/")
    bills = [file.bills.get() for file in files]
    hand.button(f"{home}bills/", bill=[str(one.pk) for one in bills])
    group = GroupBill.objects.get()
    assert (group.amount, group.parts.count()) == (sum(one.amount for one in bills), 40)
    hand.link(group.pay_url)
    bank.pay(group.code, method="virtual_account")
    hand.clicks += 1  # the bank's own button
    assert hand.clicks <= CLICKS
    hand.start(f"{home}bills/{group.pk}/")
    hand.button(f"{home}bills/{group.pk}/ask/")
    assert {file.status for file in Application.objects.filter(batch_rows__batch=batch)} == {Status.AT_KANIM}
    assert len({file.bills.get().ntpn for file in files}) == 40
    assert not Refund.objects.exists()


def test_whoever_needs_something_stays_and_the_others_go(sponsor: Sponsor, boss: Actor) -> None:
    first, *_others = staff(sponsor, 5, by=boss)
    Document.objects.filter(application=first.holds, code="passport").delete()
    hand, home = Clicking(boss), f"/sponsor/{sponsor.pk}/"
    hand.button(f"{home}people/", all="yes")
    assert "Missing document" in hand.page
    assert "Send 4 applications" in hand.page
    hand.button(f"{home}together/{Batch.objects.get().pk}/", true="on")
    states = Application.objects.filter(renews__isnull=False).values_list("status", flat=True)
    assert sorted(states) == ["draft", *["verifying"] * 4]


def test_pressed_twice_nothing_is_double(sponsor: Sponsor, boss: Actor) -> None:
    people = staff(sponsor, 3, by=boss)
    hand, home = Clicking(boss), f"/sponsor/{sponsor.pk}/"
    who = [str(one.pk) for one in people]
    hand.button(f"{home}people/", who=who)
    hand.button(f"{home}people/", who=who)
    assert "Choose at least one person" in hand.page
    assert Application.objects.filter(renews__isnull=False).count() == 3
    batch = Batch.objects.get()
    hand.button(f"{home}together/{batch.pk}/", true="on")
    hand.button(f"{home}together/{batch.pk}/", true="on")
    assert "There was nothing left to send." in hand.page
    files = accepted(batch)
    bills = [str(file.bills.get().pk) for file in files]
    hand.button(f"{home}bills/", bill=bills)
    hand.button(f"{home}bills/", bill=bills)
    assert GroupBill.objects.count() == 1


def test_who_is_paid_alone_in_the_meantime_is_not_paid_twice(sponsor: Sponsor, boss: Actor) -> None:
    staff(sponsor, 2, by=boss)
    hand, home = Clicking(boss), f"/sponsor/{sponsor.pk}/"
    hand.button(f"{home}people/", all="yes")
    hand.button(f"{home}together/{Batch.objects.get().pk}/", true="on")
    one, other = accepted(Batch.objects.get())
    hand.button(f"{home}bills/", bill=[one.bills.get().pk, other.bills.get().pk])
    alone, group = one.bills.get(), GroupBill.objects.get()
    bank.pay(alone.code, method="card")
    bank.pay(group.code, method="card")
    for _twice in range(2):
        hand.button(f"{home}bills/{group.pk}/ask/")
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.status, other.status) == (Status.AT_KANIM, Status.AT_KANIM)
    ask(alone)
    assert [refund.amount for refund in Refund.objects.all()] == [alone.amount]


def test_a_bill_for_many_is_taken_apart_and_made_anew(sponsor: Sponsor, boss: Actor) -> None:
    staff(sponsor, 3, by=boss)
    hand, home = Clicking(boss), f"/sponsor/{sponsor.pk}/"
    hand.button(f"{home}people/", all="yes")
    hand.button(f"{home}together/{Batch.objects.get().pk}/", true="on")
    bills = [str(file.bills.get().pk) for file in accepted(Batch.objects.get())]
    hand.button(f"{home}bills/", bill=bills)
    first = GroupBill.objects.get()
    hand.button(f"{home}bills/{first.pk}/undo/")
    hand.button(f"{home}bills/", bill=bills)
    second = GroupBill.objects.exclude(pk=first.pk).get()
    assert first.code != second.code
    assert bank.fetch(first.code).state == "cancelled"
    hand.button(f"{home}bills/{second.pk}/undo/")
    hand.button(f"{home}bills/", bill=bills[:2])
    assert GroupBill.objects.latest("pk").parts.count() == 2


def test_who_only_prepares_cannot_send_and_who_only_looks_cannot_begin(sponsor: Sponsor, boss: Actor) -> None:
    staff(sponsor, 2, by=boss)
    preparer, viewer = colleague(sponsor, "prep", Task.PREPARE, boss=boss), colleague(sponsor, "look", boss=boss)
    home = f"/sponsor/{sponsor.pk}/"
    hand = Clicking(preparer)
    hand.button(f"{home}people/", all="yes")
    batch = Batch.objects.get()
    hand.button(f"{home}together/{batch.pk}/", true="on")
    assert set(Application.objects.filter(batch_rows__batch=batch).values_list("status", flat=True)) == {"draft"}
    client = Client(raise_request_exception=False)
    client.force_login(user_of(viewer))
    assert client.post(f"{home}people/", {"all": "yes"}).status_code in (200, 403)
    assert Batch.objects.count() == 1
    assert client.get(f"{home}bills/").status_code == 403


def test_strangers_learn_nothing(sponsor: Sponsor, boss: Actor) -> None:
    staff(sponsor, 1, by=boss)
    client = Client()
    client.force_login(user_of(person("stranger")))
    file = Application.objects.filter(sponsor=sponsor).latest("pk")
    for where in ("", "people/", "bills/", "company/", f"files/{file.reference}/"):
        assert client.get(f"/sponsor/{sponsor.pk}/{where}").status_code == 404


def test_the_list_asks_as_often_for_twelve_as_for_three(sponsor: Sponsor, boss: Actor) -> None:
    staff(sponsor, 12, by=boss)
    client = Client()
    client.force_login(user_of(boss))

    def asked() -> list[int]:
        counts = []
        for where in ("people/", ""):
            with CaptureQueriesContext(connection) as seen:
                client.get(f"/sponsor/{sponsor.pk}/{where}")
            counts.append(len(seen))
        return counts

    asked()
    many = asked()
    Foreigner.objects.filter(pk__in=Foreigner.objects.order_by("pk")[3:]).delete()
    assert asked() == many


def test_the_check_page_names_what_is_different_from_last_time(sponsor: Sponsor, boss: Actor) -> None:
    one, other = staff(sponsor, 2, by=boss)
    hand, home = Clicking(boss), f"/sponsor/{sponsor.pk}/"
    hand.button(f"{home}people/", all="yes")
    moved = Application.objects.get(renews=other.holds)
    Application.objects.filter(pk=moved.pk).update(answers={**moved.answers, "address": "Jalan Baru 7"})
    hand.start(f"{home}together/{Batch.objects.get().pk}/")
    _before, _heading, first, second = hand.page.partition("These are ready")[2].split("<tr ")
    assert (one.name in first, "Nothing" in first) == (True, True)
    assert (other.name in second, "Street address" in second, "Nothing" in second) == (True, True, False)
