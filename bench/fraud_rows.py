"""Writes the cases of ``bench.fraud`` as rows, as if each had been sent, checked, read and paid for."""

import hashlib
from datetime import date, datetime, time

from django.utils import timezone

from bench.fraud_world import Case, Sheet
from tinggal.applications.models import Application, Document
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.intake import vault
from tinggal.lib.boxes import Box
from tinggal.offices.models import Office
from tinggal.people.models import User
from tinggal.reading.facts import Face, Facts, Value
from tinggal.verification.models import DocumentFacts

PERMIT = "new-itas-worker"


def write(cases: list[Case], *, today: date) -> list[Application]:
    """In the order given."""
    office, road = Office.objects.get(code="K3102"), permit(PERMIT).route.on(today)
    noon = timezone.make_aware(datetime.combine(today, time(12)))
    mails = sorted({case.sender for case in cases})
    users = {user.email: user for user in User.objects.bulk_create(User(email=mail, password="!") for mail in mails)}
    files = Application.objects.bulk_create(
        Application(
            permit_code=PERMIT,
            route_name=road,
            status=Status.AT_KANIM,
            applicant=users[case.sender],
            office=office,
            answers=case.answers,
            submitted_at=noon,
            paid_at=noon,
        )
        for case in cases
    )
    sheets = [
        (file, code, sheet) for file, case in zip(files, cases, strict=True) for code, sheet in case.sheets.items()
    ]
    documents = Document.objects.bulk_create(_document(file, code, sheet, at=noon) for file, code, sheet in sheets)
    DocumentFacts.objects.bulk_create(
        DocumentFacts(document=document, facts=_facts(sheet).to_json(), version=1, ms=1)
        for document, (_file, _code, sheet) in zip(documents, sheets, strict=True)
    )
    return files


def _document(file: Application, code: str, sheet: Sheet, *, at: datetime) -> Document:
    stored = vault.put(sheet.picture) if sheet.picture else vault.Stored("x", b"")
    return Document(
        application=file,
        code=code,
        version=1,
        name=f"{code}.pdf",
        content_type="image/jpeg" if sheet.picture else "application/pdf",
        size=1,
        pages=1,
        sha256=hashlib.sha256(sheet.picture).hexdigest() if sheet.picture else sheet.content,
        stored=stored.name,
        wrapped_key=stored.wrapped_key,
        original_sha256=sheet.content,
        original_stored="x",
        original_wrapped_key=b"",
        origin=sheet.origin,
        looks=[sheet.look] if sheet.look else [],
        attached_at=at,
    )


def _facts(sheet: Sheet) -> Facts:
    values = tuple(Value(name, text, text, None, sure) for name, (text, sure) in sheet.values.items())
    faces = (Face(Box(1, 0.2, 0.2, 0.5, 0.6), 0.95, print=sheet.face),) if sheet.face else ()
    return Facts(values=values, faces=faces)
