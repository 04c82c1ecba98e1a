"""Files that share things, brought to a desk by short cuts: only what the signals read is there."""

import base64
import hashlib
from collections.abc import Mapping
from itertools import count
from typing import Any

import numpy as np
from django.utils import timezone

from tests.conftest import Cast
from tests.papers import good_answers
from tinggal.applications.models import Application, Document
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.intake import vault
from tinggal.journal.models import Event
from tinggal.lib.boxes import Box
from tinggal.offices.models import Office
from tinggal.people.models import User
from tinggal.reading.facts import Face, Facts, Value
from tinggal.signals.models import Signal
from tinggal.signals.reactions import compare
from tinggal.verification.models import DocumentFacts

_numbers = count(1)
NAMES = ("OLSEN KARI", "TANAKA HIRO", "DUBOIS CLAIRE", "KOWALSKI JAN", "SILVA RITA", "HAAS FRITZ", "ROSSI GINO")


def paid_file(cast: Cast, *, office: str = "K3102", status: str = Status.AT_KANIM, **answers: str) -> Application:
    """A file at a desk; nothing in it is like anything in another one, but for the answers given."""
    number = next(_numbers)
    user = User.objects.create(email=f"person{number}@example.org", full_name=f"Person {number}", password="!")
    own = {
        "full_name": f"{NAMES[number % len(NAMES)]} {'ABCDEFGHIJ'[number % 10]}{number}",
        "native_name": "",
        "birth_date": f"{1960 + number % 40}-{1 + number % 12:02d}-{1 + number % 28:02d}",
        "passport_number": f"X{number:07d}",
        "address": f"Jalan Melati {number}",
        "phone": f"+62 811 {number:07d}",
        "sponsor_name": f"PT Sponsor {number * 7919}",
        "sponsor_number": f"{number:013d}",
        "sponsor_email": f"hr{number}@example.org",
        "sponsor_phone": f"+62 21 {number:07d}",
        "rptka_number": f"B.3/{number:05d}/2026",
    }
    kind = permit("new-itas-worker")
    return Application.objects.create(
        permit_code=kind.code,
        route_name=kind.route.on(timezone.localdate()),
        status=status,
        applicant=user,
        office=Office.objects.get(code=office),
        answers={**good_answers(kind, today=timezone.localdate()), **own, **answers},
        submitted_at=timezone.now(),
        paid_at=timezone.now(),
    )


def paper(
    file: Application,
    code: str,
    *,
    content: str = "",
    look: str = "",
    origin: Mapping[str, Any] | None = None,
    face: str = "",
    picture: bytes = b"",
    **values: str,
) -> Document:
    """A document in force, with what intake and reading would have written about it; only ``picture`` (a JPEG) has
    bytes that can be opened."""
    number = next(_numbers)
    digest = f"{content or number:0>64}"[-64:]
    stored = vault.put(picture) if picture else vault.Stored("x", b"")
    document = Document.objects.create(
        application=file,
        code=code,
        version=1,
        name=f"{code}.pdf",
        content_type="image/jpeg" if picture else "application/pdf",
        size=1,
        pages=1,
        sha256=hashlib.sha256(picture).hexdigest() if picture else digest,
        stored=stored.name,
        wrapped_key=stored.wrapped_key,
        original_sha256=digest,
        original_stored="x",
        original_wrapped_key=b"",
        origin=dict(origin or {}),
        looks=[look] if look else [],
    )
    read = Facts(
        values=tuple(Value(name, text, text) for name, text in values.items()),
        faces=(Face(Box(1, 0.1, 0.1, 0.3, 0.3), 0.9, print=face),) if face else (),
    )
    DocumentFacts.objects.create(document=document, facts=read.to_json(), version=read.version, ms=1)
    return document


def face(seed: int, *, unlike: float = 0.0) -> str:
    """A face print; the same seed is the same person, ``unlike`` how much a picture differs from the next."""
    person = np.random.default_rng(seed).standard_normal(128)
    noise = np.random.default_rng(next(_numbers)).standard_normal(128)
    return base64.b64encode((person + unlike * noise).astype(np.float16).tobytes()).decode()


def arrived(file: Application) -> Event:
    """The event that the signals wait for."""
    return Event(subject=file.subject, kind="application.at_kanim", number=1)


def compared(*files: Application) -> list[str]:
    """All of them compared in their order, each twice as the worker may; the signals on the last one."""
    for file in files:
        compare(arrived(file))
        compare(arrived(file))
    return signals_on(files[-1])


def signals_on(file: Application) -> list[str]:
    return sorted(Signal.objects.filter(application=file).in_force().values_list("signal", flat=True))


def evidence(file: Application, signal: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = Signal.objects.in_force().get(application=file, signal=signal).evidence
    return found
