"""The documents of a file as the checks see them: the row, what a look at the first page measured, what was read."""

from dataclasses import dataclass

from tinggal.applications.contents import content_of
from tinggal.applications.models import Application, Document
from tinggal.intake import pictures
from tinggal.intake.pictures import Measures
from tinggal.reading.facts import Facts
from tinggal.verification.read_once import as_read, facts_of


@dataclass(frozen=True, slots=True)
class Paper:
    """One document in force; ``page`` is None where it cannot be opened, ``facts`` where the machine read nothing."""

    document: Document
    page: Measures | None
    facts: Facts | None = None

    @property
    def application(self) -> Application:
        """The file it belongs to."""
        return self.document.application


def papers_of(application: Application) -> dict[str, Paper]:
    """Code → paper, in the order of the codes. Every document is decrypted and looked at, which takes a second; what
    has not been read before is read now, all of it by one program, which takes about a second a document.

    Raises:
        Tampered: a document no longer has the digest of the day it was attached.
    """
    documents = list(application.documents.filter(replaced_at=None).select_related("application__applicant", "facts"))
    contents = [content_of(document) for document in documents]
    together = list(zip(documents, contents, strict=True))
    pages = pictures.measure([(content, document.content_type) for document, content in together])
    facts = facts_of(together)
    return {one.code: Paper(one, page, facts[one.pk]) for one, page in zip(documents, pages, strict=True)}


def papers_as_read(application: Application) -> dict[str, Paper]:
    """Code → paper with what was read on it before; nothing is decrypted or looked at."""
    documents = application.documents.filter(replaced_at=None).select_related("application__applicant", "facts")
    return {one.code: Paper(one, None, as_read(one)) for one in documents}
