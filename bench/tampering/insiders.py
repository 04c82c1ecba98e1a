"""What somebody inside could do with the real key: letters without a case, and letters of another day (T01, T02)."""

import json
import secrets

from bench.tampering.materials import Materials, log_key
from tinggal.checker.leaves import commit
from tinggal.checker.merkle import leaf_hash
from tinggal.checker.notes import Head, sign
from tinggal.checker.proofs import Proof
from tinggal.letters.render import render


def a_letter_without_a_case(found: Materials) -> bytes:
    """T01: everything is ours, the template, the key, the stamper; but nobody entered it in the log."""
    return found.house.sign(
        render(found.letter.kind, _invented(found), proof=found.letter.proof, seal=found.letter.seal)
    )


def a_letter_without_a_case_and_without_a_proof(found: Materials) -> bytes:
    return found.house.sign(render(found.letter.kind, _invented(found), proof="\n", seal=b""))


def a_letter_without_a_case_in_a_log_of_ones_own(found: Materials) -> bytes:
    filed, nonce = _invented(found), secrets.token_bytes(32)
    leaf = commit("ISSUE1", nonce=nonce, payload=filed.encode())
    note = sign(Head(found.log, 1, leaf_hash(leaf)).body(), name=found.log, key=log_key())
    return found.house.sign(render(found.letter.kind, filed, proof=Proof(nonce, 0, (), note).text(), seal=b""))


def a_letter_of_last_year(found: Materials) -> bytes:
    """T02: entered in the log today, with the day of a year ago."""
    return found.misdated["last year"]


def a_letter_of_next_month(found: Materials) -> bytes:
    return found.misdated["next month"]


def _invented(found: Materials) -> str:
    data = json.loads(found.letter.filed)
    data["written"]["holder"]["name"] = "NOBODY DECIDED THIS"
    data["written"]["number"] = "IMI.2-GR.01.04-999999"
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


VARIANTS = (
    a_letter_without_a_case, a_letter_without_a_case_and_without_a_proof,
    a_letter_without_a_case_in_a_log_of_ones_own, a_letter_of_last_year, a_letter_of_next_month,
)  # fmt: skip
