"""The drill for a stolen signing key, on keys and letters of its own: it touches nothing of this house."""

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pikepdf
from cryptography.hazmat.primitives.serialization import Encoding

from tinggal.letters.examine import examine
from tinggal.letters.roots import read_roots
from tinggal.letters.signers.development import DevelopmentSigner
from tinggal.letters.signers.stamps import SimulatedStamper

A_TICK = 1.1  # stamps tell whole seconds


@dataclass(frozen=True, slots=True)
class Trial:
    """One letter of the drill: what it is, whether it counts now, and whether it should."""

    letter: str
    counts: bool
    should: bool
    why: str


def drill(folder: Path) -> Iterator[Trial]:
    """Sign a letter, steal the key, publish the theft, change the key; then judge a letter of each time.

    Takes a few seconds. ``folder`` must be empty; it is where the keys of the drill are made.
    """
    signing, trust = folder / "signing", folder / "trust"
    stamper = SimulatedStamper(folder=signing, trust=trust)
    stolen = DevelopmentSigner(file=str(signing / "signer.p12"), trust=trust, stamper=stamper)
    before = _signed(stolen)
    time.sleep(A_TICK)
    since = datetime.now(UTC).replace(microsecond=0)
    after = _signed(stolen)
    mark = sha256(stolen.signatory().certificate.public_bytes(Encoding.DER)).hexdigest()
    (trust / "revoked.txt").write_text(f"# drill\n{mark} {since.isoformat()}\n")
    fresh = DevelopmentSigner(file=str(folder / "fresh" / "signer.p12"), trust=trust, stamper=stamper)
    letters = (
        ("signed before the theft", before, True),
        ("signed by the thief, after it", after, False),
        ("signed with the new key", _signed(fresh), True),
    )
    for name, pdf, should in letters:
        found = examine(pdf, roots=read_roots(trust))
        yield Trial(letter=name, counts=found.in_order, should=should, why=found.why)


def _signed(signer: DevelopmentSigner) -> bytes:
    return signer.sign(_page(), reason="Latihan", place="Jakarta")


def _page() -> bytes:
    """An empty page."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()
