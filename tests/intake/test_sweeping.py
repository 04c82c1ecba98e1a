"""Files in the vault that no row names are removed after a day; every other file stays."""

import os
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from tests.conftest import Cast
from tests.papers import attach_everything
from tinggal.applications.drafts import start
from tinggal.applications.models import Document
from tinggal.applications.page_images import thumbnail
from tinggal.catalogue.permits import permit
from tinggal.intake import vault
from tinggal.intake.sweeping import TooManyOrphans, columns, sweep

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
    old, young = put(days_old=1.1), put(days_old=0.9)
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
    names = [put(days_old=2) for _ in range(21)]
    with pytest.raises(TooManyOrphans, match="21 of 21 files"):
        sweep(now=timezone.now())
    assert all(default_storage.exists(name) for name in names)


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
