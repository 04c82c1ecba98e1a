"""Administrators tell of works and troubles: what they type is kept and put right, and the journal knows each act."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tinggal.journal.models import Event
from tinggal.pages.fields import PARTS
from tinggal.pulse.models import Incident

pytestmark = pytest.mark.django_db
NO_DAY = {f"ends_on_{part}": "" for part in PARTS}


def typed(**given: object) -> dict[str, object]:
    day = timezone.localdate() + timedelta(days=3)
    boxes = {f"{name}_{part}": getattr(day, part) for name in ("begins_on", "ends_on") for part in PARTS}
    times = {"begins_hour": "22.00", "ends_hour": "23:30"}
    words = {"told_id": "Pemeliharaan.", "told_en": "Works on the database."}
    return {"kind": "planned", "parts": ["database", "web"], **boxes, **times, **words, **given}


def kinds() -> list[str]:
    return list(Event.objects.filter(subject__startswith="incident/").order_by("number").values_list("kind", flat=True))


def test_works_are_told_changed_and_taken_back(sari: Client) -> None:
    assert sari.post(reverse("manage:new_incident"), typed()).status_code == 302
    one = Incident.objects.get()
    assert timezone.localtime(one.begins_at).hour == 22
    assert one.ends_at is not None
    assert one.ends_at - one.begins_at == timedelta(minutes=90)
    where = reverse("manage:incident", args=[one.pk])
    assert "23:30" in sari.get(where).content.decode()
    assert sari.post(where, typed(told_en="Longer works.", ends_hour="23:45")).status_code == 302
    assert "Longer works." in Client().get(reverse("help:status")).content.decode()
    ending = sari.post(reverse("manage:end_incident", args=[one.pk]), follow=True).content.decode()
    assert "This has not begun yet." in ending
    sari.post(reverse("manage:take_back_incident", args=[one.pk]))
    assert sari.get(where).status_code == 404
    assert "Taken back" in sari.get(reverse("manage:incidents")).content.decode()
    assert kinds() == ["incident.told", "incident.changed", "incident.taken_back"]
    assert "Longer" not in str(list(Event.objects.filter(subject=f"incident/{one.pk}").values()))


def test_trouble_needs_no_end_and_is_over_with_a_button(sari: Client) -> None:
    now = timezone.localtime() - timedelta(minutes=2)
    began = {f"begins_on_{part}": getattr(now, part) for part in PARTS}
    told = typed(kind="trouble", ends_hour="", begins_hour=f"{now:%H:%M}", **NO_DAY, **began)
    assert sari.post(reverse("manage:new_incident"), told).status_code == 302
    one = Incident.objects.get()
    assert one.ends_at is None
    sari.post(reverse("manage:end_incident", args=[one.pk]))
    again = sari.post(reverse("manage:end_incident", args=[one.pk]), follow=True).content.decode()
    assert "This is over already." in again
    assert kinds() == ["incident.told", "incident.ended"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({**NO_DAY, "ends_hour": ""}, "Say when the works end."),
        ({"ends_hour": ""}, "Say at what time it ends."),
        (NO_DAY, "Say on which day it ends."),
        ({"ends_hour": "21:00"}, "The end must be after the beginning."),
        ({"begins_hour": "late"}, "Write the time like this: 9:30."),
        ({"parts": []}, "Choose at least one part."),
    ],
)
def test_a_mistake_is_named_and_what_was_typed_stays(sari: Client, wrong: dict[str, object], words: str) -> None:
    answer = sari.post(reverse("manage:new_incident"), typed(**wrong))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text
    assert "Works on the database." in text
    assert not Incident.objects.exists()
