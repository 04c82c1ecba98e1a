"""What lies in a copy of a person's data: a page to read, the same for machines, documents, letters, papers, photos."""

import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import timezone, translation

from tinggal.applications.contents import content_of
from tinggal.applications.models import Application, Document
from tinggal.appointments.capturing import picture_of
from tinggal.appointments.models import Capture
from tinggal.letters.actions import LetterDamaged, pdf_of
from tinggal.letters.models import Letter
from tinggal.lib.envelope import Tampered
from tinggal.objections.making import paper_content
from tinggal.objections.models import ObjectionPaper
from tinggal.people.actors import SYSTEM
from tinggal.people.models import User
from tinggal.rights.left_out import Why
from tinggal.rights.telling import told_about

MOST = 300_000_000  # bytes of documents; what does not fit is named, and can be opened in its application
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
LOOK = Path(__file__).parent / "copy.css"


def packed(person: User) -> bytes:
    """The ZIP, in the person's language: ``read-me.html``, ``data.json`` (UTF-8), and the folders ``documents/``,
    ``letters/``, ``objections/`` and ``photos/``. The journal says that a photo was opened."""
    own = Application.objects.filter(applicant=person)
    files = list(own.select_related("office", "applicant", "joins", "renews").order_by("pk"))
    box = BytesIO()
    with translation.override(person.language), zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        missing = [*_documents(archive, files), *_letters(archive, files), *_papers(archive, files)]
        missing += _photos(archive, files)
        told = told_about(person, files) | {"made_at": timezone.now(), "not_in_this_copy": missing}
        told |= {"left_out": [str(why.label) for why in Why]}
        archive.writestr("data.json", json.dumps(told, ensure_ascii=False, indent=2, default=_plain))
        archive.writestr("read-me.html", render_to_string("rights/copy.html", told | {"language": person.language}))
        archive.writestr("copy.css", LOOK.read_bytes())
    return box.getvalue()


def _documents(archive: zipfile.ZipFile, files: Sequence[Application]) -> Iterator[str]:
    """Puts in every version of every document, the newest files first; yields the names of those that are not in."""
    room = MOST
    for one in Document.objects.filter(application__in=files).select_related("application").order_by("-pk"):
        name = f"documents/{one.application.reference}/{one.code}-{one.version}.{ENDINGS.get(one.content_type, 'bin')}"
        room -= one.size
        try:
            if room < 0 or one.infected:
                yield name
                continue
            archive.writestr(name, content_of(one), zipfile.ZIP_STORED)
        except (FileNotFoundError, Tampered):
            yield name


def _letters(archive: zipfile.ZipFile, files: Sequence[Application]) -> Iterator[str]:
    for letter in Letter.objects.filter(application__in=files).select_related("application").order_by("pk"):
        name = f"letters/{letter.pk}-{letter.file_name}"
        try:
            archive.writestr(name, pdf_of(letter), zipfile.ZIP_STORED)
        except LetterDamaged:
            yield name


def _papers(archive: zipfile.ZipFile, files: Sequence[Application]) -> Iterator[str]:
    found = ObjectionPaper.objects.filter(objection__application__in=files).select_related("objection__application")
    for paper in found.order_by("pk"):
        folder = f"objections/{paper.objection.application.reference}/{paper.objection_id}"
        name = f"{folder}-{paper.number}.{ENDINGS.get(paper.content_type, 'bin')}"
        try:
            archive.writestr(name, paper_content(paper), zipfile.ZIP_STORED)
        except (FileNotFoundError, Tampered):
            yield name


def _photos(archive: zipfile.ZipFile, files: Sequence[Application]) -> Iterator[str]:
    """The photos taken at a counter. Templates of fingers are given to nobody."""
    found = Capture.objects.filter(application__in=files, kind=Capture.Kind.PHOTO).select_related("application")
    for photo in found.order_by("pk"):
        name = f"photos/{photo.application.reference}/{photo.pk}.{ENDINGS.get(photo.media_type, 'bin')}"
        try:
            archive.writestr(name, picture_of(photo, by=SYSTEM, desk=""), zipfile.ZIP_STORED)
        except (FileNotFoundError, Tampered):
            yield name


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
