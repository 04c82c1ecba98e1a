"""The bundle that the holder takes to an ombudsman: his whole file in words, signed, and nothing that is not his."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast, user_of
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.casework.returning import return_to_applicant
from tinggal.checker.evidence import look_at
from tinggal.correspondence.writing import write_to_office
from tinggal.journal.models import Delivery
from tinggal.letters.trusting import trust
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.oversight.bundles import ask_for_own, content_of_bundle, make, own_bundles


def test_it_holds_the_whole_story_in_words_and_can_be_checked_by_anybody(cast: Cast, at_kanim: Application) -> None:
    write_to_office(at_kanim, "How long will it take?", by=cast["anna"])
    return_to_applicant(at_kanim, "return", by=cast["kade"], reasons=["R-01"], note="Too dark.", answers=["address"])
    asked = ask_for_own(at_kanim, by=cast["anna"])
    assert ask_for_own(at_kanim, by=cast["anna"]) == asked
    assert Delivery.objects.filter(event__kind="bundle.asked").count() == 1
    make(asked.pk)
    asked.refresh_from_db()
    data = content_of_bundle(asked)
    whole = look_at(data, trust=trust())
    assert (whole.problems, bool(whole.signed_by)) == ([], True)
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        told = {name: bundle.read(name) for name in bundle.namelist()}
    assert "events.json" not in told
    assert {"story.id.txt", "story.en.txt", "decisions.en.txt", "answers.json", "sheet.pdf"} <= set(told)
    assert [name for name in told if name.startswith("documents/passport")]
    assert "Too dark." in told["story.en.txt"].decode()
    assert "R-09" in told["requests.en.txt"].decode()
    assert "How long will it take?" in told["messages.txt"].decode()
    assert str(user_of(cast["kade"])) not in told["story.en.txt"].decode()


def test_what_desks_wrote_to_each_other_is_not_in_it(cast: Cast, at_kanim: Application) -> None:
    perform(at_kanim, "forward", by=cast["kade"], note="internal doubt")
    asked = ask_for_own(at_kanim, by=cast["anna"])
    make(asked.pk)
    asked.refresh_from_db()
    with zipfile.ZipFile(io.BytesIO(content_of_bundle(asked))) as bundle:
        assert not [name for name in bundle.namelist() if b"internal doubt" in bundle.read(name)]


@pytest.mark.parametrize("name", ["mallory", "kade", "agus", "sari"])
def test_nobody_else_asks_for_it(cast: Cast, at_kanim: Application, name: str) -> None:
    with pytest.raises(NotYours):
        ask_for_own(at_kanim, by=cast[name])


def test_a_draft_has_none(cast: Cast, draft: Application) -> None:
    with pytest.raises(MoveRefused, match="before the application is sent"):
        ask_for_own(draft, by=cast["anna"])


def test_the_page_asks_for_it_and_gives_it(cast: Cast, at_kanim: Application) -> None:
    anna, mallory = Client(), Client()
    anna.force_login(user_of(cast["anna"]))
    mallory.force_login(user_of(cast["mallory"]))
    place = reverse("portal:bundle", args=[at_kanim.reference])
    assert "It is being made." in anna.post(place, follow=True).content.decode()
    made = own_bundles(at_kanim).get()
    take = reverse("portal:take_bundle", args=[at_kanim.reference, made.pk])
    assert anna.get(take).status_code == 404
    make(made.pk)
    assert take in anna.get(place).content.decode()
    assert anna.get(take).content.startswith(b"PK")
    assert (mallory.get(place).status_code, mallory.get(take).status_code) == (404, 404)
