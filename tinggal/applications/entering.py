"""An officer at the counter fills in a form for whoever sits before him. The applicant owns it, and confirms it.

What was typed is sent only after the applicant confirmed exactly that: with his signature on the printed page, or with
a code that was sent to his own address and phone.
"""

import hashlib
import hmac
import json
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import authority
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.entry_models import Entry
from tinggal.applications.models import Application, Conflict
from tinggal.catalogue.conflicts import TYPED_IT
from tinggal.catalogue.types import PermitType
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.models import Office
from tinggal.people.actors import Actor
from tinggal.people.models import User
from tinggal.people.roles import COUNTER
from tinggal.sponsors.tasks import Task

CODE_LASTS: Final = timedelta(minutes=15)
MOST_TRIES, MOST_CODES, DIGITS = 5, 5, 6


@transaction.atomic
def begin_for(permit: PermitType, applicant: User, *, full_name: str, by: Actor) -> Application:
    """Begin a draft for somebody else. It is his; he is told at once that it was begun, where and when.

    Raises:
        PermissionDenied: this actor has no counter.
        MoveRefused: the account is the officer's own.
    """
    seat = next((seat for seat in by.seats if seat.role in COUNTER), None)
    if seat is None or by.user_id is None:
        raise PermissionDenied(f"{by.key} has no counter")
    if applicant.pk == by.user_id:
        raise MoveRefused(_("This is your own account. A colleague must type your application."))
    office = Office.objects.get(pk=seat.office_id)
    now = timezone.now()
    file = Application.objects.create(
        permit_code=permit.code,
        route_name=permit.route.on(timezone.localdate(now)),
        applicant=applicant,
        language=applicant.language,
        started_at=now,
    )
    Entry.objects.create(application=file, officer_id=by.user_id, office=office, begun_at=now)
    told = {"permit": permit.code, "route": file.route_name, "office": office.code}
    record("application.draft", subject=file.subject, by=by, desk=seat.desk, data=told)
    record("entry.begun", subject=file.subject, by=by, desk=seat.desk, data=told)
    answer(file, {"full_name": full_name}, by=by)
    return file


@transaction.atomic
def ask_for_code(application: Application, *, by: Actor) -> Entry:
    """Send the applicant a code that confirms what lies there now; the one before is worth nothing any more.

    Raises:
        MoveRefused: too many codes were sent for this file.
        PermissionDenied: this actor does not type this file now.
    """
    file, entry, desk = _typed_by(application, by)
    if entry.codes_sent >= MOST_CODES:
        raise MoveRefused(_("Too many codes were sent. Let the applicant sign the printed page."))
    entry.asked_at, entry.asked_digest = timezone.now(), digest_of(file)
    entry.codes_sent, entry.tries = entry.codes_sent + 1, 0
    entry.save(update_fields=["asked_at", "asked_digest", "codes_sent", "tries"])
    told = {"entry": entry.pk, "digest": entry.asked_digest}
    record("entry.code_asked", subject=file.subject, by=by, desk=desk, data=told)
    return entry


def confirm_with_code(application: Application, typed: str, *, by: Actor) -> None:
    """The applicant read the code to the officer: what he confirmed is sent.

    Raises:
        MoveRefused: a wrong or old code, or something was changed since it was sent; a wrong one is counted.
        PermissionDenied: this actor does not type this file now.
    """
    if words := _wrong(application, typed, by=by):
        raise MoveRefused(words)
    _confirm(application, Entry.Way.CODE, by=by)


def confirm_on_paper(application: Application, *, shown: str, by: Actor) -> None:
    """The applicant signed the printed page, whose digest ``shown`` is: that is sent.

    Raises:
        MoveRefused: something was changed since the page was shown.
        PermissionDenied: this actor does not type this file now.
    """
    if not hmac.compare_digest(shown, digest_of(application)):
        raise MoveRefused(_("Something was changed after the page was printed. Print it again and let it be signed."))
    _confirm(application, Entry.Way.PAPER, by=by)


def code_of(entry: Entry) -> str:
    """The six digits of the code asked for last; they follow from the secret key and are kept nowhere."""
    if entry.asked_at is None:
        raise ValueError(f"No code was asked for {entry}.")
    said = f"entry/{entry.pk}/{entry.asked_digest}/{entry.asked_at.timestamp():.6f}"
    digest = hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).digest()
    return str(int.from_bytes(digest[:8]) % 10**DIGITS).zfill(DIGITS)


def digest_of(application: Application) -> str:
    """SHA-256 (hex) of the permit, every answer and every document in force, as they lie in the database."""
    file = Application.objects.get(pk=application.pk)
    papers = dict(file.documents.filter(replaced_at=None).values_list("code", "sha256"))
    said = {"permit": file.permit_code, "answers": file.answers, "documents": papers}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def _wrong(application: Application, typed: str, *, by: Actor) -> str:
    """What is wrong with a code, "" when it is right; the try is counted even when the caller then refuses."""
    file, entry, _desk = _typed_by(application, by)
    if entry.asked_at is None:
        return _("Send a code first.")
    entry.tries += 1
    entry.save(update_fields=["tries"])
    if entry.tries > MOST_TRIES or timezone.now() > entry.asked_at + CODE_LASTS:
        return _("This code is no longer good. Send a new one.")
    if not hmac.compare_digest(digest_of(file), entry.asked_digest):
        return _("Something was changed after the code was sent. Read it back again, and send a new code.")
    bare = "".join(typed.split())
    if not hmac.compare_digest(bare.encode(), code_of(entry).encode()):
        return _("This is not the code. Ask the applicant to read it again.")
    return ""


@transaction.atomic
def _confirm(application: Application, way: str, *, by: Actor) -> None:
    file, entry, desk = _typed_by(application, by)
    entry.way, entry.digest, entry.confirmed_at = way, digest_of(file), timezone.now()
    entry.save(update_fields=["way", "digest", "confirmed_at"])
    told = {"entry": entry.pk, "way": way, "digest": entry.digest}
    record("entry.confirmed", subject=file.subject, by=by, desk=desk, data=told)
    perform(file, "submit", by=by, data={"confirmed": way})
    Conflict.objects.create(
        application=file, officer_id=entry.officer_id, ground=TYPED_IT.code, declared_at=entry.confirmed_at
    )


def _typed_by(application: Application, by: Actor) -> tuple[Application, Entry, str]:
    """The locked file, its entry, and the desk at which this actor types it."""
    file = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    right = authority(by, file, task=Task.PREPARE)
    desk = next((seat.desk for seat in by.seats if right and seat.office_code == right.get("counter")), "")
    if not desk:
        raise PermissionDenied(f"{by.key} does not type {file}")
    return file, Entry.objects.select_for_update().get(application=file), desk
