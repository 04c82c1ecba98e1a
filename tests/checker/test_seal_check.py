"""Whether a seal is genuine: signer, certificate, day and content, and what no seal can tell."""

from datetime import date

import pytest

from tests.checker.seals import LINES, RESIDENCE, SIGNED, TODAY, authority, ours, permit
from tinggal.checker.seal import Feature, make_seal
from tinggal.checker.seal_check import SealVerdict, check_seal
from tinggal.checker.seal_command import Certificates
from tinggal.checker.seal_header import Header
from tinggal.checker.seal_words import BAD, GOOD, UNKNOWABLE
from tinggal.checker.verdict import State


def check(data: bytes, *, trust: Certificates | None = None, today: date = TODAY) -> SealVerdict:
    return check_seal(data, trust=trust or ours().trust, today=today)


def codes(verdict: SealVerdict) -> list[str]:
    return [finding.code for finding in verdict.findings]


def test_a_genuine_permit_tells_its_facts_and_what_it_does_not_prove() -> None:
    verdict = check(permit())
    assert (verdict.state, codes(verdict)) == (State.VALID, ["seal_genuine"])
    assert verdict.facts == {
        "dated": "2026-11-20",
        "signed_at": "2026-11-20",
        "mrz": LINES,
        "passport": "C01X0006H",
        "holder": "MUELLER, ANNA",
        "nationality": "D",
        "valid_until": "2027-11-21",
        "number": "IMI.2-GR.01.04-000123 TAHUN 2026",
        "log_index": "42",
        "kind": "permit",
    }
    assert "seal_ended_since" in verdict.unknowable


def test_a_permit_that_ended_is_genuine_and_expired() -> None:
    verdict = check(permit(), today=date(2027, 11, 22))
    assert (verdict.state, codes(verdict)) == (State.EXPIRED, ["seal_genuine", "expired"])
    assert check(permit(), today=date(2027, 11, 21)).state is State.VALID


def test_every_single_bit_that_turns_is_noticed() -> None:
    whole = permit()
    for place in range(8 * len(whole)):
        turned = bytearray(whole)
        turned[place // 8] ^= 1 << place % 8
        verdict = check(bytes(turned))
        assert verdict.state not in {State.VALID, State.EXPIRED}
        assert not verdict.facts


def test_a_foreign_seal_is_unknown_and_one_in_our_name_is_not_valid() -> None:
    assert (check(RESIDENCE).state, codes(check(RESIDENCE))) == (State.UNKNOWN, ["seal_signer_unknown"])
    assert check(permit(authority(), reference="2B")).state is State.NOT_VALID


def test_another_key_under_our_reference_is_noticed() -> None:
    assert codes(check(permit(authority()))) == ["seal_signature_wrong"]


def test_a_signer_of_another_authority_is_not_trusted() -> None:
    other = authority()
    trust = Certificates(ours().trust.seal_roots, other.trust.seal_signers)
    assert codes(check(permit(other), trust=trust)) == ["seal_certificate_untrusted"]


@pytest.mark.parametrize(
    ("since", "until", "good"),
    [
        (date(2026, 11, 20), date(2027, 1, 1), True),
        (date(2026, 11, 23), date(2027, 1, 1), False),
        (date(2026, 1, 1), date(2026, 11, 19), False),
    ],
)
def test_the_certificate_counts_on_the_day_of_signing(since: date, until: date, *, good: bool) -> None:
    by = authority(since=since, until=until)
    verdict = check(permit(by), trust=by.trust, today=date(2027, 6, 1))
    assert (verdict.state is State.VALID) is good
    assert good or codes(verdict) == ["seal_certificate_untrusted"]


def test_a_day_of_signing_that_has_not_come_is_noticed() -> None:
    assert codes(check(permit(signed=date(2026, 12, 24)))) == ["seal_from_the_future"]


def test_the_reference_of_zeros_is_for_tests() -> None:
    assert codes(check(permit(reference="00"))) == ["seal_for_tests"]


def test_a_permit_without_its_lines_is_incomplete() -> None:
    header = Header(
        country="IDN", signer="IDIT", reference="2A", issued=SIGNED, signed=SIGNED, definition=0xFB, category=0x06
    )
    for features in ([], [Feature(2, bytes(48))], [Feature(2, b"")]):
        data = make_seal(header, features, sign=ours().sign)
        assert codes(check(data)) == ["seal_incomplete"]


def test_bytes_that_are_no_seal_are_not_valid() -> None:
    assert codes(check(b"")) == codes(check(b"https://tinggal.example")) == ["seal_unreadable"]


def test_every_code_has_words_in_five_languages() -> None:
    said = GOOD | BAD | UNKNOWABLE
    assert {"seal_ended_since", "seal_copied", "seal_whole_text"} == set(UNKNOWABLE)
    assert all(len(words) == 5 and all(words) for words in said.values())
    assert all(len({word.count("{}") for word in words}) == 1 for words in said.values())
