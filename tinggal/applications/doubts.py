"""What makes a document hard to read, as measured when it came, and that its applicant keeps it all the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db import transaction
from django.utils.translation import gettext as _

from tinggal.applications.drafts import hold_to_own
from tinggal.applications.models import Application, Document
from tinggal.applications.on_behalf import record_act
from tinggal.catalogue.types import Requirement
from tinggal.catalogue.words import Words
from tinggal.intake.words import DONE_FOR_YOU, FLAWS
from tinggal.journal.models import Event
from tinggal.lib.boxes import Box
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor

_OF_PORTRAITS = frozenset({"dark"})  # the other measures are of print, and a face has none


@dataclass(frozen=True, slots=True)
class Doubt:
    """``code`` is a key of ``intake.words.FLAWS``; ``place`` is None where the whole page is meant."""

    code: str
    page: int
    place: Box | None
    measured: float
    wanted: float

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """One entry of ``Document.quality``."""
        place = Box.from_json(found["box"]) if found["box"] else None
        return cls(found["code"], found["page"], place, found["measured"], found["wanted"])

    @property
    def words(self) -> Words:
        """What is wrong and what to do, for the person who sent it."""
        words: Words = FLAWS[self.code]
        return words

    @property
    def done(self) -> bool:
        """Whether nobody has to do anything: we did it."""
        return self.code in DONE_FOR_YOU


def doubts_of(document: Document, requirement: Requirement) -> tuple[Doubt, ...]:
    """Everything measured on this version that matters for a document of this kind, page by page."""
    portrait = "photo" in requirement.checks
    found = [Doubt.from_json(one) for one in document.quality if one["code"] in FLAWS]
    told = [one for one in found if not portrait or one.code in _OF_PORTRAITS]
    return tuple(sorted(told, key=lambda one: (one.done, one.page)))


def kept_all_the_same(application: Application) -> frozenset[tuple[str, int]]:
    """(code, version) of every document that its applicant was asked about and wants to keep."""
    told = Event.objects.filter(subject=application.subject, kind="document.kept").values_list("data", flat=True)
    return frozenset((data["code"], data["version"]) for data in told)


@transaction.atomic
def keep_all_the_same(document: Document, *, by: Actor) -> None:
    """The applicant has seen what is hard to read and keeps the document. Said twice it is written down once.

    Raises:
        MoveRefused: the file is not with the applicant, or the document was replaced in the meantime.
        PermissionDenied: somebody else's file.
    """
    file = Application.objects.select_for_update(of=("self",)).get(pk=document.application_id)
    right = hold_to_own(file, by)
    if not file.documents.filter(pk=document.pk, replaced_at=None).exists():
        raise MoveRefused(_("This document was replaced in the meantime. Please look at the new one."))
    if (document.code, document.version) not in kept_all_the_same(file):
        codes = sorted({one["code"] for one in document.quality})
        story = {"code": document.code, "version": document.version, "doubts": codes}
        record_act("document.kept", file=file, by=by, right=right, data=story)
