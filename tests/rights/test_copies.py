"""A person gets a copy of everything we hold about him, and nobody else does."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError
from django.utils import timezone

from tests.conftest import Cast, RunOutbox, user_of
from tests.letters.born import decided_letter
from tinggal.applications.contents import content_of
from tinggal.applications.models import Application, Document
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.rights.copies import KEPT, ask, make, taken, throw_away
from tinggal.rights.models import DataCopy
from tinggal.rights.packing import packed
from tinggal.simulators.models import SimulatedMessage


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_copy_has_answers_documents_and_letters_to_read_and_for_programs(cast: Cast) -> None:
    letter = decided_letter(cast)
    file = letter.application
    copy = opened(packed(user_of(cast["anna"])))
    told = json.loads(copy["data.json"])
    [application] = told["applications"]
    assert application["number"] == file.reference
    assert {one["code"]: one["answer"] for one in application["answers"]}.items() <= {
        code: str(value) for code, value in file.answers.items()
    }.items()
    page = copy["read-me.html"].decode()
    for words in (file.reference, "ANNA MARIA ERIKSSON", "anna@example.org", str(file.permit.name)):
        assert words in page
    assert copy[f"letters/{letter.pk}-{letter.file_name}"].startswith(b"%PDF-")
    assert told["not_in_this_copy"] == []


def test_nothing_secret_and_nothing_of_others_is_in_it(cast: Cast) -> None:
    decided_letter(cast)
    told = packed(user_of(cast["mallory"]))
    files = opened(told)
    assert set(files) == {"data.json", "read-me.html", "copy.css"}
    everything = b"".join(opened(packed(user_of(cast["anna"]))).values())
    for name in ("Kade", "Kusuma", "Dewi"):  # officers are not named
        assert name.encode() not in everything


def test_a_document_that_is_gone_is_named_and_the_rest_is_there(cast: Cast, draft: Application) -> None:
    lost, *others = Document.objects.filter(application=draft).order_by("pk")
    default_storage.delete(lost.stored)
    copy = opened(packed(user_of(cast["anna"])))
    [missing] = json.loads(copy["data.json"])["not_in_this_copy"]
    assert missing.startswith(f"documents/{draft.reference}/{lost.code}-")
    assert missing in copy["read-me.html"].decode()
    there = {content for name, content in copy.items() if name.startswith("documents/")}
    assert there == {content_of(one) for one in others}


def test_asked_twice_it_is_made_once_and_told_by_mail(cast: Cast, draft: Application, run_outbox: RunOutbox) -> None:
    person = user_of(cast["anna"])
    assert ask(person, by=cast["anna"]) == ask(person, by=cast["anna"])
    run_outbox()
    copy = DataCopy.objects.get(person=person)
    assert copy.made_at is not None
    assert "data.json" in opened(taken(copy, by=cast["anna"]))
    mail = SimulatedMessage.objects.get(subject="The copy of your data is ready")
    assert mail.to == person.email
    kinds = Event.objects.filter(subject=f"user/{person.pk}", kind__startswith="copy.").order_by("number")
    assert [event.kind for event in kinds] == ["copy.asked", "copy.made", "copy.taken"]


def test_after_a_week_it_is_gone_from_the_vault(cast: Cast, draft: Application) -> None:
    copy = ask(user_of(cast["anna"]), by=cast["anna"])
    make(copy.pk)
    copy.refresh_from_db()
    place, made_at = copy.stored, copy.made_at
    assert made_at is not None
    assert throw_away(now=made_at + KEPT) == 0
    assert throw_away(now=made_at + KEPT + timedelta(seconds=1)) == 1
    assert throw_away(now=timezone.now() + timedelta(days=90)) == 0
    assert not default_storage.exists(place)
    copy.refresh_from_db()
    with pytest.raises(MoveRefused, match="ask for a new one"):
        taken(copy, by=cast["anna"])


def test_two_copies_of_one_person_are_never_made_at_once(cast: Cast) -> None:
    DataCopy.objects.create(person=user_of(cast["anna"]))
    with pytest.raises(IntegrityError):
        DataCopy.objects.create(person=user_of(cast["anna"]))
