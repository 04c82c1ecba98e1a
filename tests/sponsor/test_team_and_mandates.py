"""Joining a team by the link in a mail; a mandate from the request to its end, on the client's page."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, RunOutbox, user_of
from tests.sponsors.company import agency, company, mandate, person, prepared
from tinggal.applications.actions import perform
from tinggal.applications.sponsored import begin_for
from tinggal.catalogue.permits import permit
from tinggal.journal.models import Event
from tinggal.payments.actions import open_bill, open_group, payable
from tinggal.people.actors import SYSTEM, Actor
from tinggal.simulators.models import SimulatedMessage
from tinggal.sponsor import mandate_pages
from tinggal.sponsors.models import Mandate, Membership
from tinggal.sponsors.tasks import Task


def browser(who: Actor) -> Client:
    client = Client()
    client.force_login(user_of(who))
    return client


def test_a_colleague_joins_by_the_link_does_his_tasks_and_is_suspended(cast: Cast, run_outbox: RunOutbox) -> None:
    boss, dian = person("boss"), person("dian")
    sponsor = company(boss=boss)
    home = f"/sponsor/{sponsor.pk}/"
    browser(boss).post(f"{home}team/", {"email": "Dian@example.org", "tasks": ["prepare"]})
    run_outbox()
    mail = SimulatedMessage.objects.get(to="dian@example.org")
    link = re.search(r"/sponsor/join/\S+/", mail.body)
    assert link
    hand = browser(dian)
    assert hand.get(home).status_code == 404
    assert hand.post(link[0], follow=True).status_code == 200
    assert (hand.get(f"{home}people/").status_code, hand.get(f"{home}bills/").status_code) == (200, 403)
    assert browser(cast["mallory"]).post(link[0], follow=True).status_code == 200
    assert not Membership.objects.filter(user=user_of(cast["mallory"])).exists()
    member = Membership.objects.get(user=user_of(dian))
    browser(boss).post(f"{home}team/{member.pk}/change/", {"act": "suspend"})
    assert hand.get(home).status_code == 404


def test_the_last_who_looks_after_the_team_stays(cast: Cast) -> None:
    boss = person("boss")
    sponsor = company(boss=boss)
    member = sponsor.memberships.get()
    hand = browser(boss)
    page = hand.post(f"/sponsor/{sponsor.pk}/team/{member.pk}/change/", {"act": "suspend"}, follow=True)
    assert "Somebody must look after the team." in page.content.decode()
    assert hand.get(f"/sponsor/{sponsor.pk}/").status_code == 200


def test_a_mandate_from_the_request_to_its_end(cast: Cast, run_outbox: RunOutbox) -> None:
    boss, agent = person("boss"), person("agent")
    sponsor, office = company(boss=boss), agency(boss=agent)
    last = timezone.localdate() + timedelta(days=30)
    asked = {"client": sponsor.number, "scopes": ["prepare"], "reach": "begun"}
    asked |= {"until_on_0": str(last.day), "until_on_1": str(last.month), "until_on_2": str(last.year)}
    asked |= {"until_on_day": str(last.day), "until_on_month": str(last.month), "until_on_year": str(last.year)}
    browser(agent).post(f"/sponsor/{office.pk}/mandates/ask/", asked)
    run_outbox()
    assert SimulatedMessage.objects.filter(to=sponsor.email).exists()
    made = Mandate.objects.get()
    where, home = f"/sponsor/mandates/{made.pk}/", f"/sponsor/{sponsor.pk}/"
    assert browser(agent).get(home).status_code == 404
    assert browser(agent).post(f"{where}answer/", {"act": "grant"}).status_code == 403
    browser(boss).post(f"{where}answer/", {"act": "grant"})
    assert browser(agent).get(home).status_code == 200
    file = begin_for(sponsor, permit("extend-itas-worker"), by=agent, answers={})
    page = browser(boss).get(where).content.decode()
    assert file.reference in page
    assert "Agent" in page
    assert browser(cast["mallory"]).get(where).status_code == 404
    browser(boss).post(f"{where}answer/", {"act": "end"})
    assert browser(agent).get(home).status_code == 404
    assert browser(agent).get(f"{home}files/{file.reference}/").status_code == 404


def test_a_bill_for_many_that_an_agent_opens_stands_in_the_list_of_his_mandate(cast: Cast) -> None:
    boss, agent = person("boss"), person("agent")
    sponsor, office = company(boss=boss), agency(boss=agent)
    held = mandate(office, sponsor, Task.PREPARE, Task.SUBMIT, Task.PAY, asker=agent, giver=boss)
    file = prepared(sponsor, by=agent)
    perform(file, "submit", by=agent)
    perform(file, "accept", by=SYSTEM)
    open_bill(file)
    group = open_group(sponsor, payable(sponsor, by=agent), by=agent)
    told = Event.objects.filter(subject=held.subject, kind="mandate.used", data__did="group.opened")
    assert [event.data["file"] for event in told] == [group.code]


def test_the_list_of_mandates_goes_on_behind_the_last_of_a_page(monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
    monkeypatch.setattr(mandate_pages, "ROWS", 2)
    boss, agent = person("boss"), person("agent")
    sponsor, office = company(boss=boss), agency(boss=agent)
    made = [mandate(office, sponsor, asker=agent, giver=boss) for _each in range(3)]
    first = browser(boss).get("/sponsor/mandates/")
    assert [one.pk for one in first.context["mandates"]] == [made[2].pk, made[1].pk]
    assert f"?before={made[1].pk}" in first.content.decode()
    second = browser(boss).get(f"/sponsor/mandates/?before={made[1].pk}")
    assert [one.pk for one in second.context["mandates"]] == [made[0].pk]
    assert second.context["earlier"] == ""
