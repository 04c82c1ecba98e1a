"""Answers and documents that make a file complete, for any permit in the catalogue."""

import hashlib
import io
from datetime import date, timedelta

from PIL import Image, ImageDraw

from tinggal.applications.drafts import attach
from tinggal.applications.models import Application
from tinggal.catalogue.fees import lengths
from tinggal.catalogue.rules import Since
from tinggal.catalogue.types import PermitType, Question
from tinggal.intake.receive import Received
from tinggal.people.actors import Actor

KNOWN = {
    "full_name": "ANNA MARIA ERIKSSON",
    "nationality": "SWE",
    "passport_number": "L898902C3",
    "regency": "31.71",
    "index": "E23",
    "months": "12",
    "sex": "F",
    "sponsor_name": "PT Samudra Contoh Nusantara",
}


def good_answers(permit: PermitType, *, today: date) -> dict[str, str]:
    """An answer to every question of a permit that no rule objects to; the filing window is open today."""
    answers = {question.code: _answer(question, permit, today) for question in permit.questions}
    offered = lengths(permit, index=answers.get("index", ""))
    if "months" in answers and answers["months"] not in offered:
        answers["months"] = offered[0]
    return answers


def _answer(question: Question, permit: PermitType, today: date) -> str:
    if question.kind == "choice" and KNOWN.get(question.code) not in {choice.value for choice in question.choices}:
        return question.choices[0].value if question.choices else KNOWN.get(question.code, "")
    if question.code in KNOWN:
        return KNOWN[question.code]
    by_kind = {
        "yes_no": "no",
        "country": "SWE",
        "regency": "31.71",
        "phone": "+62 812 3456 7890",
        "email": "sponsor@example.org",
        "number": "3201010101010001",
        "passport_number": "L898902C3",
        "name": "ANNA MARIA ERIKSSON",
        "date": _date(question, permit, today).isoformat(),
    }
    return by_kind.get(question.kind, "Jalan Kebon Sirih 12")


def _date(question: Question, permit: PermitType, today: date) -> date:
    rule = permit.window.on(today)
    just_happened = rule.counted_from if isinstance(rule, Since) else ""
    known = {
        "birth_date": date(1990, 4, 12),
        "report_due_on": today + timedelta(days=20),
        "leaves_on": today + timedelta(days=5),
        "stay_expires_on": today + timedelta(days=20),
        "passport_expires_on": today + timedelta(days=2000),
        "passport_issued_on": today - timedelta(days=900 if just_happened != "birth_date" else 5),
        "entered_on": today - timedelta(days=40),
        just_happened: today - timedelta(days=10),
    }
    other = today + timedelta(days=700) if question.falls == "future" else today - timedelta(days=100)
    return known.get(question.code, other)


def picture(seed: str, *, size: tuple[int, int] = (600, 800)) -> bytes:
    """A small sharp JPEG that differs for every seed."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for number, value in enumerate(hashlib.sha256(seed.encode()).digest()):
        pen.rectangle((20 * number, 10, 20 * number + 10, 10 + 3 * value), fill=(value, 90, 255 - value))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def received(seed: str) -> Received:
    """A cleaned upload as the intake would hand it over."""
    content = picture(seed)
    return Received(
        content=content,
        content_type="image/jpeg",
        name=f"{seed}.jpg",
        pages=1,
        sha256=hashlib.sha256(content).hexdigest(),
        original=content,
        notes=(),
    )


def attach_everything(application: Application, *, by: Actor) -> None:
    """Every document the permit requires for these answers."""
    for requirement in application.permit.required_documents(application.answers):
        attach(application, requirement.code, received(f"{application.reference}-{requirement.code}"), by=by)
