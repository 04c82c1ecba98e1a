"""Takes from a house that runs what its forgers would have: two letters, and as insiders its keys."""

import json
import secrets
from datetime import date, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates
from django.conf import settings
from django.db import transaction

from bench.tampering.materials import Genuine, Key, Materials, Pen
from tinggal.checker.leaves import commit
from tinggal.letters.actions import pdf_of
from tinggal.letters.models import Letter
from tinggal.letters.render import render
from tinggal.letters.signers import long_term
from tinggal.letters.signers.development import DevelopmentSigner
from tinggal.letters.signers.stamps import stamped
from tinggal.lib.providers import provider
from tinggal.transparency.entering import enter
from tinggal.transparency.sequencing import include

KEYS = {"signer": "signer.p12", "stamp": "stamp.p12", "seal": "seal.p12"}
DAYS = {"last year": -365, "next month": 30}


def gather(first: Letter, second: Letter) -> Materials:
    """The materials; enters the misdated letters in the log."""
    house, letter = pen(), genuine(first)
    return Materials(
        letter=letter,
        other=genuine(second),
        house=house,
        keys={name: _key(Path(settings.SIGNING_FOLDER) / file) for name, file in KEYS.items()},
        misdated={name: _misdated(letter, days=days, house=house) for name, days in DAYS.items()},
        log=settings.LOG_ORIGIN,
    )


def genuine(letter: Letter) -> Genuine:
    """A filed letter with everything it was made of."""
    seal, pdf = bytes(letter.seal), pdf_of(letter)
    unsigned = render(letter.kind, letter.content, proof=letter.proof, seal=seal)
    if not pdf.startswith(unsigned):
        raise ValueError(f"{letter} is not what its data make.")
    return Genuine(kind=letter.kind, filed=letter.content, proof=letter.proof, seal=seal, unsigned=unsigned, pdf=pdf)


def pen() -> Pen:
    """Our own signer and stamper."""
    signer = provider("signer")
    if not isinstance(signer, DevelopmentSigner):
        raise TypeError("Tampering is tried with development keys only.")
    by, stamper = signer.signatory(), signer.stamper()
    seen = stamped(stamper.stamp(bytes(32))) if stamper else None
    evidence = long_term.gather(by.certificate, others=by.others, stamped=seen, trust=Path(settings.TRUST_FOLDER))
    return Pen(by=by, stamp=stamper.stamp if stamper else None, evidence=evidence)


def logged(letter: Genuine, *, filed: str) -> str:
    """The proof of a fresh entry in our log for other data, as only somebody with the run of the house can get it."""
    nonce = secrets.token_bytes(32)
    with transaction.atomic():
        entry = enter(commit("ISSUE1", nonce=nonce, payload=filed.encode()))
    return include(entry, extra=nonce).proof


def _misdated(letter: Genuine, *, days: int, house: Pen) -> bytes:
    data = json.loads(letter.filed)
    day = date.fromisoformat(data["written"]["dated"]) + timedelta(days=days)
    data["written"]["dated"] = day.isoformat()
    filed = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return house.sign(render(letter.kind, filed, proof=logged(letter, filed=filed), seal=letter.seal))


def _key(file: Path) -> Key:
    private, certificate, _others = load_key_and_certificates(file.read_bytes(), b"development")
    if certificate is None or not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError(file)
    return Key(private=private, certificate=certificate)
