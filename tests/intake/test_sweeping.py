"""Files in the vault that no row names are removed after two days; every other file stays."""

import os
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from tests.conftest import Cast
from tests.papers import attach_everything
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import start
from tinggal.applications.leftovers import clear_leftovers
from tinggal.applications.models import Application, Document
from tinggal.applications.page_images import thumbnail
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.intake import vault
from tinggal.intake.sweeping import TooManyOrphans, columns, sweep
from tinggal.journal.models import Event
from tinggal.letters.actions import pdf_of
from tinggal.letters.models import Letter
from tinggal.letters.reactions import issue
from tinggal.lib.crashpoint import arm_when, disarm

pytestmark = pytest.mark.django_db


def put(*, days_old: float) -> str:
    name = vault.put(b"left behind").name
    moment = (timezone.now() - timedelta(days=days_old)).timestamp()
    os.utime(default_storage.path(name), (moment, moment))
    return name


def test_only_old_files_without_a_row_are_removed(cast: Cast) -> None:
    file = start(permit("new-itas-worker"), by=cast["anna"])
    attach_everything(file, by=cast["anna"])
    thumbnail(file.documents.all()[0])
    old, young = put(days_old=2.1), put(days_old=1.9)
    later = timezone.now() + timedelta(seconds=1)
    assert sweep(now=later) == 1
    assert [default_storage.exists(name) for name in (old, young)] == [False, True]
    for document in Document.objects.all():
        assert vault.get(document.stored, bytes(document.wrapped_key))
        assert vault.get(document.original_stored, bytes(document.original_wrapped_key))


def test_named_files_stay_however_old_they_are(cast: Cast) -> None:
    file = start(permit("new-itas-worker"), by=cast["anna"])
    attach_everything(file, by=cast["anna"])
    assert sweep(now=timezone.now() + timedelta(days=4000)) == 0
    assert file.documents.count() > 5
    assert all(default_storage.exists(document.stored) for document in file.documents.all())


def test_a_database_that_knows_none_of_the_files_is_the_wrong_one_and_nothing_is_removed() -> None:
    names = [put(days_old=3) for _ in range(21)]
    with pytest.raises(TooManyOrphans, match="21 of 21 files"):
        sweep(now=timezone.now())
    assert all(default_storage.exists(name) for name in names)


def test_the_journal_is_told_how_many_were_removed_and_nothing_of_a_quiet_night() -> None:
    for days in (3, 4, 1):
        put(days_old=days)
    assert [clear_leftovers(now=timezone.now()) for _night in range(2)] == [2, 0]
    assert [(event.actor, event.data) for event in Event.objects.filter(kind="vault.swept")] == [
        ("system", {"files": 2})
    ]


def test_a_worker_killed_between_storing_a_letter_and_filing_it_leaves_nothing_for_ever(
    draft: Application, cast: Cast
) -> None:
    walk_to(Status.AT_KASUBDIT, draft, cast)
    event = perform(draft, "approve", by=cast["kusuma"])
    arm_when(dies_after_storing)
    with pytest.raises(SystemExit):
        issue(event)
    disarm()
    issue(event)
    letter = Letter.objects.get()
    assert clear_leftovers(now=timezone.now() + timedelta(days=3)) == 1
    assert pdf_of(letter)


def dies_after_storing(place: str) -> bool:
    if place == "letter stored":
        raise SystemExit(place)
    return False


def test_an_empty_vault_is_nothing_to_worry_about() -> None:
    assert sweep(now=timezone.now()) == 0


def test_every_key_of_a_file_stands_beside_a_column_the_sweeper_knows() -> None:
    """A file whose column had another name would be taken for an orphan."""
    known = {(model, column) for model, column in columns()}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.BinaryField) and field.name.endswith("original_wrapped_key"):
                assert (model, field.name.replace("wrapped_key", "stored")) in known
    assert len(known) >= 6
