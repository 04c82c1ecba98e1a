"""The documents of a file in the order of the catalogue, with those that are missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from tinggal.applications.models import Application, Document
from tinggal.casework.models import Verdict
from tinggal.casework.story import document_name


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the list: its name here, the version in force (none: not added), whether it must be there, and
    an officer's verdict on this version."""

    code: str
    name: str
    document: Document | None
    must: bool
    verdict: Verdict | None = None


def in_force(file: Application) -> QuerySet[Document]:
    """The newest version of each document that was added, each with whether its original was seen."""
    return file.documents.filter(replaced_at=None).select_related("original_seen")


def documents(file: Application, added: Iterable[Document]) -> list[Paper]:
    """What the permit asks for with what was added, in the order of the catalogue; then whatever else is there."""
    there = {document.code: document for document in added}
    must = {requirement.code for requirement in file.permit.required_documents(file.answers)}
    asked = [requirement.code for requirement in file.permit.requirements]
    listed = [code for code in asked if code in must or code in there] + sorted(there.keys() - set(asked))
    return [Paper(code, document_name(file, code), there.get(code), code in must) for code in listed]
