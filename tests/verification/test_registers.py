"""What registers say becomes a question or a note; whatever they do, a file goes on."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from tests.conftest import Cast, make_draft
from tests.verification.scenes import checked
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.lib.providers import provider
from tinggal.reading.facts import Facts, Value
from tinggal.registers.ask import ask
from tinggal.registers.models import LastAnswer
from tinggal.registers.questions import Business, ManpowerPlan
from tinggal.registers.table import REGISTERS
from tinggal.simulators.registers import faults
from tinggal.simulators.registers.faults import Fault, play
from tinggal.simulators.registers.world import enter
from tinggal.verification.checks.rows_registers import ROWS
from tinggal.verification.checks.rule import FileRule
from tinggal.verification.checks.table import BY_NAME
from tinggal.verification.models import Finding
from tinggal.verification.papers import Paper
from tinggal.verification.results import Outcome, Result

TODAY = timezone.localdate()
PLAN = "B.3/12345/PK.04.01/2026"
SPONSOR = {"sponsor_name": "PT Samudra Contoh Nusantara", "sponsor_number": "9120001234561"}
JOB = {"job_title": "Marine Engineer", "rptka_number": PLAN}
OURS = {row.name: row for row in ROWS if isinstance(row, FileRule)}


def plan(**changes: str) -> None:
    """The plan of the answers above, as the ministry has it."""
    until = (TODAY + timedelta(days=300)).isoformat()
    said = {"company": SPONSOR["sponsor_name"], "posts": JOB["job_title"], "places_left": "2", "valid_until": until}
    enter("manpower", PLAN, {**said, **changes})


def draft_with(cast: Cast, changes: Mapping[str, str], *, permit: str = "new-itas-worker") -> Application:
    """A finished draft with these answers; those its form does not ask for are left out."""
    file = make_draft(cast, permit_code=permit)
    known = {one.code for one in file.permit.questions}
    answer(file, {key: said for key, said in changes.items() if key in known}, by=cast["anna"])
    return file


def looked(file: Application) -> dict[str, Result]:
    """Our checks, alone, on a file whose documents no machine has read."""
    papers = {one.code: Paper(one, None) for one in file.documents.all()}
    return {row.name: result for row in OURS.values() for result in row.look(file, papers)}


def judged(cast: Cast, changes: Mapping[str, str], *, permit: str = "new-itas-worker") -> dict[str, tuple[str, str]]:
    """Check → outcome and words, where the ministry has the plan."""
    plan()
    results = looked(draft_with(cast, {**SPONSOR, **JOB, **changes}, permit=permit))
    return {name: (result.outcome, result.words) for name, result in results.items()}


def found(file: Application) -> dict[str, tuple[str, str]]:
    """Check → outcome and words of the findings kept."""
    rows = Finding.objects.in_force().filter(application=file, check_name__in=OURS)
    return {row.check_name: (row.outcome, row.words) for row in rows}


AGREE = dict.fromkeys(
    ("watchlist", "sponsor_business", "sponsor_legal_body", "rptka_known", "entry_known"), ("pass", "passed")
)


@pytest.mark.django_db
class TestWhatTheySay:
    def test_a_file_on_which_all_agree_raises_nothing(self, cast: Cast) -> None:
        judgement = judged(cast, {})
        assert {name: judgement[name] for name in AGREE} == AGREE

    @pytest.mark.parametrize(
        ("changes", "check", "words"),
        [
            ({"sponsor_number": "1111111111111"}, "sponsor_business", "register_unknown"),
            ({"sponsor_number": "9120005678905"}, "sponsor_business", "register_differs"),
            ({"sponsor_number": "3171999999999999"}, "sponsor_person", "register_unknown"),
            ({"sponsor_number": "3171056304780002"}, "sponsor_person", "register_differs"),
            ({"sponsor_name": "PT Rekaan Tinggal Nama"}, "sponsor_legal_body", "register_differs"),
            ({"sponsor_name": "PT Tidak Terdaftar"}, "sponsor_legal_body", "register_unknown"),
            ({"rptka_number": "B.3/00000/PK.04.01/2026"}, "rptka_known", "register_unknown"),
            ({"job_title": "Astronaut"}, "rptka_known", "register_differs"),
            ({"entered_on": (TODAY - timedelta(days=41)).isoformat()}, "entry_known", "register_differs"),
            ({"passport_number": "ZZ0000000"}, "entry_known", "register_unknown"),
        ],
    )
    def test_what_a_register_has_otherwise_is_a_question(
        self, cast: Cast, changes: dict[str, str], check: str, words: str
    ) -> None:
        assert judged(cast, changes)[check] == ("ask", words)

    def test_the_officer_reads_what_was_asked_and_what_the_register_has(self, cast: Cast) -> None:
        plan()
        gunung = {"sponsor_name": "PT Gunung Contoh Energi", "job_title": "Astronaut"}
        result = looked(draft_with(cast, {**SPONSOR, **JOB, **gunung}))["rptka_known"]
        assert result.expected == "PT Gunung Contoh Energi; Astronaut"
        assert result.found == "PT Samudra Contoh Nusantara; Marine Engineer"

    def test_an_expired_plan_without_a_place_is_a_question(self, cast: Cast) -> None:
        plan(valid_until="2020-01-01", places_left="0")
        result = looked(draft_with(cast, {**SPONSOR, **JOB}))["rptka_known"]
        assert (result.outcome, result.expected, result.found) == ("ask", f"≥ {TODAY}; > 0", "2020-01-01; 0")

    def test_who_extends_has_his_place_already(self, cast: Cast) -> None:
        plan(places_left="0")
        file = draft_with(cast, {**SPONSOR, **JOB}, permit="extend-itas-worker")
        assert looked(file)["rptka_known"].outcome == "pass"

    def test_a_visa_is_compared_with_the_one_of_the_entry(self, cast: Cast) -> None:
        here = {"entered_on": (TODAY - timedelta(days=90)).isoformat(), "passport_number": "L01X00002"}
        right = judged(cast, {**here, "current_permit_number": "2A21 JE9002-26"})
        wrong = judged(cast, {**here, "current_permit_number": "2A21 JE0000-26"}, permit="new-itas-student")
        assert (right["entry_known"], wrong["entry_known"]) == (("pass", "passed"), ("ask", "register_differs"))

    def test_numbers_are_taken_from_the_documents_where_the_form_has_none(self, cast: Cast) -> None:
        plan()
        file = draft_with(cast, {**SPONSOR, **JOB, "sponsor_number": "belum ada", "rptka_number": "-"})
        read = {
            "company_licence": Value("nib", "9120001234561", "9120001234561"),
            "company_tax_number": Value("npwp", "023456789012000", "02.345.678.9-012.000"),
            "rptka_approval": Value("rptka_number", PLAN, PLAN),
            "sponsor_identity": Value("nik", "3171056304780002", "3171056304780002"),
        }
        papers = {
            one.code: Paper(one, None, Facts(values=(read[one.code],)) if one.code in read else None)
            for one in file.documents.all()
        }
        results = {row.name: result for row in OURS.values() for result in row.look(file, papers)}
        told = {name: results[name].outcome for name in OURS}
        assert told == {name: "ask" if name == "sponsor_tax_number" else "pass" for name in OURS}
        assert results["sponsor_tax_number"].found == "PT Rekaan Karya Mandiri"

    def test_a_relative_is_asked_for_with_the_family_card(self, cast: Cast) -> None:
        sponsor = {"sponsor_number": "3171056304780002", "sponsor_name": "Ratna Wulandari"}
        file = draft_with(cast, sponsor, permit="new-itas-family")
        outcomes = []
        for card in ("3171050112090011", "3171050112090099"):
            facts = Facts(values=(Value("kk_number", card, card),))
            papers = {one.code: Paper(one, None, facts) for one in file.documents.all()}
            (result,) = OURS["sponsor_person"].look(file, papers)
            outcomes.append((result.outcome, result.expected, result.found))
        assert outcomes == [("pass", "", ""), ("ask", "3171050112090099", "3171050112090011")]

    def test_without_a_number_there_is_a_note_and_no_question(self, cast: Cast) -> None:
        judgement = judged(cast, {"sponsor_number": "belum ada", "rptka_number": "-"})
        without = ("sponsor_business", "sponsor_tax_number", "rptka_known")
        assert {judgement[name] for name in without} == {("note", "nothing_to_ask")}
        assert "sponsor_person" not in judgement

    def test_registers_a_permit_has_nothing_to_do_with_are_not_asked(self, cast: Cast) -> None:
        judgement = judged(cast, {"sponsor_number": "3171056304780002"}, permit="new-itas-family")
        assert set(judgement) == {"watchlist", "sponsor_person", "entry_known"}


def everywhere(fault: str) -> None:
    for name in REGISTERS:
        play(name, fault=fault)


@pytest.mark.django_db
class TestWhenTheyFail:
    def test_a_file_goes_on_without_any_register_and_each_leaves_a_question(self, cast: Cast) -> None:
        everywhere("silent")
        file = checked(draft_with(cast, {**SPONSOR, **JOB}), by=cast["anna"])
        assert file.status == "unpaid"
        told = found(file)
        assert told.pop("watchlist") == ("ask", "watchlist_silent")
        assert told.pop("sponsor_tax_number") == ("note", "nothing_to_ask")
        assert set(told) == set(AGREE) - {"watchlist"}
        assert set(told.values()) == {("ask", "register_silent")}

    @pytest.mark.parametrize("fault", [one.value for one in Fault if one not in (Fault.NORMAL, Fault.SLOW)])
    def test_nothing_that_goes_wrong_weighs_more_than_a_question(self, cast: Cast, fault: str) -> None:
        everywhere(fault)
        judgement = judged(cast, {})
        assert {outcome for outcome, _words in judgement.values()} <= {"pass", "note", "ask"}
        if fault in ("silent", "garbled", "busy"):
            assert {judgement[name] for name in AGREE if name != "watchlist"} == {("ask", "register_silent")}
        if fault == "flapping":
            assert {name: judgement[name] for name in AGREE} == AGREE
        if fault == "forgets":
            assert {judgement[name][1] for name in AGREE} == {"passed", "register_unknown"}

    def test_an_earlier_answer_is_marked_as_such(self, cast: Cast) -> None:
        ask(Business(nib=SPONSOR["sponsor_number"], name=SPONSOR["sponsor_name"]))
        day_before = timezone.now() - timedelta(days=1)
        LastAnswer.objects.update(asked_at=day_before)
        everywhere("silent")
        results = looked(draft_with(cast, {**SPONSOR, **JOB}))
        known = results["sponsor_business"]
        assert (known.outcome, known.words) == ("note", "register_remembered")
        assert known.found == f"{timezone.localtime(day_before):%Y-%m-%d %H:%M}"
        assert results["watchlist"].words == "watchlist_silent"

    def test_an_earlier_answer_that_differed_is_still_a_question(self, cast: Cast) -> None:
        plan()
        ask(ManpowerPlan(number=PLAN, company=SPONSOR["sponsor_name"], post="Astronaut", on=TODAY))
        LastAnswer.objects.update(asked_at=timezone.now() - timedelta(days=1))
        everywhere("silent")
        assert judged(cast, {"job_title": "Astronaut"})["rptka_known"] == ("ask", "register_differed")

    def test_a_register_without_a_line_is_a_note(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        none = {"BACKEND": "tinggal.registers.providers.not_connected.NotConnected"}
        for name in REGISTERS:
            monkeypatch.setitem(settings.PROVIDERS, name, none)
        provider.cache_clear()
        judgement = judged(cast, {})
        provider.cache_clear()
        assert judgement.pop("watchlist") == ("ask", "watchlist_silent")
        assert judgement["rptka_known"] == ("note", "register_not_connected")


@pytest.fixture
def over_the_network(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every register is asked over a real line, waited for half a second, and takes two when it is slow."""
    monkeypatch.setitem(settings.SIMULATORS, "callback_transport", "http")
    monkeypatch.setattr(faults, "SLOW", 2.0)
    for name, row in REGISTERS.items():
        options = {**settings.PROVIDERS[name]["OPTIONS"], "url": f"{live_server.url}/simulators/registers/{name}/ask"}
        monkeypatch.setitem(settings.PROVIDERS, name, {**settings.PROVIDERS[name], "OPTIONS": options})
        monkeypatch.setitem(REGISTERS, name, replace(row, patience=0.5))
    provider.cache_clear()
    yield
    provider.cache_clear()


@pytest.mark.enable_socket
@pytest.mark.usefixtures("committed", "over_the_network")
def test_slow_registers_cost_the_first_files_a_few_seconds_and_the_next_ones_nothing(cast: Cast) -> None:
    for name in REGISTERS:
        play(name, fault="slow")
    plan()
    file = checked(draft_with(cast, {**SPONSOR, **JOB}), by=cast["anna"])
    assert file.status == "unpaid"
    assert found(file)["entry_known"] == ("ask", "register_silent")
    questions = [ManpowerPlan(number=f"B.3/{number}", on=TODAY) for number in range(12345, 12349)]
    seconds = [_seconds(question) for question in questions]
    assert seconds[0] < 2 * 0.5 + 1.0
    assert max(seconds[1:]) < 0.5
    assert {ask(question).silent for question in questions} == {"shut"}


@pytest.mark.enable_socket
@pytest.mark.usefixtures("committed", "over_the_network")
def test_registers_are_asked_over_the_network_with_no_transaction_open(cast: Cast) -> None:
    plan()
    file = checked(draft_with(cast, {**SPONSOR, **JOB}), by=cast["anna"])
    assert {name: found(file)[name] for name in AGREE} == AGREE


def _seconds(question: ManpowerPlan) -> float:
    began = time.monotonic()
    ask(question)
    return time.monotonic() - began


def test_no_check_of_a_register_can_stop_a_file() -> None:
    assert {BY_NAME[row.name].most for row in ROWS} == {Outcome.ASK}


def test_whose_a_number_is_can_not_be_found_out_by_typing_it_in() -> None:
    told = {row.name for row in ROWS if row.told}
    assert told == {"sponsor_business", "sponsor_legal_body", "rptka_known"}
