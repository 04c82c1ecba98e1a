"""Who may do what in a sponsor's files: a table for the team, the agent before and after the end, and strangers."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.conftest import Cast, make_draft, user_of
from tests.sponsors.company import agency, colleague, company, mandate, person, prepared
from tests.walking import walk_to
from tinggal.applications.access import authority, files_on_behalf, moves_for
from tinggal.applications.actions import perform
from tinggal.applications.barring import barred
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.sponsored import begin_for
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.journal.models import Event
from tinggal.lib.workflow import NotYours
from tinggal.people.actors import Actor, Seat
from tinggal.people.roles import Role
from tinggal.sponsors.mandates import end
from tinggal.sponsors.models import Mandate, Sponsor
from tinggal.sponsors.tasks import Task
from tinggal.sponsors.team import suspend

TASKS = (Task.VIEW, Task.PREPARE, Task.SUBMIT, Task.PAY, Task.LETTERS)
# who                        view prepare submit pay letters, in a file that the sponsor filed
TABLE = {
    "boss": "yes yes yes yes yes",
    "viewer": "yes no no no no",
    "preparer": "yes yes no no no",
    "submitter": "yes no yes no no",
    "payer": "yes no no yes no",
    "suspended": "no no no no no",
    "invited": "no no no no no",
    "other boss": "no no no no no",
    "agent": "yes yes yes no no",
    "agent's viewer": "yes no no no no",
    "agent of another": "no no no no no",
    "officer": "no no no no no",
}


@pytest.fixture
def house(cast: Cast) -> dict[str, object]:
    """A company with its team, an agent with a mandate for everything, and others."""
    boss, agent_boss, other = person("boss"), person("agus2"), person("other")
    sponsor = company(boss=boss)
    office = agency(boss=agent_boss)
    gone = colleague(sponsor, "gone", *TASKS, boss=boss)
    suspend(sponsor.memberships.get(email="gone@example.org"), by=boss)
    rival = company(boss=other, number="8120007654321", name="PT Lain")
    granted = mandate(office, sponsor, Task.PREPARE, Task.SUBMIT, asker=agent_boss, giver=boss, everything=True)
    return {
        "sponsor": sponsor,
        "agency": office,
        "rival": rival,
        "mandate": granted,
        "who": {
            "boss": boss,
            "viewer": colleague(sponsor, "viewer", boss=boss),
            "preparer": colleague(sponsor, "preparer", Task.PREPARE, boss=boss),
            "submitter": colleague(sponsor, "submitter", Task.SUBMIT, boss=boss),
            "payer": colleague(sponsor, "payer", Task.PAY, boss=boss),
            "suspended": gone,
            "invited": person("invited"),
            "other boss": other,
            "agent": agent_boss,
            "agent's viewer": colleague(office, "looker", boss=agent_boss),
            "agent of another": person("freelance"),
            "officer": cast["kade"],
        },
    }


def rights(who: Actor, file: Application) -> str:
    asked = [authority(who, file, task=task) is not None for task in TASKS]
    listed = [files_on_behalf(who, task=task).filter(pk=file.pk).exists() for task in TASKS]
    assert asked == listed
    return " ".join("yes" if may else "no" for may in asked)


def people(house: dict[str, object]) -> dict[str, Actor]:
    found = house["who"]
    assert isinstance(found, dict)
    return found


def sponsor_of(house: dict[str, object], name: str = "sponsor") -> Sponsor:
    found = house[name]
    assert isinstance(found, Sponsor)
    return found


def mandate_of(house: dict[str, object]) -> Mandate:
    found = house["mandate"]
    assert isinstance(found, Mandate)
    return found


def test_everybody_may_what_the_table_says(house: dict[str, object]) -> None:
    file = prepared(sponsor_of(house), by=people(house)["boss"])
    assert {name: rights(who, file) for name, who in people(house).items()} == TABLE


def test_a_file_that_the_foreigner_sent_himself_is_read_by_its_sponsor_and_changed_by_nobody_else(
    house: dict[str, object], cast: Cast
) -> None:
    file = make_draft(cast)
    Application.objects.filter(pk=file.pk).update(sponsor=sponsor_of(house))
    file.refresh_from_db()
    who = people(house)
    assert rights(who["boss"], file) == "yes no no yes yes"
    assert rights(who["agent"], file) == "yes no no no no"
    assert rights(who["other boss"], file) == "no no no no no"
    with pytest.raises(PermissionDenied):
        answer(file, {"full_name": "SOMEBODY ELSE"}, by=who["boss"])


def test_an_ended_mandate_closes_every_file_old_ones_too(house: dict[str, object]) -> None:
    who = people(house)
    file = begin_for(sponsor_of(house), permit("extend-itas-worker"), by=who["agent"], answers={})
    assert rights(who["agent"], file) == "yes yes yes no no"
    end(mandate_of(house), by=who["boss"])
    assert rights(who["agent"], file) == "no no no no no"
    with pytest.raises(PermissionDenied):
        begin_for(sponsor_of(house), permit("extend-itas-worker"), by=who["agent"], answers={})
    with pytest.raises(NotYours):
        perform(file, "withdraw", by=who["agent"])


def test_a_mandate_ends_by_itself_after_its_last_day(house: dict[str, object]) -> None:
    who = people(house)
    file = prepared(sponsor_of(house), by=who["boss"])
    Mandate.objects.update(until_on=timezone.localdate() - timedelta(days=1))
    assert rights(who["agent"], file) == "no no no no no"


def test_under_a_narrow_mandate_the_agent_reaches_only_what_he_began(house: dict[str, object]) -> None:
    who, sponsor = people(house), sponsor_of(house)
    theirs = prepared(sponsor, by=who["boss"], passport="A1111111")
    Mandate.objects.update(everything=False)
    own = begin_for(sponsor, permit("extend-itas-worker"), by=who["agent"], answers={})
    assert rights(who["agent"], own) == "yes yes yes no no"
    assert rights(who["agent"], theirs) == "no no no no no"


def test_a_person_mandates_an_agent_for_his_own_files_and_keeps_them(house: dict[str, object], cast: Cast) -> None:
    who, file = people(house), make_draft(cast)
    anna = user_of(cast["anna"])
    assert rights(who["agent"], file) == "no no no no no"
    granted = mandate(
        sponsor_of(house, "agency"), anna, Task.PREPARE, asker=who["agent"], giver=cast["anna"], everything=True
    )
    assert rights(who["agent"], file) == "yes yes no no no"
    answer(file, {"birth_place": "Lund"}, by=who["agent"])
    told = Event.objects.filter(subject=file.subject, kind="form.answered").latest("number")
    assert told.data == {"questions": ["birth_place"], "for": f"user/{anna.pk}", "mandate": granted.pk}
    end(granted, by=cast["anna"])
    assert rights(who["agent"], file) == "no no no no no"


def test_every_act_of_an_agent_says_for_whom_and_stands_in_the_clients_list(house: dict[str, object]) -> None:
    who, sponsor, granted = people(house), sponsor_of(house), mandate_of(house)
    file = prepared(sponsor, by=who["agent"])
    perform(file, "submit", by=who["agent"])
    acts = Event.objects.filter(subject=file.subject, actor=who["agent"].key)
    assert {(event.data["for"], event.data["mandate"]) for event in acts} == {(sponsor.subject, granted.pk)}
    listed = Event.objects.filter(subject=granted.subject, kind="mandate.used").order_by("number")
    assert [event.data["did"] for event in listed] == [event.kind for event in acts.order_by("number")]
    assert {event.data["file"] for event in listed} == {file.reference}


def test_the_buttons_are_those_of_the_tasks(house: dict[str, object]) -> None:
    who = people(house)
    file = prepared(sponsor_of(house), by=who["boss"])
    assert [move.action for move in moves_for(who["submitter"], file)] == ["submit", "withdraw"]
    assert moves_for(who["preparer"], file) == ()
    perform(file, "submit", by=who["submitter"])
    sent = Event.objects.get(subject=file.subject, kind="application.verifying")
    assert sent.data["for"] == sponsor_of(house).subject


def test_an_officer_who_works_for_the_sponsor_takes_no_step_in_its_files(house: dict[str, object], cast: Cast) -> None:
    who = people(house)
    colleague(sponsor_of(house), "kade", boss=who["boss"])
    file = prepared(sponsor_of(house), by=who["boss"])
    walk_to(Status.AT_KANIM, file, {**cast, "boss": who["boss"]}, owner="boss")
    seat = next(one for one in cast["kade"].seats if one.role == Role.KANIM_OFFICER)
    assert isinstance(seat, Seat)
    assert "work for the sponsor" in barred(cast["kade"], seat, file)
    assert moves_for(cast["kade"], file) == ()
