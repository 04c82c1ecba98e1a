"""Files that broke on their way: cut off anywhere, single bits turned, nothing in them, headers without a body."""

import random
from collections.abc import Iterator
from functools import partial

from bench.corpus.pages import heic, jpeg, pdf, png, tiff, webp
from bench.corpus.sample import DAMAGED, WHATEVER, Sample, refused

_KINDS = {"jpeg": jpeg, "png": png, "heic": heic, "webp": webp, "tiff": tiff, "pdf": pdf}
_CUTS = (0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99)
_STARTS = (
    b"%PDF-1.7\n",
    b"%PDF-",
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF\x00\x00\x00\x00WEBP",
    b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
)
_FLIPS = 5


def samples() -> Iterator[Sample]:
    yield Sample("nothing at all", bytes, (refused("empty"),))
    for kind, make in _KINDS.items():
        for share in _CUTS:
            yield Sample(f"{kind} cut off at {share:.1%}", partial(_cut, make, share), _fate_of_cut(kind, share))
        for seed in range(_FLIPS):
            yield Sample(f"{kind} with bits turned ({seed})", partial(_flipped, make, seed), _fate_of_flips(kind))
        yield Sample(f"{kind} with zeros in the middle", partial(_zeroed, make), _fate_of_flips(kind))
    for start in _STARTS:
        yield Sample(f"only {start[:12]!r}", partial(bytes, start), DAMAGED)
        yield Sample(f"noise behind {start[:12]!r}", partial(_noise, start), DAMAGED)


def _fate_of_cut(kind: str, share: float) -> tuple[str, ...]:
    """A PDF that lost its end can often be mended, and what is left of it be read."""
    if kind == "pdf" and share > 0.5:
        return WHATEVER
    if kind in ("jpeg", "png", "heic", "webp") and share == _CUTS[0]:
        return (*DAMAGED, refused("wrong_type"))
    return (*DAMAGED, refused("blank")) if kind == "pdf" else DAMAGED


def _fate_of_flips(kind: str) -> tuple[str, ...]:
    """A turned bit may hit a dot, which nobody sees."""
    return (*WHATEVER, refused("too_many_pixels"), refused("too_small")) if kind != "png" else WHATEVER


def _cut(make: partial[bytes], share: float) -> bytes:
    content = make()
    return content[: max(12, int(len(content) * share))]


def _flipped(make: partial[bytes], seed: int) -> bytes:
    content, chance = bytearray(make()), random.Random(seed)
    for _ in range(20):
        content[chance.randrange(16, len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _zeroed(make: partial[bytes]) -> bytes:
    content = make()
    middle = len(content) // 2
    return content[:middle] + bytes(2_000) + content[middle + 2_000 :]


def _noise(start: bytes) -> bytes:
    return start + random.Random(start).randbytes(5_000)
