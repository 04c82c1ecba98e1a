"""Files that arrive in pieces: begun, sent piece by piece in any order and as often as need be, joined, forgotten."""

import hashlib
import io
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, Sum
from django.utils import timezone

from tinggal.applications.drafts import attach, hold_to_asked, hold_to_own
from tinggal.applications.models import Application, Document, Piece, Upload
from tinggal.applications.sheet_models import Sheet
from tinggal.applications.sheets import add
from tinggal.intake import vault
from tinggal.intake.receive import LIMIT, Received, receive
from tinggal.intake.words import Unusable
from tinggal.people.actors import Actor

PIECE = 256 * 1024
_AGE = timedelta(days=1)
_MOST_WAITING = 3 * LIMIT  # bytes announced and not yet joined, of one person
_JOINING = timedelta(minutes=2)


class PieceRefused(Exception):
    """A piece that is not what was announced: send it again. The text is for the program that sent it."""


class Busy(Exception):
    """The upload is being joined by another request just now: ask again in a moment."""


class Incomplete(Exception):
    """Not every piece is there. ``missing`` has the numbers, from 0."""

    def __init__(self, missing: Iterable[int]) -> None:
        self.missing = tuple(missing)
        super().__init__(f"{len(self.missing)} pieces are missing")


def begin(
    application: Application, code: str, *, name: str, size: int, sha256: str, by: Actor, as_sheet: bool = False
) -> Upload:
    """Announce a file of ``size`` bytes; for one that was begun within a day, the same upload again, with its pieces.

    ``as_sheet``: it is one of several pictures that will be joined into the document, not the document itself.

    A person's older unfinished uploads (in a sponsor's file: those of the file) give way when together they would hold
    more than three files may.

    Raises:
        Unusable: empty or too large.
        MoveRefused: the file is not with the applicant.
        PermissionDenied: somebody else's file, or a document this permit does not ask for.
    """
    hold_to_asked(application, code)
    hold_to_own(application, by)
    if size <= 0:
        raise Unusable("empty")
    if size > LIMIT:
        raise Unusable("too_large", limit=LIMIT // (1024 * 1024))
    _make_room(application, size)
    upload, _ = Upload.objects.get_or_create(
        application=application,
        code=code,
        sha256=sha256,
        as_sheet=as_sheet,
        document=None,
        defaults={"name": name[:200], "size": size},
    )
    return upload


def pieces_of(upload: Upload) -> int:
    """How many pieces make the whole; all but the last have ``PIECE`` bytes."""
    return -(-upload.size // PIECE)


def have(upload: Upload) -> list[int]:
    """The numbers of the pieces that are there."""
    return list(upload.pieces.values_list("number", flat=True))


def keep(upload: Upload, number: int, content: bytes, *, sha256: str) -> None:
    """Keep one piece. The same piece twice changes nothing.

    Raises:
        PieceRefused: no such piece, not its length, or not these bytes.
    """
    if upload.document_id or upload.sheet_id or not 0 <= number < pieces_of(upload):
        raise PieceRefused("There is no such piece.")
    if len(content) != min(PIECE, upload.size - number * PIECE):
        raise PieceRefused("The piece does not have the length it must have.")
    if hashlib.sha256(content).hexdigest() != sha256:
        raise PieceRefused("The piece was changed on its way.")
    if upload.pieces.filter(number=number).exists():
        return
    stored = vault.put(content)
    try:
        with transaction.atomic():
            Piece.objects.create(upload=upload, number=number, stored=stored.name, wrapped_key=stored.wrapped_key)
    except IntegrityError:  # sent twice at once
        vault.remove(stored.name)


def join(upload: Upload, *, by: Actor) -> Document | Sheet:
    """Put the pieces together and take the file in like any other: as the document, or as one of its pictures. Asked
    once more it gives the same again.

    Raises:
        Incomplete: pieces are missing, or together they are not the file that was announced (then all of them).
        Busy: another request joins it just now.
        Unusable: the file cannot be taken; the upload is forgotten, unless only the virus scanner was silent.
        MoveRefused, PermissionDenied: as for ``drafts.attach``.
    """
    if done := upload.document or upload.sheet:
        return done
    if missing := sorted(set(range(pieces_of(upload))) - set(have(upload))):
        raise Incomplete(missing)
    _claim(upload)
    try:
        return _attach(upload, by=by)
    except Unusable as refusal:
        if refusal.code != "not_scanned":
            forget([upload])
        raise
    finally:
        Upload.objects.filter(pk=upload.pk).update(joining_at=None)


def forget(uploads: Iterable[Upload]) -> int:
    """Throw uploads away with their pieces; says how many."""
    count = 0
    for upload in uploads:
        _drop_pieces(upload)
        upload.delete()
        count += 1
    return count


def forget_unfinished(*, now: datetime) -> int:
    """Throw away what was begun more than a day ago."""
    return forget(Upload.objects.filter(began_at__lt=now - _AGE))


def _attach(upload: Upload, *, by: Actor) -> Document | Sheet:
    whole = b"".join(vault.get(piece.stored, bytes(piece.wrapped_key)) for piece in upload.pieces.all())
    if hashlib.sha256(whole).hexdigest() != upload.sha256:
        _drop_pieces(upload)
        raise Incomplete(range(pieces_of(upload)))
    accepts = ("image",) if upload.as_sheet else upload.application.permit.requirement(upload.code).accepts
    received = receive(io.BytesIO(whole), name=upload.name, accepts=accepts)
    taken = _taken(upload, received, by=by)
    _drop_pieces(upload)
    return taken


def _taken(upload: Upload, received: Received, *, by: Actor) -> Document | Sheet:
    row = Upload.objects.filter(pk=upload.pk)
    if upload.as_sheet:
        sheet = add(upload.application, upload.code, received, sha256=upload.sha256, by=by)
        row.update(sheet=sheet)
        return sheet
    with transaction.atomic():
        document = attach(upload.application, upload.code, received, by=by)
        row.update(document=document)
    return document


def _claim(upload: Upload) -> None:
    now = timezone.now()
    mine = Upload.objects.filter(pk=upload.pk, document=None, sheet=None).exclude(joining_at__gt=now - _JOINING)
    if not mine.update(joining_at=now):
        raise Busy


def _make_room(application: Application, size: int) -> None:
    whose = (
        Q(application=application)
        if application.filed_by_sponsor
        else Q(application__applicant=application.applicant_id)
    )
    waiting = Upload.objects.filter(whose, document=None, sheet=None).order_by("began_at")
    for oldest in waiting:
        together = waiting.aggregate(sum=Sum("size"))["sum"] or 0
        if together + size <= _MOST_WAITING:
            return
        forget([oldest])


def _drop_pieces(upload: Upload) -> None:
    names = list(upload.pieces.values_list("stored", flat=True))
    upload.pieces.all().delete()
    for name in names:
        vault.remove(name)
