"""Whatever is done to a letter, it is not valid any more."""

import io
import json
import random
import zlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.sign.fields import MDPPerm

from tests.checker import made
from tests.checker.made import DAY, SAID, house
from tests.checker.refusing import letter, refused
from tinggal.checker import der, pdf
from tinggal.checker.der import BadDer
from tinggal.checker.letter import check_letter
from tinggal.checker.notes import sign
from tinggal.checker.pdf_file import unpacked
from tinggal.checker.pdf_objects import BadPdf
from tinggal.checker.proofs import Proof
from tinggal.checker.verdict import State


def test_the_letter_is_valid_to_begin_with() -> None:
    assert check_letter(letter(), trust=house().trust, today=DAY).state is State.VALID


def test_no_byte_can_be_changed() -> None:
    whole = letter()
    chance = random.Random(1)
    gap = range(whole.index(b"/Contents <") + 11, whole.index(b"/ByteRange"))
    rest = [place for place in range(len(whole)) if place not in gap]
    places = [*gap[:40], *chance.sample(gap, 60), *gap[-40:], *chance.sample(rest, 250), *range(12), *range(-40, 0)]
    for place in places:
        for mask in (0x01, 0x20):
            data = bytearray(whole)
            data[place] ^= mask
            refused(bytes(data))


def remade(said: dict[str, Any] | bytes = SAID, *, proof: str | None = None, **more: str) -> bytes:
    """A letter signed with the real key whose attachments are as wished."""
    filed = said if isinstance(said, bytes) else made.payload(said)
    attached = {"letter.json": filed.decode(), "letter.tlog-proof": proof or made.proven(filed, by=house()).text()}
    return made.signed(made.typeset(attached | more), by=house().signer, stamper=house().stamper)


def true_proof() -> Proof:
    return made.proven(made.payload(SAID), by=house())


def other_name() -> dict[str, Any]:
    return SAID | {"written": SAID["written"] | {"holder": {"name": "Mallory"}}}


def changed(**fields: Any) -> str:
    proof = true_proof()
    given = {"extra": proof.extra, "index": proof.index, "hashes": proof.hashes, "checkpoint": proof.checkpoint}
    return Proof(**(given | fields)).text()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: remade(other_name(), proof=true_proof().text()), "not_logged"),
        (lambda: remade(SAID | {"kind": "correction"}), "not_logged"),
        (lambda: remade(proof=changed(extra=b"x" * 32)), "not_logged"),
        (lambda: remade(proof=changed(extra=b"x" * 31)), "not_logged"),
        (lambda: remade(proof=changed(index=3)), "not_logged"),
        (lambda: remade(proof=changed(index=7)), "not_logged"),
        (lambda: remade(proof=changed(hashes=true_proof().hashes[1:])), "not_logged"),
        (lambda: remade(proof=changed(checkpoint=sign("a\n", name=made.ORIGIN, key=house().log))), "wrong_log"),
        (lambda: remade(proof=changed(checkpoint=true_proof().checkpoint.replace("\n7\n", "\n8\n"))), "wrong_log"),
        (lambda: remade(proof=changed(checkpoint="")), "wrong_log"),
        (lambda: remade(proof=" "), "bad_contents"),
        (lambda: remade(SAID | {"kind": "poem"}), "bad_contents"),
        (lambda: remade(json.dumps(SAID).encode()), "bad_contents"),
        (lambda: remade(b'{"kind":"refusal","kind":"refusal","written":{}}'), "bad_contents"),
        (lambda: remade(SAID | {"permit": {"valid_until": 1.5}}), "bad_contents"),
        (lambda: remade({"kind": "refusal", "written": {}}), "unreadable"),
        (lambda: made.signed(made.typeset({}), by=house().signer, stamper=house().stamper), "unreadable"),
        (lambda: made.signed(made.typeset({"letter.json": "{}"}), by=house().signer, stamper=None), "no_contents"),
        (lambda: made.typeset({"letter.json": "{}"}), "not_signed"),
        (lambda: made.letter(by=made.with_signer(made.fresh())), "unknown_signer"),
    ],
)  # fmt: skip
def test_letters_made_otherwise_are_refused(make: Callable[[], bytes], why: str) -> None:
    assert refused(make()) == why


def test_a_signature_that_allows_changes_is_refused() -> None:
    filed = made.payload(SAID)
    typeset = made.typeset({"letter.json": filed.decode(), "letter.tlog-proof": true_proof().text()})
    lax = made.signed(typeset, by=house().signer, stamper=house().stamper, allowed=MDPPerm.FILL_FORMS)
    assert refused(lax) == "unreadable"


def test_the_log_of_another_house_is_refused() -> None:
    other = made.House(signer=house().signer, stamper=house().stamper)
    assert refused(made.letter(by=other)) == "wrong_log"


def test_a_witness_that_saw_something_else_is_refused() -> None:
    good, later = true_proof(), made.proven(made.payload(other_name()), by=house())
    forged = good.checkpoint.splitlines()[:-1] + later.checkpoint.splitlines()[-1:]
    assert refused(remade(proof=changed(checkpoint="\n".join(forged) + "\n"))) == "wrong_log"


def test_nothing_can_be_added_behind_the_signature() -> None:
    whole = letter()
    for more in (b"\n", b" ", b"%%EOF", b"\n1 0 obj\n<<>>\nendobj\n", whole):
        assert refused(whole + more) in {"changed_after", "unreadable"}
    for less in (1, 2, 7, 100, 20_000):
        refused(whole[:-less])
    assert refused(b"") == "unreadable"


def test_an_incremental_update_is_refused() -> None:
    whole = letter()
    at = len(whole)
    table = whole.rindex(b"startxref") + 10
    before = int(whole[table : whole.index(b"\n", table)])
    body = b"1 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n"
    xref = b"xref\n0 1\n0000000000 65535 f \n1 1\n%010d 00000 n \ntrailer\n<</Size 40/Root 29 0 R/Prev %d>>\n"
    update = body + xref % (at, before) + b"startxref\n%d\n%%%%EOF\n" % (at + len(body))
    assert refused(whole + update) == "changed_after"


def test_a_rewritten_file_is_refused() -> None:
    with pikepdf.open(io.BytesIO(letter())) as opened:
        target = io.BytesIO()
        opened.save(target)
    refused(target.getvalue())


def test_a_stream_that_unpacks_to_too_much_is_refused() -> None:
    bomb = zlib.compress(bytes(50_000_000))
    part = pdf.Part({"Filter": "FlateDecode"}, bomb, 0, 0)
    with pytest.raises(BadPdf):
        unpacked(part)


def test_the_claimed_time_does_not_save_an_expired_certificate() -> None:
    over = made.with_signer(made.fresh(until=made.SIGNED_AT - timedelta(hours=1)))
    verdict = check_letter(made.letter(by=over), trust=over.trust, today=DAY)
    assert verdict.findings[-1].code == "unknown_signer"


@given(st.binary(max_size=400))
def test_no_bytes_break_the_readers(data: bytes) -> None:
    for whole in (data, b"%PDF-1.7\n" + data, letter()[:9000] + data):
        assert check_letter(whole, trust=house().trust, today=DAY).state is State.NOT_VALID
    try:
        found, _rest = der.first(data)
        for part in found.parts():
            part.oid()
    except BadDer:
        pass


@given(st.integers(0, 30_000), st.integers(1, 300), st.binary(max_size=50))
def test_no_cut_or_paste_is_overlooked(start: int, length: int, instead: bytes) -> None:
    whole = letter()
    other = whole[:start] + instead + whole[start + length :]
    if other != whole:
        refused(other)
