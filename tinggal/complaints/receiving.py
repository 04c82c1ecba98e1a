"""Receiving a complaint, and following it with the receipt code: nothing that says who reports is kept."""

import hashlib
import secrets
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.complaints.models import Complaint, ComplaintEntry
from tinggal.journal.record import record
from tinggal.lib.codes import ALPHABET, blind_index
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.models import Office
from tinggal.people.actors import VISITOR

ANSWER_DAYS = 14  # days, not working days: UU 25/2009 Pasal 44
CODE_LENGTH, GROUP = 16, 4
MOST_ADDED = 20
_LOOKALIKES = str.maketrans("ILO", "110")


def new_code() -> str:
    """A receipt code such as ``7K3M-9QXA-52TC-W0ZD``: 80 random bits."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return "-".join(code[start : start + GROUP] for start in range(0, CODE_LENGTH, GROUP))


def answer_by(received: date) -> date:
    """The last day for the first answer."""
    return received + timedelta(days=ANSWER_DAYS)


def found_by(code: str) -> Complaint | None:
    """The complaint of a receipt code as somebody types it; None when there is none."""
    return Complaint.objects.filter(code_index=_index(code)).select_related("office").first()


@transaction.atomic
def receive(code: str, *, kind: str, text: str, office: Office | None = None, reference: str = "") -> Complaint:
    """Keep a complaint under a code. Sent twice with the same code, it is kept once."""
    if known := found_by(code):
        return known
    now = timezone.now()
    made = Complaint(
        code_index=_index(code),
        kind=kind,
        office=office,
        reference=reference,
        received_at=now,
        answer_by=answer_by(timezone.localdate(now)),
    )
    made.text = _said(text)
    made.save()
    told = {"kind": kind, "office": office.code if office else "", "sha256": digest(made.text)}
    record("complaint.received", subject=subject_of(made), by=VISITOR, data=told)
    return made


@transaction.atomic
def add(complaint: Complaint, text: str) -> ComplaintEntry:
    """The reporter answers a question or adds something; ``MoveRefused`` with words for nothing, or for too much."""
    if ComplaintEntry.objects.filter(complaint=complaint, side=ComplaintEntry.Side.REPORTER).count() >= MOST_ADDED:
        raise MoveRefused(_("You have added many times. Please wait for an answer."))
    added = ComplaintEntry(complaint=complaint, side=ComplaintEntry.Side.REPORTER, at=timezone.now())
    added.text = _said(text)
    added.save()
    told = {"entry": added.pk, "sha256": digest(added.text)}
    record("complaint.added", subject=subject_of(complaint), by=VISITOR, data=told)
    return added


def subject_of(complaint: Complaint) -> str:
    """How the journal names it."""
    return f"complaint/{complaint.pk}"


def digest(text: str) -> str:
    """What the journal keeps of a text, so that a changed one shows: SHA-256, 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _said(text: str) -> str:
    said = text.replace("\r", "").strip()
    if not said:
        raise MoveRefused(_("Please write what happened."))
    return said


def _index(code: str) -> str:
    bare = "".join(character for character in code.upper() if character.isalnum()).translate(_LOOKALIKES)
    return blind_index(f"complaint{bare}", key=settings.BLIND_INDEX_KEY)
