"""Faces are compared all at once, with one query however many there are, and not at all where the office says so."""

import time
from datetime import timedelta
from itertools import count

import numpy as np
import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ml.faces.portraits import portrait
from tests.conftest import Cast
from tests.signals.scenes import compared, face, paid_file, paper
from tinggal.applications.models import Document
from tinggal.signals.alike import alike_to
from tinggal.signals.faces import ALIKE, BLOCK, Numbers, kept, likeness, likest
from tinggal.signals.forgetting import forget_marks
from tinggal.signals.models import FacePrint
from tinggal.signals.traits import traits_of
from tinggal.verification.models import DocumentFacts
from tinggal.verification.read_once import facts_of

SIZE = 294


def numbers(seed: int, *, size: int = SIZE) -> Numbers:
    found = np.random.default_rng(seed).standard_normal(size).astype(np.float32)
    return np.asarray(found / np.float32(np.linalg.norm(found)), np.float32)


def beside(one: Numbers, *, alike: float, seed: int) -> Numbers:
    """Another print with this cosine to the first."""
    other = numbers(seed, size=len(one))
    other -= (other @ one) * one
    return np.asarray(alike * one + (1 - alike**2) ** 0.5 * other / np.linalg.norm(other), np.float32)


@given(st.floats(-0.9, 0.999), st.integers(0, 10**6))
def test_a_print_is_alike_from_the_bound_on(alike: float, seed: int) -> None:
    mine = numbers(seed)
    other = beside(mine, alike=alike, seed=seed + 1)
    told = likest({"photo": mine}, [(1, kept(other))])["photo"]
    assert bool(told) == (alike >= ALIKE) or abs(alike - ALIKE) < 0.002


def test_what_stands_behind_the_first_block_is_found_and_the_better_picture_counts() -> None:
    mine = numbers(1)
    strangers = [(at + 10, kept(numbers(at + 2))) for at in range(50)] * (2 * BLOCK // 50 + 1)
    rows = [*strangers, (7, kept(beside(mine, alike=0.9, seed=3))), (7, kept(beside(mine, alike=0.95, seed=4)))]
    assert likest({"photo": mine}, rows)["photo"] == {7: pytest.approx(0.95, abs=0.002)}


def test_prints_of_another_make_and_broken_ones_are_passed_over() -> None:
    mine = numbers(1)
    assert likest({"photo": mine}, [(1, kept(numbers(1, size=128))), (2, b""), (3, b"odd")]) == {"photo": {}}
    assert likeness(mine, numbers(1, size=128)) == 0.0


def test_a_hundred_thousand_are_compared_in_seconds() -> None:
    mine, row = numbers(1), count()
    written = [kept(numbers(seed)) for seed in range(2, 502)]
    began = time.process_time()
    told = likest({"photo": mine, "passport": numbers(2)}, ((next(row), written[at % 500]) for at in range(100_000)))
    assert time.process_time() - began < 5
    assert len(told["passport"]) == 200
    assert told["photo"] == {}


def test_one_query_finds_the_faces_however_many_files_and_pictures_there_are(cast: Cast) -> None:
    file = paid_file(cast)
    paper(file, "photo", face=face(7))
    asked = []
    for others in (20, 0):
        with CaptureQueriesContext(connection) as seen:
            alike_to(traits_of(file))
        asked.append(sum("signals_faceprint" in one["sql"] for one in seen.captured_queries))
        if others:
            paper(file, "passport", face=face(8))
        FacePrint.objects.bulk_create(
            FacePrint(application=paid_file(cast), about="photo", numbers=kept(numbers(at))) for at in range(others)
        )
    assert asked == [1, 1]


def test_where_faces_are_not_compared_none_is_kept_and_those_that_were_go(cast: Cast, settings: LazySettings) -> None:
    before = [paid_file(cast), paid_file(cast)]
    for file in before:
        paper(file, "photo", face=face(7, unlike=0.2))
    assert compared(*before) == ["S-02"]
    settings.COMPARE_FACES = False
    later = paid_file(cast)
    paper(later, "photo", face=face(7, unlike=0.2))
    assert compared(later) == []
    assert compared(before[0]) == []
    assert FacePrint.objects.exists()
    forget_marks(now=timezone.now() + timedelta(days=1))
    assert not FacePrint.objects.exists()


@pytest.mark.parametrize("compared_here", [True, False])
def test_a_print_is_made_only_where_faces_are_compared(cast: Cast, settings: LazySettings, compared_here: bool) -> None:
    settings.READ_DOCUMENTS, settings.COMPARE_FACES = True, compared_here
    picture = portrait(3_000_001)
    photo = paper(paid_file(cast), "photo", picture=picture)
    DocumentFacts.objects.all().delete()
    read = facts_of([(Document.objects.get(pk=photo.pk), picture)])[photo.pk]
    assert read is not None
    assert [bool(one.print) for one in read.faces] == [compared_here]
