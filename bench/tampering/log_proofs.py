"""Our real key under a letter that the public log does not hold as its proof says: what a stolen key is good for."""

import base64
import json
from dataclasses import replace

from bench.tampering.materials import Materials, log_key
from tinggal.checker.leaves import commit
from tinggal.checker.merkle import leaf_hash
from tinggal.checker.notes import Head, sign
from tinggal.checker.proofs import Proof
from tinggal.letters.render import render


def the_proof_of_another_letter(found: Materials) -> bytes:
    return _signed(found, found.other.proof)


def an_empty_proof(found: Materials) -> bytes:
    return _signed(found, "\n")


def another_place_in_the_log(found: Materials) -> bytes:
    proof = found.letter.parsed
    return _signed(found, replace(proof, index=proof.index - 1).text())


def the_first_place_in_the_log(found: Materials) -> bytes:
    return _signed(found, replace(found.letter.parsed, index=0).text())


def a_place_beyond_the_end_of_the_log(found: Materials) -> bytes:
    return _signed(found, replace(found.letter.parsed, index=2**40).text())


def a_hash_changed(found: Materials) -> bytes:
    hashes = found.letter.parsed.hashes
    return _signed(found, replace(found.letter.parsed, hashes=(_flipped(hashes[0]), *hashes[1:])).text())


def a_hash_left_out(found: Materials) -> bytes:
    return _signed(found, replace(found.letter.parsed, hashes=found.letter.parsed.hashes[:-1]).text())


def a_hash_too_many(found: Materials) -> bytes:
    hashes = found.letter.parsed.hashes
    return _signed(found, replace(found.letter.parsed, hashes=(*hashes, bytes(32))).text())


def the_hashes_in_another_order(found: Materials) -> bytes:
    return _signed(found, replace(found.letter.parsed, hashes=found.letter.parsed.hashes[::-1] or (bytes(32),)).text())


def another_nonce(found: Materials) -> bytes:
    return _signed(found, replace(found.letter.parsed, extra=_flipped(found.letter.parsed.extra)).text())


def no_nonce(found: Materials) -> bytes:
    return _signed(found, replace(found.letter.parsed, extra=b"").text())


def another_size_of_the_tree(found: Materials) -> bytes:
    return _signed(found, _with_head(found, size=1))


def another_root_of_the_tree(found: Materials) -> bytes:
    return _signed(found, _with_head(found, root=1))


def the_head_of_another_log(found: Materials) -> bytes:
    return _signed(found, _with_head(found, origin="log.example.org"))


def a_log_of_ones_own_under_our_name(found: Materials) -> bytes:
    """The letter is the only leaf of a tree that a stranger signed, with our log's name on it."""
    proof = found.letter.parsed
    leaf = commit("ISSUE1", nonce=proof.extra, payload=found.letter.filed.encode())
    body = Head(found.log, 1, leaf_hash(leaf)).body()
    note = sign(body, name=found.log, key=log_key())
    return _signed(found, Proof(proof.extra, 0, (), note).text())


def a_log_of_ones_own_with_our_signature_lines(found: Materials) -> bytes:
    proof = found.letter.parsed
    leaf = commit("ISSUE1", nonce=proof.extra, payload=found.letter.filed.encode())
    lines = proof.checkpoint.partition("\n\n")[2]
    note = Head(found.log, 1, leaf_hash(leaf)).body() + "\n" + lines
    return _signed(found, Proof(proof.extra, 0, (), note).text())


def the_head_without_the_signature_of_the_log(found: Materials) -> bytes:
    text, _empty, lines = found.letter.parsed.checkpoint.partition("\n\n")
    rest = "".join(lines.splitlines(keepends=True)[1:])
    return _signed(found, replace(found.letter.parsed, checkpoint=f"{text}\n\n{rest}").text())


def the_head_without_any_signature(found: Materials) -> bytes:
    text = found.letter.parsed.checkpoint.partition("\n\n")[0]
    return _signed(found, replace(found.letter.parsed, checkpoint=f"{text}\n").text())


def a_cosignature_changed(found: Materials) -> bytes:
    return _signed(found, _with_last_line(found, at=40))


def the_time_of_a_cosignature_changed(found: Materials) -> bytes:
    return _signed(found, _with_last_line(found, at=11))


def the_cosignatures_of_another_head(found: Materials) -> bytes:
    theirs = found.other.parsed.checkpoint.partition("\n\n")[2].splitlines(keepends=True)[1:]
    text, _empty, lines = found.letter.parsed.checkpoint.partition("\n\n")
    note = f"{text}\n\n{lines.splitlines(keepends=True)[0]}{''.join(theirs)}"
    return _signed(found, replace(found.letter.parsed, checkpoint=note).text())


def the_proof_with_other_line_ends(found: Materials) -> bytes:
    return _signed(found, found.letter.proof.replace("\n", "\r\n"))


def the_proof_of_another_version(found: Materials) -> bytes:
    return _signed(found, found.letter.proof.replace("@v1", "@v2"))


def something_behind_the_proof(found: Materials) -> bytes:
    return _signed(found, found.letter.proof + "valid until 2099\n")


def the_data_of_another_person_with_this_proof(found: Materials) -> bytes:
    return _signed(found, found.letter.proof, changed={"written": {"holder": {"name": "SOMEBODY ELSE"}}})


def a_later_end_with_this_proof(found: Materials) -> bytes:
    return _signed(found, found.letter.proof, changed={"permit": {"valid_until": "2099-12-31"}})


def another_number_with_this_proof(found: Materials) -> bytes:
    return _signed(found, found.letter.proof, changed={"written": {"number": "IMI.2-GR.01.04-999999"}})


def a_refusal_called_an_approval(found: Materials) -> bytes:
    data = json.loads(found.letter.filed) | {"kind": "refusal"}
    pdf = render(found.letter.kind, _canonical(data), proof=found.letter.proof, seal=found.letter.seal)
    return found.house.sign(pdf)


def the_data_with_blanks_in_it(found: Materials) -> bytes:
    filed = json.dumps(json.loads(found.letter.filed), ensure_ascii=False)
    pdf = render(found.letter.kind, filed, proof=found.letter.proof, seal=found.letter.seal)
    return found.house.sign(pdf)


def _signed(found: Materials, proof: str, *, changed: dict[str, dict[str, object]] | None = None) -> bytes:
    """The letter with another proof, and with other data if they are given, typeset and signed as ours are."""
    data = json.loads(found.letter.filed)
    for part, values in (changed or {}).items():
        for name, value in values.items():
            data[part][name] = data[part][name] | value if isinstance(value, dict) else value
    pdf = render(found.letter.kind, _canonical(data), proof=proof, seal=found.letter.seal)
    return found.house.sign(pdf)


def _canonical(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _with_head(found: Materials, *, origin: str = "", size: int = 0, root: int = 0) -> str:
    text, _empty, lines = found.letter.parsed.checkpoint.partition("\n\n")
    head = Head.parse(text + "\n")
    other = Head(origin or head.origin, head.size + size, _flipped(head.root) if root else head.root)
    return replace(found.letter.parsed, checkpoint=other.body() + "\n" + lines).text()


def _with_last_line(found: Materials, *, at: int) -> str:
    """The last cosignature with one byte changed: 4 bytes of key, 8 of time, 64 of signature."""
    note = found.letter.parsed.checkpoint
    before, _blank, packed = note.rstrip("\n").rpartition(" ")
    line = base64.b64decode(packed)
    changed = base64.b64encode(line[:at] + _flipped(line[at : at + 1]) + line[at + 1 :]).decode()
    return replace(found.letter.parsed, checkpoint=f"{before} {changed}\n").text()


def _flipped(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


VARIANTS = (
    the_proof_of_another_letter, an_empty_proof, another_place_in_the_log, the_first_place_in_the_log,
    a_place_beyond_the_end_of_the_log, a_hash_changed, a_hash_left_out, a_hash_too_many, the_hashes_in_another_order,
    another_nonce, no_nonce, another_size_of_the_tree, another_root_of_the_tree, the_head_of_another_log,
    a_log_of_ones_own_under_our_name, a_log_of_ones_own_with_our_signature_lines,
    the_head_without_the_signature_of_the_log, the_head_without_any_signature, a_cosignature_changed,
    the_time_of_a_cosignature_changed, the_cosignatures_of_another_head, the_proof_with_other_line_ends,
    the_proof_of_another_version, something_behind_the_proof, the_data_of_another_person_with_this_proof,
    a_later_end_with_this_proof, another_number_with_this_proof, a_refusal_called_an_approval,
    the_data_with_blanks_in_it,
)  # fmt: skip
