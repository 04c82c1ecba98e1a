"""Finding a file by number, by names in two scripts and many spellings, by passport, by sponsor; under one's rights."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.desk.conftest import BringTo, SignIn
from tinggal.applications.models import Application
from tinggal.casework.finding import MOST, find
from tinggal.casework.folding import asked_words, folded, grams, words_of
from tinggal.casework.indexing import found_by, index, index_all, index_missing
from tinggal.casework.models import SearchEntry, SearchWord
from tinggal.casework.reactions import make_findable
from tinggal.journal.models import Event


@pytest.fixture
def known(bring_to: BringTo) -> dict[str, Application]:
    """Four people at one desk, and one in Bali."""
    people = {
        "jose": {"full_name": "JOSE MULLER", "native_name": "José Müller", "sponsor_name": "PT. Bahari Contoh Tbk"},
        "wang": {"full_name": "WANG LI", "native_name": "王丽", "sponsor_name": "PT Cendana"},
        "ivan": {"full_name": "IVAN PETROV", "native_name": "Иван Петров", "sponsor_name": "PT Cendana"},
        "anna": {"full_name": "ANNA MARIA ERIKSSON", "sponsor_name": "CV Gunung", "sponsor_number": "9120001234567"},
    }
    files = {
        name: bring_to("at_kanim", passport_number=f"PX{number}", **answers)
        for number, (name, answers) in enumerate(people.items())
    }
    index_all(files.values())
    return files


def found(text: str, by, known: dict[str, Application]) -> set[str]:
    numbers = set(find(text, actor=by).files)
    return {name for name, file in known.items() if file.pk in numbers}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("muller", {"jose"}), ("Müller", {"jose"}), ("JOSÉ", {"jose"}), ("mull", {"jose"}), ("müler", {"jose"}),
        ("王丽", {"wang"}), ("丽", {"wang"}), ("li wang", {"wang"}), ("Петров", {"ivan"}), ("петр", {"ivan"}),
        ("petrov ivan", {"ivan"}), ("Petrow", {"ivan"}), ("erikson", {"anna"}), ("Eriksson, Anna", {"anna"}),
        ("ERIKSOSN", {"anna"}), ("cendana", {"wang", "ivan"}), ("PT Cendana Petrov", {"ivan"}), ("bahari", {"jose"}),
        ("9120001234567", {"anna"}), ("PX2", {"ivan"}), ("px-2", {"ivan"}), ("nobody", set()), ("wang petrov", set()),
        ("%", set()), ("_", set()), ("", set()), ("a\0b", set()),
    ],
)  # fmt: skip
def test_a_file_is_found_however_it_is_typed(cast: Cast, known: dict[str, Application], text: str, who: set[str]):
    assert found(text, cast["kade"], known) == who


def test_close_names_are_told_apart_from_exact_ones(cast: Cast, known: dict[str, Application]):
    assert not find("eriksson", actor=cast["kade"]).similar
    assert find("erikson", actor=cast["kade"]).similar


def test_names_are_searched_only_where_the_officer_has_a_post(cast: Cast, known: dict[str, Application]):
    for who, sees in {"kade": True, "hadi": True, "wayan": True, "dewi": True, "agus": True, "budi": False}.items():
        assert bool(find("petrov", actor=cast[who]).files) == sees
    assert find("petrov", actor=cast["sari"]).files == ()


def test_what_others_may_not_see_is_not_listed(sign_in: SignIn, known: dict[str, Application]):
    for text in ("petrov", "PX2", known["ivan"].reference):
        for name, sees in (("wayan", True), ("budi", False)):
            rows = sign_in(name).get("/desk/all/", {"q": text}).context["rows"]
            assert [row.reference for row in rows] == [known["ivan"].reference] * sees


def test_sending_makes_findable_and_sending_again_renews(bring_to: BringTo, cast: Cast):
    file = bring_to("verifying", full_name="OLD NAME")
    for name in ("OLD NAME", "NEW NAME"):
        Application.objects.filter(pk=file.pk).update(answers=file.answers | {"full_name": name})
        for _ in range(2):
            make_findable(Event(subject=file.subject, kind="application.verifying", number=1))
        assert find(name, actor=cast["kade"]).files == (file.pk,)
    assert find("OLD", actor=cast["kade"]).files == ()


def test_files_from_before_the_index_are_found_after_a_while(bring_to: BringTo, cast: Cast):
    file = bring_to("at_kanim")
    assert find("eriksson", actor=cast["kade"]).files == ()
    assert [index_missing(), index_missing()] == [1, 0]
    assert find("eriksson", actor=cast["kade"]).files == (file.pk,)


def test_the_newest_come_first_and_no_more_than_a_page_can_bear(at_kanim: Application, cast: Cast):
    index(at_kanim)
    kept = ("permit_code", "route_name", "status", "applicant_id", "office_id", "answers", "submitted_at")
    alike = {name: getattr(at_kanim, name) for name in kept}
    copies = Application.objects.bulk_create(Application(**alike) for _ in range(MOST + 5))
    index_all(copies)
    told = find("eriksson", actor=cast["kade"])
    assert told.more
    assert list(told.files) == [one.pk for one in copies][::-1][:MOST]


LETTERS = st.text(alphabet=string.ascii_uppercase, min_size=4, max_size=14)


SLIPS = st.tuples(LETTERS, st.integers(0, 13), st.sampled_from(("lost", "added", "changed", "swapped")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(slip=SLIPS, others=st.lists(LETTERS, max_size=20))
def test_one_slip_of_the_hand_is_forgiven(
    cast: Cast, at_kanim: Application, slip: tuple[str, int, str], others: list[str]
):
    word, at, how = slip
    SearchEntry.objects.all().delete()
    SearchWord.objects.all().delete()
    at_kanim.answers |= {"full_name": " ".join([word, *others])}
    index(at_kanim)
    at %= len(word)
    slips = {
        "lost": word[:at] + word[at + 1 :],
        "added": word[:at] + "Q" + word[at:],
        "changed": word[:at] + "Q" + word[at + 1 :],
        "swapped": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    }
    typed = slips[how]
    if len(typed) >= 4:
        assert find(typed, actor=cast["kade"]).files == (at_kanim.pk,)


@given(st.text(max_size=80))
def test_folding_settles_at_once_and_every_word_is_found_by_itself(text: str):
    assert folded(folded(text)) == folded(text)
    words = set(words_of(text))
    for spellings in asked_words(text):
        assert spellings & words
    for word in words:
        assert 0 < len(word) <= 60
        assert all(0 < len(gram) <= 3 for gram in grams(word))


def test_an_index_entry_names_its_office(at_kanim: Application):
    assert found_by(at_kanim)[-1] == f"@{at_kanim.office_id}"
