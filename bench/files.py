"""Complete files for measurements, made through the real doors; only the document contents are shared."""

import hashlib
import io
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer, start
from tinggal.applications.models import Application, Document
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.catalogue.types import Question
from tinggal.intake import vault
from tinggal.offices.models import Office
from tinggal.people.actors import SYSTEM, Actor, actor_for
from tinggal.people.models import Post, User
from tinggal.people.roles import Role

DESKS = {
    "kanim": (Role.KANIM_OFFICER, "K3102"),
    "head": (Role.KAKANIM, "K3102"),
    "kanwil": (Role.KANWIL_OFFICER, "W31"),
    "directorate": (Role.DIRECTORATE_OFFICER, "DIT"),
    "kasubdit": (Role.KASUBDIT, "DIT"),
}
STEPS = (
    (Status.VERIFYING, "submit", "applicant"),
    (Status.UNPAID, "accept", "system"),
    (Status.AT_KANIM, "pay", "system"),
    (Status.AT_KANWIL, "forward", "kanim"),
    (Status.AT_DIRECTORATE, "forward", "kanwil"),
    (Status.AT_KASUBDIT, "forward", "directorate"),
)
Crew = dict[str, Actor]


def prepare() -> Crew:
    """Tables, reference data, keys, and one person for every desk."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    call_command("make_keys", verbosity=0)
    crew: Crew = {"system": SYSTEM, "applicant": actor_for(_person("applicant"))}
    for name, (role, office) in DESKS.items():
        user = _person(name)
        Post.objects.create(user=user, role=role, office=Office.objects.get(code=office), from_on=date(2020, 1, 1))
        crew[name] = actor_for(user)
    return crew


def _person(name: str) -> User:
    return User.objects.create(email=f"{name}@bench.example", full_name=f"Bench {name.title()}", password="!")


def complete_draft(
    crew: Crew, number: int, *, code: str = "new-itas-worker", told: Mapping[str, str] = MappingProxyType({})
) -> Application:
    """A draft with every answer and every document; each has a passport of its own. ``told``: other answers."""
    file = start(permit(code), by=crew["applicant"])
    answers = {question.code: _answer(question) for question in file.permit.questions}
    answer(file, answers | {"passport_number": f"B{number:08d}"} | dict(told), by=crew["applicant"])
    Document.objects.bulk_create(_documents(file))
    return file


def walk(file: Application, crew: Crew, *, to: Status) -> Application:
    """Step by step to a place on the four-desk road."""
    for place, action, who in STEPS:
        perform(file, action, by=crew[who])
        if place == to:
            return file
    raise ValueError(to)


_kept: list[tuple[bytes, vault.Stored]] = []


def small_picture() -> bytes:
    """A small JPEG, each time another one."""
    out = io.BytesIO()
    Image.effect_noise((600, 800), 80).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def _documents(file: Application) -> list[Document]:
    if not _kept:
        content = small_picture()
        _kept.append((content, vault.put(content)))
    content, stored = _kept[0]
    digest = hashlib.sha256(content).hexdigest()
    return [
        Document(
            application=file,
            code=requirement.code,
            version=1,
            name=f"{requirement.code}.jpg",
            content_type="image/jpeg",
            size=len(content),
            pages=1,
            sha256=digest,
            stored=stored.name,
            wrapped_key=stored.wrapped_key,
            original_sha256=digest,
            original_stored=stored.name,
            original_wrapped_key=stored.wrapped_key,
        )
        for requirement in file.permit.required_documents(file.answers)
    ]


def _answer(question: Question) -> str:
    today = timezone.localdate()
    known = {
        "full_name": "ANNA MARIA ERIKSSON",
        "birth_date": "1990-04-12",
        "regency": "31.71",
        "index": "E23",
        "months": "12",
        "stay_expires_on": (today + timedelta(days=20)).isoformat(),
        "passport_expires_on": (today + timedelta(days=2000)).isoformat(),
    }
    other = (today + timedelta(days=700 if question.falls == "future" else -100)).isoformat()
    kinds = {
        "date": other,
        "country": "SWE",
        "phone": "+62 812 3456 7890",
        "email": "x@bench.example",
        "yes_no": "no",
        "name": "ANNA MARIA ERIKSSON",
        "number": "3201010101010001",
    }
    first = question.choices[0].value if question.choices else "Jalan Kebon Sirih 12"
    return known.get(question.code) or kinds.get(question.kind) or first
