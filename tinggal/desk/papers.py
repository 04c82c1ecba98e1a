"""The documents of a file in the order of the catalogue, with those that are missing."""

from dataclasses import dataclass

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


def documents(file: Application) -> list[Paper]:
    """What the permit asks for with what was added, in the order of the catalogue; then whatever else is there."""
    there = {document.code: document for document in file.documents.filter(replaced_at=None)}
    must = {requirement.code for requirement in file.permit.required_documents(file.answers)}
    asked = [requirement.code for requirement in file.permit.requirements]
    listed = [code for code in asked if code in must or code in there] + sorted(there.keys() - set(asked))
    return [Paper(code, document_name(file, code), there.get(code), code in must) for code in listed]
