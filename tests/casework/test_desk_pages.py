"""The pages of the line: my day, the next file, taking, keeping, coming first, giving away, filters, the team."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.casework.crowd import Sketch, write
from tests.casework.test_leases import colleague
from tests.conftest import Cast, user_of
from tests.desk.conftest import BringTo, SignIn
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.casework.leases import LASTS, take, take_next
from tinggal.casework.models import Lease, Pick, Priority, SavedFilter
from tinggal.journal.models import Event


def page(client: Client, where: str, **filters: str) -> str:
    answer = client.get(where, filters)
    assert answer.status_code == 200
    return answer.content.decode()


def post(client: Client, where: str, **typed: str) -> str:
    """What the page after a post says."""
    answer = client.post(where, typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_button_hands_out_the_next_file(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    assert "Give me the next file" in page(client, "/desk/day/")
    answer = client.post("/desk/next/")
    assert answer.url == f"/desk/{at_kanim.reference}/"
    assert "You work on this file until" in page(client, answer.url)
    assert at_kanim.reference in page(client, "/desk/day/")
    assert "Nothing waits for you now." in post(client, "/desk/next/")


def test_who_opens_a_colleagues_file_reads_who_has_it_and_may_not_act(
    sign_in: SignIn, cast: Cast, at_kanim: Application
):
    take(at_kanim, by=colleague("putu"))
    client, where = sign_in("kade"), f"/desk/{at_kanim.reference}/"
    shown = page(client, where)
    assert "<strong>Putu</strong> is working on this file until" in shown
    assert "Send on to: Regional office" not in shown
    assert "Putu works on it" in page(client, "/desk/")
    answer = client.post(f"{where}move/", {"action": "forward", "note": "All is well."})
    assert answer.status_code == 409
    refused = answer.content.decode()
    assert "Putu is working on this file until" in refused
    assert "All is well." in refused
    assert "Please give a reason." in post(client, f"{where}take-over/")
    assert "You work on this file until" in post(client, f"{where}take-over/", reason="L-02")
    assert client.post(f"{where}move/", {"action": "forward"}).status_code == 302


def test_a_file_out_of_turn_asks_for_a_reason_before_its_steps(sign_in: SignIn, bring_to: BringTo):
    bring_to("at_kanim")
    later = bring_to("at_kanim", passport_number="P2")
    client, where = sign_in("kade"), f"/desk/{later.reference}/"
    assert "Other files come before this one." in page(client, where)
    assert "not the turn of this file" in client.post(f"{where}move/", {"action": "forward"}).content.decode()
    assert "not the turn of this file" in post(client, f"{where}take/")
    shown = post(client, f"{where}take/", reason="U-02")
    assert "Send on to: Regional office" in shown
    assert client.post(f"{where}move/", {"action": "forward"}).status_code == 302
    assert Pick.objects.get().reason == "U-02"


def test_answering_a_check_of_a_colleagues_file_is_refused(sign_in: SignIn, at_kanim: Application):
    finding = at_kanim.findings.create(check_name="watchlist", version=1, outcome="ask", words="watchlist_hit")
    Application.objects.filter(pk=at_kanim.pk).update(open_questions=1)
    take(at_kanim, by=colleague("putu"))
    where = f"/desk/{at_kanim.reference}/checks/{finding.pk}/"
    answer = sign_in("kade").post(where, {"answer": "cleared/same_person", "note": "Compared."})
    assert "Putu is working on this file" in answer.content.decode()
    finding.refresh_from_db()
    assert finding.resolved_at is None


def test_reading_and_the_script_keep_a_file_and_laying_aside_lets_it_go(
    sign_in: SignIn, cast: Cast, at_kanim: Application
):
    client, where = sign_in("kade"), f"/desk/{at_kanim.reference}/"
    with time_machine.travel(timezone.now(), tick=False) as clock:
        take(at_kanim, by=cast["kade"])
        for keeping in (lambda: client.get(where), lambda: client.post(f"{where}keep/")):
            clock.shift(LASTS - timedelta(seconds=5))
            keeping()
            assert Lease.objects.get().until == timezone.now() + LASTS
        assert len(client.post(f"{where}keep/").content.decode()) == len("10:30")
        assert "lies in the queue again" in post(client, f"{where}aside/")
        gone = client.post(f"{where}keep/")
    assert (gone.status_code, gone.content.decode()) == (409, "This file is no longer yours.")


def test_who_must_not_wait_is_put_first_with_a_coded_reason(sign_in: SignIn, bring_to: BringTo):
    first, second = bring_to("at_kanim"), bring_to("at_kanim", passport_number="P2")
    client, where = sign_in("kade"), f"/desk/{second.reference}/"
    assert "Please choose why this person must not wait." in post(client, f"{where}first/", reason="U-01")
    assert "Danger to life or health" in post(client, f"{where}first/", reason="V-01")
    assert "already comes before the others" in post(client, f"{where}first/", reason="V-02")
    rows = client.get("/desk/").context["rows"]
    assert [(row.reference, row.urgent) for row in rows] == [(second.reference, "Urgent"), (first.reference, "")]
    post(client, f"{where}first/", withdraw="1")
    assert [row.reference for row in client.get("/desk/").context["rows"]] == [first.reference, second.reference]
    given = Priority.objects.get()
    assert (given.reason, given.ended_by) == ("V-01", given.given_by)
    assert list(Event.objects.filter(kind__startswith="priority.").order_by("at").values_list("kind", "data")) == [
        ("priority.given", {"priority": "V-01"}), ("priority.withdrawn", {}),
    ]  # fmt: skip


def test_the_class_stays_when_the_file_moves_on(sign_in: SignIn, cast: Cast, at_kanim: Application):
    post(sign_in("kade"), f"/desk/{at_kanim.reference}/first/", reason="V-07")
    perform(at_kanim, "forward", by=cast["kade"])
    assert "Must not wait" in page(sign_in("wayan"), "/desk/")


def test_my_day_shows_what_came_back_and_what_waits(sign_in: SignIn, cast: Cast, bring_to: BringTo):
    back, other = bring_to("at_kanim"), bring_to("unpaid", passport_number="P2")
    perform(back, "forward", by=cast["kade"])
    perform(back, "send_back", by=cast["wayan"], reasons=["S-01"])
    answer = sign_in("kade").get("/desk/day/")
    sections = {name: [row.reference for row in rows] for _title, name, rows in answer.context["sections"]}
    assert sections == {"back": [back.reference], "oldest": [back.reference], "applicant": [other.reference]}
    assert answer.context["came_back"] == 1
    assert sign_in("wayan").get("/desk/day/").context["came_back"] == 0


def test_an_appointment_kept_is_no_file_that_came_back(sign_in: SignIn, cast: Cast, at_kanim: Application):
    for action in ("invite", "attend"):
        perform(at_kanim, action, by=cast["kade"], data={"appointment": 1})
    assert sign_in("kade").get("/desk/day/").context["came_back"] == 0


def test_a_filter_is_kept_counted_and_deleted_by_its_owner_alone(sign_in: SignIn, cast: Cast):
    write(cast, [Sketch(due=-400), Sketch(due=400), Sketch(due=-400, questions=1), Sketch(due=-400, office="K3103")])
    client = sign_in("kade")
    assert "Choose a filter first." in post(client, "/desk/filters/", name="Mine", q="Anna")
    assert "give the filter a name" in post(client, "/desk/filters/", due="late")
    post(client, "/desk/filters/", name=" Late  and clean ", due="late", mark="clean", permit="nonsense", q="ANNA")
    kept = SavedFilter.objects.get()
    assert (kept.name, kept.chosen) == ("Late and clean", {"due": "late", "mark": "clean"})
    assert [(one.name, one.count) for one in client.get("/desk/").context["kept"]] == [("Late and clean", 1)]
    assert len(client.get("/desk/", kept.chosen).context["rows"]) == 1
    post(sign_in("hadi"), f"/desk/filters/{kept.pk}/delete/")
    assert SavedFilter.objects.exists()
    post(client, f"/desk/filters/{kept.pk}/delete/")
    assert not SavedFilter.objects.exists()


def test_nobody_keeps_endless_filters(sign_in: SignIn):
    client = sign_in("kade")
    for number in range(12):
        post(client, "/desk/filters/", name=f"Filter {number}", due="late")
    assert "Delete one first." in post(client, "/desk/filters/", name="One more", due="late")
    assert "The filter is kept." in post(client, "/desk/filters/", name="Filter 3", due="today")
    assert SavedFilter.objects.count() == 12


def test_a_head_sees_his_team_and_gives_a_file_to_somebody_else(sign_in: SignIn, cast: Cast, at_kanim: Application):
    putu = colleague("putu")
    take(at_kanim, by=cast["kade"])
    client, where = sign_in("hadi"), f"/desk/{at_kanim.reference}/give/"
    shown = client.get("/desk/team/").context["members"]
    members = [(member.user.full_name, len(held)) for member, held, _on_hold in shown]
    assert members == [("Kade", 1), ("Putu", 0)]
    assert "Please give a reason." in post(client, where, to=str(putu.user_id))
    assert "choose an officer of your team" in post(client, where, to=str(cast["budi"].user_id), reason="B-01")
    post(client, where, to=str(putu.user_id), reason="B-01", back="team")
    shown = client.get("/desk/team/").context["members"]
    members = [(member.user.full_name, len(held)) for member, held, _on_hold in shown]
    assert members == [("Kade", 0), ("Putu", 1)]
    old, new = Lease.objects.order_by("pk")
    assert (old.ending, old.ended_by_id, new.given_by_id) == ("reassigned", cast["hadi"].user_id, cast["hadi"].user_id)
    post(client, where, reason="B-02")
    assert not Lease.objects.filter(ended_at=None).exists()
    assert "Nobody works on this file." in post(client, where, reason="B-02")


def test_only_heads_lead_and_only_their_own_desk(sign_in: SignIn, cast: Cast, at_kanim: Application):
    assert [sign_in(name).get("/desk/team/").status_code for name in ("kade", "wayan", "agus", "kusuma")] == [
        403,
        403,
        403,
        200,
    ]
    for name in ("kade", "wayan", "kusuma"):
        answer = sign_in(name).post(
            f"/desk/{at_kanim.reference}/give/", {"reason": "B-01", "to": str(cast["kade"].user_id)}
        )
        assert answer.status_code == 403


@pytest.mark.parametrize("where", ["/desk/", "/desk/day/", "/desk/all/", "/desk/?due=late", "/desk/all/?q=anna"])
def test_a_list_asks_as_often_for_many_files_as_for_few(sign_in: SignIn, cast: Cast, where: str):
    client = sign_in("kade")
    few = write(cast, [Sketch(due=-9), Sketch(due=-9, status="returned"), Sketch(due=-9, precedence=2)])
    Lease.objects.create(
        application=few[0], officer_id=cast["hadi"].user_id, taken_at=timezone.now(), until=timezone.now() + LASTS
    )
    client.get(where)
    with CaptureQueriesContext(connection) as once:
        client.get(where)
    many = write(cast, [Sketch(due=-n % 20 - 9, status=s) for n in range(20) for s in ("at_kanim", "returned")])
    Lease.objects.bulk_create(
        Lease(application=file, officer_id=cast["hadi"].user_id, taken_at=timezone.now(), until=timezone.now() + LASTS)
        for file in many[::4]
    )
    with CaptureQueriesContext(connection) as again:
        client.get(where)
    assert len(again) == len(once)


def test_the_team_asks_as_often_for_many_as_for_few(sign_in: SignIn, cast: Cast):
    client = sign_in("hadi")
    write(cast, [Sketch() for _ in range(12)])
    take_next(by=cast["kade"])
    client.get("/desk/team/")
    with CaptureQueriesContext(connection) as once:
        client.get("/desk/team/")
    for number in range(5):
        take_next(by=colleague(f"officer{number}"))
    with CaptureQueriesContext(connection) as again:
        client.get("/desk/team/")
    assert len(again) == len(once)


def test_handing_out_asks_as_often_among_many_files(cast: Cast):
    asked = []
    for more in (2, 60):
        Lease.objects.all().delete()
        write(cast, [Sketch(due=n) for n in range(more)])
        with CaptureQueriesContext(connection) as seen:
            take_next(by=cast["kade"])
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 15


def test_the_public_page_counts_and_rounds(client: Client, cast: Cast):
    write(cast, [Sketch(due=n) for n in range(9)])
    assert "Nothing was handed out in this month yet." in page(client, "/checks/")
    for number in range(7):
        take_next(by=cast["kade"])
        Lease.objects.filter(ended_at=None).update(ended_at=timezone.now(), ending="released")
        later = Application.objects.order_by("-due_on")[number % 2]
        take(later, by=cast["kade"], reason="U-03")
        Lease.objects.filter(ended_at=None).update(ended_at=timezone.now(), ending="released")
    told = page(client, "/checks/")
    order = client.get("/checks/").context["order"]
    assert (order.in_turn, order.out_of_turn) == ("5", "5")
    assert order.picks == [("U-03", "The applicant must travel, and has shown proof", "5")]
    assert "Why files were taken before their turn" in told
    assert user_of(cast["kade"]).full_name not in told
