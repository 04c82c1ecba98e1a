"""A million broken seals: the reader may refuse them in its own way only, and none may pass for genuine.

``python -m bench.seal_fuzz [INPUTS]`` prints ``inputs N crashes 0 accepted M``: M were read as seals, whoever signed
them. Exit code 1 on a crash, or when a seal that is not the original bears a signature that holds.
"""

import random
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from tinggal.checker.c40 import packed
from tinggal.checker.mrz import td2
from tinggal.checker.seal import Feature, make_seal, parse_odd_seal, parse_seal
from tinggal.checker.seal_check import signature_holds
from tinggal.checker.seal_header import BadSeal, Header
from tinggal.checker.seal_report import report

KEY = ec.generate_private_key(ec.SECP256R1())
DAY = date(2026, 11, 22)
SEED = 9303


def sign(message: bytes) -> bytes:
    return b"".join(part.to_bytes(32, "big") for part in decode_dss_signature(KEY.sign(message, ec.ECDSA(SHA256()))))


def originals() -> list[bytes]:
    lines = td2(name="MUELLER, ANNA", number="42", nationality="D", born_on=DAY, sex="F", until=None)
    found = []
    for version, definition, category in ((4, 0xFB, 0x06), (3, 0xFB, 0x06), (4, 0x01, 0x4C), (4, 0x7F, 0x7F)):
        header = Header(
            version=version, country="IDN", signer="IDIT", reference="2A5", issued=DAY, signed=DAY,
            definition=definition, category=category,
        )  # fmt: skip
        features = [Feature(2, packed(lines.replace("\n", ""))), Feature(3, packed("C01X0006H"))]
        features += [Feature(0x80, b"IMI.2-GR.01.04-000123 TAHUN 2026"), Feature(9, bytes(200))]
        found.append(make_seal(header, features, sign=sign))
    return found


def noise(chance: random.Random, _original: bytes) -> bytes:
    return chance.randbytes(chance.randrange(300))


def behind_a_good_beginning(chance: random.Random, original: bytes) -> bytes:
    return original[: chance.randrange(1, 30)] + chance.randbytes(chance.randrange(200))


def cut_off(chance: random.Random, original: bytes) -> bytes:
    return original[: chance.randrange(len(original))] + chance.randbytes(chance.randrange(3))


def turned(chance: random.Random, original: bytes) -> bytes:
    changed = bytearray(original)
    for _one in range(chance.choice((1, 1, 2, 5))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def lengths_that_lie(chance: random.Random, original: bytes) -> bytes:
    changed = bytearray(original)
    at = chance.randrange(14, len(changed))
    lie = chance.choice((b"\x80", b"\x81", b"\x82\x00", b"\x84\xff\xff\xff\xff", b"\xff", b"\x00", chance.randbytes(2)))
    changed[at : at + chance.randrange(3)] = lie
    return bytes(changed)


def c40_garbage(chance: random.Random, original: bytes) -> bytes:
    changed = bytearray(original)
    at = chance.choice((2, 4, 6, 8, 18, 20, 22, 40))
    changed[at : at + 2] = chance.choice((b"\x00\x00", b"\xfe\x00", b"\xfe\x45", b"\xff\xff", chance.randbytes(2)))
    return bytes(changed)


def spliced(chance: random.Random, original: bytes) -> bytes:
    other = chance.choice(ORIGINALS)
    return original[: chance.randrange(len(original))] + other[chance.randrange(len(other)) :]


ORIGINALS = originals()
WAYS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    noise, behind_a_good_beginning, cut_off, turned, lengths_that_lie, c40_garbage, spliced,
)  # fmt: skip


def accepts(data: bytes) -> bool:
    """Whether the bytes read as a seal; reads all that it says. Raises ``AssertionError`` for a forged signature."""
    with suppress(BadSeal):
        parse_odd_seal(data)
    try:
        seal = parse_seal(data)
    except BadSeal:
        return False
    report(seal)
    if data not in ORIGINALS and signature_holds(seal, key=KEY.public_key()):
        raise AssertionError(f"a forged seal holds: {data.hex()}")
    return True


def main(inputs: int) -> int:
    chance, accepted, crashes = random.Random(SEED), 0, 0
    for number in range(inputs):
        data = WAYS[number % len(WAYS)](chance, ORIGINALS[number // len(WAYS) % len(ORIGINALS)])
        try:
            accepted += accepts(data)
        except Exception:  # what a crash is, is what this program is about
            crashes += 1
            print(data.hex())
            traceback.print_exc()
    print(f"inputs {inputs} crashes {crashes} accepted {accepted}")
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
