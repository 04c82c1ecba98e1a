"""The corpus of files as strangers send them: large enough, the same every time, and a sample of it meets its fate.

All of it is handed in by ``make bench-uploads``.
"""

from collections import Counter

import pytest

from bench.corpus.everything import everything
from bench.corpus.sample import Sample
from bench.uploads import hand_in

EVERY = 17
FAMILIES = everything()
LIGHT = [sample for family in ("good and odd", "damaged", "acting", "disguised") for sample in FAMILIES[family]]


def test_there_are_more_than_two_hundred_files_and_no_two_have_one_name() -> None:
    names = Counter(sample.name for samples in FAMILIES.values() for sample in samples)
    assert len(names) >= 300
    assert max(names.values()) == 1


def test_a_file_is_the_same_whenever_it_is_made() -> None:
    made = [[sample.make() for sample in everything()["damaged"][::9]] for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize("sample", LIGHT[::EVERY], ids=lambda sample: sample.name)
def test_a_sample_of_the_corpus_meets_its_fate(sample: Sample) -> None:
    assert hand_in(sample, sample.make()).wrong == ""
