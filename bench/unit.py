"""The unit of work as people do it: pages, forms, uploads and buttons of four visitors, over HTTP."""

import io
import os
import time
from collections.abc import Callable

from PIL import Image

from bench.files import Crew, complete_draft
from bench.meters import Reading, measured
from bench.visitor import Visitor
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.catalogue.types import PermitType

TIMES = int(os.environ.get("HTTP_UNITS", "2"))
Step = Callable[[], object]


def over_http(readers: dict[str, Visitor], crew: Crew, *, app: int, code: str) -> list[list[str]]:
    """One row for each part, and their sum, over ``TIMES`` new files; one more, not counted, comes first."""
    readings: dict[str, Reading] = {}
    _one(readers, crew, app=app, code=code, number=300_000)
    for number in range(1, TIMES + 1):
        for name, reading in _one(readers, crew, app=app, code=code, number=300_000 + number).items():
            kept = readings.setdefault(name, Reading(database_cpu=0.0))
            kept.times += reading.times
            kept.app_cpu += reading.app_cpu
            kept.database_cpu = (kept.database_cpu or 0) + (reading.database_cpu or 0)
    rows = [[name, *reading.row()[:-1], "–"] for name, reading in readings.items()]
    whole = [sum(sum(one.times) for one in readings.values()) / TIMES]
    together = Reading(times=whole)
    together.app_cpu = sum(one.app_cpu for one in readings.values()) / TIMES
    together.database_cpu = sum(one.database_cpu or 0 for one in readings.values()) / TIMES
    return [*rows, ["the whole unit", *together.row()[:-1], "–"]]


def _one(readers: dict[str, Visitor], crew: Crew, *, app: int, code: str, number: int) -> dict[str, Reading]:
    """Begin, four form pages, every upload, sending; then three desks. Checking and paying are the system's."""
    like, anna = complete_draft(crew, number), readers["applicant"]
    found: dict[str, Reading] = {}

    def timed(name: str, *steps: Step) -> None:
        with measured(app) as reading:
            for step in steps:
                begun = time.perf_counter()
                step()
                reading.times.append(1000 * (time.perf_counter() - begun))
        found[name] = reading

    where: list[str] = []
    begin = f"/applications/new/{code}/"
    timed("begin", lambda: where.append(anna.send(begin, {})))
    file = Application.objects.get(reference=where[0].split("/")[2])
    timed("form page, opened and sent", *_forms(anna, file, like))
    timed("upload, opened, sent and examined", *_uploads(anna, file, like))
    here = f"/applications/{file.reference}"
    timed("send (step 1)", lambda: anna.send(f"{here}/check/", {"true": "on"}))
    for action in ("accept", "pay"):
        perform(file, action, by=crew["system"])
    for at, desk in enumerate(("kanim", "kanwil", "directorate"), 2):
        page = f"/desk/{file.reference}/"
        timed(f"forward at {desk} (step {at})", _forwarding(readers[desk], page))
    return found


def _forwarding(officer: Visitor, page: str) -> Step:
    return lambda: officer.send(f"{page}move/", {"action": "forward", "note": "Complete."}, form=page)


def _forms(anna: Visitor, file: Application, like: Application) -> list[Step]:
    return [
        lambda group=group: anna.send(f"/applications/{file.reference}/form/{group}/", _typed(file.permit, like, group))  # type: ignore[misc]
        for group in dict.fromkeys(question.group for question in file.permit.questions)
    ]


def _typed(permit: PermitType, like: Application, group: str) -> dict[str, str]:
    """The answers of a group as the form sends them: dates in three boxes."""
    typed: dict[str, str] = {}
    for question in permit.questions:
        if question.group == group:
            text = like.answers.get(question.code, "")
            parts = (
                dict(zip(("year", "month", "day"), text.split("-"), strict=False)) if question.kind == "date" else {}
            )
            typed |= {f"{question.code}_{part}": value for part, value in parts.items()} or {question.code: text}
    return typed


def _uploads(anna: Visitor, file: Application, like: Application) -> list[Step]:
    out = io.BytesIO()
    Image.effect_noise((1200, 1600), 40).convert("RGB").save(out, "JPEG", quality=80)
    picture = out.getvalue()
    return [
        lambda code=one.code: anna.send(  # type: ignore[misc]
            f"/applications/{file.reference}/documents/{code}/", {}, files={"file": (f"{code}.jpg", picture)}
        )
        for one in file.permit.required_documents(like.answers)
    ]
