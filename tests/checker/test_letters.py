"""A genuine letter is valid, and the check says what it saw and what it cannot know."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from tests.checker import made
from tests.checker.made import DAY, SIGNED_AT
from tinggal.checker.letter import check_letter
from tinggal.checker.revocations import Ending, Revocations
from tinggal.checker.verdict import State, Verdict
from tinggal.checker.words import FACTS, LANGUAGES, label, said, sentence

NO_END = made.SAID | {"permit": {"index": "E28", "valid_from": "2026-11-22", "valid_until": None}}


def check(letter: bytes, *, by: made.House | None = None, today: date = DAY, endings: Any = None) -> Verdict:
    listed = endings and Revocations(made.ORIGIN, 7, int(SIGNED_AT.timestamp()), endings)
    return check_letter(letter, trust=(by or made.house()).trust, revocations=listed, today=today)


def codes(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings}


def amiss(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings if not finding.ok}


def test_a_genuine_letter_is_valid() -> None:
    verdict = check(made.letter())
    assert verdict.state is State.VALID
    assert codes(verdict) == {"whole", "trusted", "stamped", "logged", "witnessed", "day_agrees"}
    assert amiss(verdict) == set()
    assert verdict.facts["holder"] == "Anna Katharina Müller"
    assert verdict.facts["initials"] == "A. K. M."
    assert verdict.facts["passport"] == "C01X0006H"
    assert verdict.facts["signed_by"] == "Seal"
    assert verdict.facts["signed_at"] == SIGNED_AT.isoformat()
    assert set(verdict.unknowable) == {"certificate_revoked", "no_list"}


def test_everything_a_check_says_has_words_in_five_languages() -> None:
    verdict = check(made.letter(), endings={1: Ending("revoked", DAY)})
    for language in LANGUAGES:
        assert all(said(finding, language=language) for finding in verdict.findings)
        assert all(sentence(code, language=language) for code in verdict.unknowable)
        assert all(label(fact, language=language) for fact in verdict.facts)
    assert {*verdict.facts} <= {*FACTS}


@pytest.mark.parametrize("kind", ["refusal", "permit", "receipt", "return", "invitation", "objection", "answer"])
def test_letters_of_other_kinds_are_valid(kind: str) -> None:
    assert check(made.letter(made.SAID | {"kind": kind})).state is State.VALID


@pytest.mark.parametrize(("kind", "word"), [("revocation", "REVOKE1"), ("correction", "REPLACE1")])
def test_what_ends_a_letter_has_its_own_word_in_the_log(kind: str, word: str) -> None:
    said_so = made.SAID | {"kind": kind}
    assert check(made.letter(said_so, word=word)).state is State.VALID
    assert amiss(check(made.letter(said_so))) == {"not_logged"}


def test_a_letter_without_a_stamp_is_valid_and_says_so() -> None:
    verdict = check(made.letter(stamped=False))
    assert (verdict.state, amiss(verdict)) == (State.VALID, {"no_stamp"})
    assert "stamped_by" not in verdict.facts


def test_a_stamp_cannot_be_taken_away_where_all_letters_are_stamped() -> None:
    letter, trust = made.letter(stamped=False), made.house().trust
    always = check_letter(letter, trust=replace(trust, stamped_from=0), today=DAY)
    assert (always.state, amiss(always)) == (State.NOT_VALID, {"no_stamp", "stamp_missing"})
    assert check_letter(made.letter(), trust=replace(trust, stamped_from=0), today=DAY).state is State.VALID
    assert check_letter(letter, trust=replace(trust, stamped_from=4), today=DAY).state is State.NOT_VALID
    assert check_letter(letter, trust=replace(trust, stamped_from=5), today=DAY).state is State.VALID


@pytest.mark.parametrize("seen", [(), (SIGNED_AT,)])
def test_a_letter_with_too_few_witnesses_is_valid_and_says_so(seen: tuple[datetime, ...]) -> None:
    verdict = check(made.letter(seen=seen))
    assert (verdict.state, amiss(verdict)) == (State.VALID, {"few_witnesses"})
    assert ("day_not_witnessed" in verdict.unknowable) is not seen


@pytest.mark.parametrize("hours", [-30, -10, 0, 10, 37])
def test_the_day_of_the_letter_may_be_a_day_off(hours: int) -> None:
    moment = SIGNED_AT + timedelta(hours=hours)  # the day began ten hours before and ends fourteen hours after
    assert check(made.letter(seen=(moment, moment))).state is State.VALID


@pytest.mark.parametrize("hours", [-35, 39, 24 * 30])
def test_a_letter_dated_back_or_ahead_is_not_valid(hours: int) -> None:
    moment = SIGNED_AT + timedelta(hours=hours)
    verdict = check(made.letter(seen=(moment, moment + timedelta(days=3))))
    assert (verdict.state, amiss(verdict)) == (State.NOT_VALID, {"day_disagrees"})
    assert verdict.facts == {}


def test_an_ended_letter_is_told_by_the_list() -> None:
    letter = made.letter()
    assert check(letter, endings={4: Ending("revoked", DAY)}).state is State.REVOKED
    assert check(letter, endings={4: Ending("replaced", DAY)}).state is State.REPLACED
    standing = check(letter, endings={3: Ending("revoked", DAY)})
    assert standing.state is State.VALID
    assert "not_ended" in codes(standing)
    assert "since_list" in standing.unknowable


def test_a_list_older_than_the_letter_tells_nothing() -> None:
    old = Revocations(made.ORIGIN, 4, 0, {})
    verdict = check_letter(made.letter(), trust=made.house().trust, revocations=old, today=DAY)
    assert verdict.state is State.VALID
    assert "old_list" in verdict.unknowable


def test_a_permit_expires_after_its_last_day() -> None:
    letter = made.letter()
    assert check(letter, today=date(2027, 11, 21)).state is State.VALID
    assert check(letter, today=date(2027, 11, 22)).state is State.EXPIRED
    assert check(made.letter(NO_END), today=date(2099, 1, 1)).state is State.VALID


def test_a_specimen_says_so() -> None:
    specimen = deepcopy(made.SAID)
    specimen["written"]["specimen"] = True
    assert amiss(check(made.letter(specimen))) == {"specimen"}


@pytest.mark.parametrize(
    "signer",
    [
        pytest.param(made.deep, id="an authority between"),
        pytest.param(lambda: made.fresh(key=rsa.generate_private_key(65537, 2048)), id="RSA"),
        pytest.param(lambda: made.fresh(key=ec.generate_private_key(ec.SECP384R1())), id="P-384"),
    ],
)
def test_other_keys_can_sign(signer: Any) -> None:
    house = made.with_signer(signer())
    assert check(made.letter(by=house), by=house).state is State.VALID


def test_rsa_pss_can_sign() -> None:
    house = made.with_signer(made.fresh(key=rsa.generate_private_key(65537, 2048)))
    filed = made.payload(made.SAID)
    proof = made.proven(filed, by=house).text()
    pdf = made.typeset({"letter.json": filed.decode(), "letter.tlog-proof": proof})
    letter = made.signed(pdf, by=house.signer, stamper=house.stamper, pss=True)
    assert check(letter, by=house).state is State.VALID


@pytest.mark.parametrize(
    "signer",
    [
        pytest.param(made.fresh, id="another root"),
        pytest.param(lambda: made.fresh(until=SIGNED_AT - timedelta(days=1)), id="over"),
        pytest.param(lambda: made.fresh(authority=True), id="an authority itself"),
        pytest.param(lambda: made.fresh(stamping=True), id="a time stamper"),
        pytest.param(lambda: made.fresh(signs=False), id="may not sign"),
        pytest.param(lambda: made.fresh(key=rsa.generate_private_key(65537, 1024)), id="weak RSA"),
        pytest.param(lambda: made.fresh(key=ec.generate_private_key(ec.SECP192R1())), id="weak curve"),
        pytest.param(lambda: made.deep(root_length=0), id="too deep"),
    ],
)
def test_signers_without_a_good_certificate_are_refused(signer: Any, request: pytest.FixtureRequest) -> None:
    one = signer()
    trusting = made.house() if "another root" in request.node.name else made.with_signer(one)
    pdf = made.letter(by=made.with_signer(one))
    verdict = check(pdf, by=trusting)
    assert verdict.state is State.NOT_VALID
    assert amiss(verdict) & {"unknown_signer", "altered"}


def test_a_stamp_of_a_stranger_is_refused() -> None:
    stranger = made.House(
        signer=made.house().signer, log=made.house().log, witnesses=made.house().witnesses,
        stamper=made.fresh("Stamper", key=rsa.generate_private_key(65537, 2048), stamping=True),
    )  # fmt: skip
    plain = made.House(
        signer=made.house().signer, log=made.house().log, witnesses=made.house().witnesses,
        stamper=made.fresh("Seal", key=rsa.generate_private_key(65537, 2048)),
    )  # fmt: skip
    assert amiss(check(made.letter(by=stranger))) == {"wrong_stamp"}
    assert amiss(check(made.letter(by=plain), by=plain)) == {"wrong_stamp"}


def test_the_time_is_told_in_western_indonesian_time() -> None:
    verdict = check(made.letter())
    detail = next(finding.detail for finding in verdict.findings if finding.code == "stamped")
    assert detail == "2026-11-22 10:00:00 WIB"
    assert datetime.fromisoformat(verdict.facts["witnessed_at"]).tzinfo == UTC
