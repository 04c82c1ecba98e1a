"""A stolen key: what was signed before the theft stands, what was signed after it is worth nothing."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tests.checker import made
from tests.checker.made import DAY, SIGNED_AT
from tinggal.checker.letter import check_letter
from tinggal.checker.stolen import BadList, read_list, written
from tinggal.checker.trust import Trust
from tinggal.checker.verdict import State, Verdict

HOUR = timedelta(hours=1)


def mark(signer: made.Signer) -> str:
    return hashlib.sha256(signer.certificate.public_bytes(Encoding.DER)).hexdigest()


def check(letter: bytes, stolen: dict[str, datetime]) -> Verdict:
    trust = replace(made.house().trust, stolen=stolen)
    return check_letter(letter, trust=Trust.from_json(trust.to_json()), today=DAY)


def test_a_letter_from_before_the_theft_stands_and_one_from_after_it_does_not() -> None:
    letter, signer = made.letter(), mark(made.house().signer)
    assert check(letter, {signer: SIGNED_AT + HOUR}).state is State.VALID
    after = check(letter, {signer: SIGNED_AT - HOUR})
    assert (after.state, after.findings[-1].code) == (State.NOT_VALID, "key_stolen")
    assert check(letter, {signer: SIGNED_AT}).state is State.NOT_VALID


def test_a_stamp_by_a_stolen_key_saves_no_letter_by_a_stolen_key() -> None:
    house = made.house()
    both = {mark(house.signer): SIGNED_AT + HOUR, mark(house.stamper): SIGNED_AT + 2 * HOUR}
    assert check(made.letter(), both).state is State.NOT_VALID


def test_other_certificates_on_the_list_change_nothing() -> None:
    assert check(made.letter(), {"00" * 32: SIGNED_AT - HOUR}).state is State.VALID


def test_the_list_is_read_as_it_is_written_and_never_in_part() -> None:
    listed = {"ab" * 32: SIGNED_AT.replace(microsecond=0)}
    assert read_list("# stolen from the signing host\n\n" + "\n".join(written(listed))) == listed
    for line in ("ab 2026-11-22T03:00:00Z", f"{'ab' * 32} yesterday", f"{'ab' * 32} 2026-11-22T03:00:00", "ab" * 32):
        with pytest.raises(BadList, match="not the SHA-256"):
            read_list(line)
