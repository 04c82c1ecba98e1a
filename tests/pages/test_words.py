"""Money, dates, sizes and yes or no, as people write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tinggal.pages.templatetags.pages import (
    browser,
    colon,
    comma,
    file_size,
    in_words,
    moment,
    rupiah,
    whole_codes,
    with_weekday,
    yes_no,
)

AT = datetime(2027, 8, 3, 17, 30, tzinfo=UTC)


def test_rupiah_are_grouped_by_points() -> None:
    assert [rupiah(n) for n in (0, 999, 1000, 3_000_000, -50_000)] == [
        "Rp 0",
        "Rp 999",
        "Rp 1.000",
        "Rp 3.000.000",
        "−Rp 50.000",
    ]
    assert rupiah(None) == ""


@given(st.integers(min_value=0, max_value=10**15))
def test_an_amount_can_be_read_back(amount: int) -> None:
    assert int(rupiah(amount).removeprefix("Rp ").replace(".", "")) == amount


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "3 August 2027"), ("id", "3 Agustus 2027"), ("ja", "2027年8月3日"), ("zh-hans", "2027年8月3日")],
)
def test_a_date_is_said_in_the_language_of_the_page(language: str, words: str) -> None:
    with translation.override(language):
        assert in_words(date(2027, 8, 3)) == in_words("2027-08-03") == words


def test_the_weekday_stands_before_the_date() -> None:
    assert with_weekday(date(2027, 8, 3)) == "Tuesday, 3 August 2027"
    with translation.override("id"):
        assert with_weekday(date(2027, 8, 3)) == "Selasa, 3 Agustus 2027"


def test_a_moment_names_its_clock() -> None:
    assert moment(AT) == "4 August 2027, 00:30 WIB"
    assert moment(AT, "Asia/Makassar") == "4 August 2027, 01:30 WITA"
    assert moment(AT, "Asia/Jayapura") == "4 August 2027, 02:30 WIT"
    assert moment(AT.astimezone(timezone(timedelta(hours=-5)))) == "4 August 2027, 00:30 WIB"
    assert moment(AT, "UTC") == "3 August 2027, 17:30 UTC"


def test_an_aware_time_becomes_the_day_it_is_here() -> None:
    assert in_words(AT) == "4 August 2027"


def test_nothing_is_said_of_nothing() -> None:
    assert [in_words(None), with_weekday(None), moment(None), file_size(None)] == ["", "", "", ""]


def test_sizes_are_round() -> None:
    assert file_size(1_234_567) == "1.2 MB"
    with translation.override("id"):
        assert file_size(1_234_567) == "1,2 MB"


def test_yes_no_or_not_said() -> None:
    assert [yes_no(True), yes_no(False), yes_no(None)] == ["Yes", "No", "Not provided"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36", "Chrome · Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/131.0 Safari/537.36 Edg/131.0", "Edge · Windows"),
        ("curl/8.0", "curl/8.0"),
    ],
)
def test_a_browser_is_called_by_its_name(said: str, meant: str) -> None:
    assert browser(said) == meant


def test_a_code_in_a_sentence_stays_on_one_line_and_nothing_else_is_touched() -> None:
    assert whole_codes("It looks like TG-7K3M-9QXA-5.") == 'It looks like <span class="t-whole">TG-7K3M-9QXA-5</span>.'
    assert '<span class="t-whole">7K3M-9QXA-52TC-W0ZD</span>' in whole_codes("for example 7K3M-9QXA-52TC-W0ZD.")
    assert whole_codes("A <b> & well-known one of 2026") == "A &lt;b&gt; &amp; well-known one of 2026"


@pytest.mark.parametrize(
    ("language", "signs"), [("en", (": ", ", ")), ("id", (": ", ", ")), ("ja", ("：", "、")), ("zh-hans", ("：", "、"))]
)
def test_parts_are_joined_with_the_signs_of_the_language(language: str, signs: tuple[str, str]) -> None:
    with translation.override(language):
        assert (colon(), comma()) == signs
