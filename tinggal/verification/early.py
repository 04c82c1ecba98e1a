"""Looks at every document as soon as it is added, with the form as it stands, while its applicant can still mend it."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from tinggal.applications.contents import content_of
from tinggal.applications.models import Application, Document
from tinggal.applications.status import WITH_APPLICANT
from tinggal.intake import pictures
from tinggal.intake.pictures import Measures
from tinggal.journal.models import Event
from tinggal.verification.checks.rule import PaperRule
from tinggal.verification.checks.table import judge_alone
from tinggal.verification.findings import LONGEST
from tinggal.verification.models import EarlyLook, Finding
from tinggal.verification.papers import Paper
from tinggal.verification.read_once import as_read, facts_of, is_read
from tinggal.verification.results import Result

_ROUNDS = 5
_LONGEST_LOOK = timedelta(minutes=3)


def look_ahead(event: Event) -> None:
    """To ``document.attached`` and ``form.answered``: everything of this file that was not looked at as it is now.

    Several such events in a row cost one look: a document that another worker is busy with is left to him, and he
    looks once more when he is done. A file that was sent is left to ``verify``.
    """
    for _round in range(_ROUNDS):
        application = Application.objects.select_related("applicant").of(event)
        if application.status not in WITH_APPLICANT:
            return
        mine = [one for one in out_of_date(application, _with_facts(application)) if _claim(one)]
        if not mine:
            return
        try:
            _look(application, mine)
        finally:
            EarlyLook.objects.filter(document__in=mine).update(begun_at=None)


def in_force(application: Application) -> list[Document]:
    """The documents with the look at each; one query."""
    documents = list(application.documents.filter(replaced_at=None).select_related("early_look"))
    for document in documents:
        document.application = application
    return documents


def out_of_date(application: Application, documents: Sequence[Document]) -> list[Document]:
    """Of all documents in force those that were not looked at as they and the form are now."""
    tickets = _tickets(application, documents)
    return [one for one in documents if (look := look_at(one)) is None or look.seen != tickets[one.pk]]


def look_at(document: Document) -> EarlyLook | None:
    """The look at this version, however old; None before the first. Without a query after ``in_force``."""
    look: EarlyLook | None = getattr(document, "early_look", None)
    return look if look and look.looked_at else None


def told_early(document: Document) -> list[Finding]:
    """What the look at this version found, as findings that are in no table: sending makes them anew."""
    look = look_at(document)
    return [_finding(document, told, look) for told in look.results] if look else []


def _with_facts(application: Application) -> list[Document]:
    rows = application.documents.filter(replaced_at=None)
    return list(rows.select_related("facts", "early_look", "application__applicant"))


def _look(application: Application, documents: Sequence[Document]) -> None:
    """Opens only what was not read or measured before; outside transactions, for it takes about a second a document."""
    tickets = _tickets(application, in_force(application))
    pages = {one.pk: _measured(one) for one in documents}
    unopened = [one for one in documents if pages[one.pk] is None or not is_read(one)]
    opened = [(one, content_of(one)) for one in unopened]
    measured = pictures.measure([(content, one.content_type) for one, content in opened])
    pages |= {one.pk: page for (one, _content), page in zip(opened, measured, strict=True)}
    facts_of(opened)
    for document in documents:
        page = pages[document.pk]
        found = judge_alone(Paper(document, page, as_read(document)))
        values = {
            "seen": tickets.get(document.pk, ""),
            "page": asdict(page) if page else None,
            "results": [_told(rule, result) for rule, result in found],
            "looked_at": timezone.now(),
        }
        EarlyLook.objects.update_or_create(document=document, defaults=values)


def _claim(document: Document) -> bool:
    """Whether no other worker is busy with it; then nobody else will be for a while."""
    EarlyLook.objects.get_or_create(document=document)
    now = timezone.now()
    free = Q(begun_at=None) | Q(begun_at__lt=now - _LONGEST_LOOK)
    return bool(EarlyLook.objects.filter(free, document=document).update(begun_at=now))


def _tickets(application: Application, documents: Iterable[Document]) -> dict[int, str]:
    """Key of the document → digest of what its rules look at: the form, and which other documents are the same file."""
    listed = list(documents)
    answers = json.dumps(application.answers, sort_keys=True)
    return {one.pk: _digest(answers, [str(one.pk), *sorted(_twins(one, listed))]) for one in listed}


def _digest(answers: str, parts: Sequence[str]) -> str:
    written = json.dumps([answers, *parts]).encode()
    return hmac.new(settings.BLIND_INDEX_KEY, written, hashlib.sha256).hexdigest()


def _twins(document: Document, among: Iterable[Document]) -> list[str]:
    return [
        one.code
        for one in among
        if one.pk != document.pk and (one.sha256 == document.sha256 or one.original_sha256 == document.original_sha256)
    ]


def _measured(document: Document) -> Measures | None:
    look = look_at(document)
    return Measures(**look.page) if look and look.page else None


def _told(rule: PaperRule, result: Result) -> dict[str, Any]:
    return {
        "check_name": rule.name,
        "version": rule.version,
        "outcome": str(result.outcome),
        "words": result.words,
        "expected": result.expected[:LONGEST],
        "found": result.found[:LONGEST],
        "box": result.box.to_json() if result.box else None,
    }


def _finding(document: Document, told: Mapping[str, Any], look: EarlyLook) -> Finding:
    where = {"application_id": document.application_id, "document": document, "about": document.code}
    found = Finding(**where, **told)
    found.at = look.looked_at or found.at
    return found
