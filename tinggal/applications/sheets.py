"""Several pictures for one document: added one after the other, put in order, taken away, and joined into a PDF."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinggal.applications.drafts import attach, hold_to_asked, hold_to_own
from tinggal.applications.models import Application, Document
from tinggal.applications.sheet_models import Sheet
from tinggal.intake import pictures, vault
from tinggal.intake.joining import Leaf, insist_on_room, joined
from tinggal.intake.receive import Received
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor

_AGE = timedelta(days=7)


def sheets_of(application: Application, code: str) -> list[Sheet]:
    """The pictures that wait, in their order."""
    return list(Sheet.objects.filter(application=application, code=code))


def waiting_for(application: Application) -> frozenset[str]:
    """Codes of the documents of which pictures wait."""
    return frozenset(Sheet.objects.filter(application=application).values_list("code", flat=True).distinct().order_by())


def add(application: Application, code: str, received: Received, *, sha256: str, by: Actor) -> Sheet:
    """Put a picture behind the others; ``sha256`` is of its original. One that is there already stays where it is.

    Raises:
        Unusable: too many pictures, or too large together.
        MoveRefused: the file is not with the applicant.
        PermissionDenied: somebody else's file, or a document this permit does not ask for.
    """
    hold_to_asked(application, code)
    hold_to_own(application, by)
    waiting = sheets_of(application, code)
    if known := next((one for one in waiting if one.sha256 == sha256), None):
        return known
    size = len(received.original)
    insist_on_room(count=len(waiting) + 1, size=sum(one.size for one in waiting) + size)
    small = pictures.thumbnail(received.content, content_type=received.content_type)
    clean, original, little = vault.put(received.content), vault.put(received.original), vault.put(small)
    row = Sheet(
        application=application,
        code=code,
        number=max((one.number for one in waiting), default=0) + 1,
        name=received.name,
        content_type=received.content_type,
        size=size,
        sha256=sha256,
        origin=dict(received.origin),
        notes=list(received.notes),
        scanned_with=received.scanned_with,
        stored=clean.name,
        wrapped_key=clean.wrapped_key,
        original_stored=original.name,
        original_wrapped_key=original.wrapped_key,
        small_stored=little.name,
        small_wrapped_key=little.wrapped_key,
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # sent twice at once
        for one in (clean, original, little):
            vault.remove(one.name)
        return Sheet.objects.get(application=application, code=code, sha256=sha256)
    return row


@transaction.atomic
def move(sheet: Sheet, *, by: Actor, steps: int) -> None:
    """Move a picture so many places towards the end, or with a negative number towards the beginning.

    Raises:
        MoveRefused, PermissionDenied: as for ``add``.
    """
    file = Application.objects.select_for_update(of=("self",)).get(pk=sheet.application_id)
    hold_to_own(file, by)
    ordered = sheets_of(file, sheet.code)
    places = [one.pk for one in ordered]
    if sheet.pk not in places:
        return
    place = places.index(sheet.pk)
    ordered.insert(max(0, place + steps), ordered.pop(place))
    for number, one in enumerate(ordered, start=1):
        one.number = number
    Sheet.objects.bulk_update(ordered, ["number"])


def remove(sheet: Sheet, *, by: Actor) -> None:
    """Take one picture away, for good.

    Raises:
        MoveRefused, PermissionDenied: as for ``add``.
    """
    hold_to_own(sheet.application, by)
    forget([sheet])


def small_picture(sheet: Sheet) -> bytes:
    """A small JPEG of it."""
    return vault.get(sheet.small_stored, bytes(sheet.small_wrapped_key))


def join(application: Application, code: str, *, by: Actor) -> Document:
    """Make one document of the pictures that wait, in their order, and attach it; then none waits any more.

    Raises:
        Unusable: there is none, or they cannot be joined.
        MoveRefused: as for ``add``; also when they were joined or changed in the meantime.
        PermissionDenied: as for ``add``.
    """
    hold_to_asked(application, code)
    hold_to_own(application, by)
    waiting = sheets_of(application, code)
    received = joined([_leaf(one) for one in waiting])
    with transaction.atomic():
        document = attach(application, code, received, by=by)
        rows = Sheet.objects.filter(application=application, code=code).order_by("number", "pk").select_for_update()
        if [one.pk for one in rows] != [one.pk for one in waiting]:
            raise MoveRefused(_("The pictures were changed or joined in the meantime. Please look at them again."))
        rows.model.objects.filter(pk__in=[one.pk for one in waiting]).delete()
    for one in waiting:
        _drop(one)
    return document


def forget(sheets: Iterable[Sheet]) -> int:
    """Throw pictures away with their files; says how many."""
    count = 0
    for sheet in sheets:
        sheet.delete()
        _drop(sheet)
        count += 1
    return count


def forget_waiting(*, now: datetime) -> int:
    """Throw away what has waited for more than a week."""
    return forget(Sheet.objects.filter(added_at__lt=now - _AGE))


def _leaf(sheet: Sheet) -> Leaf:
    return Leaf(
        content=vault.get(sheet.stored, bytes(sheet.wrapped_key)),
        content_type=sheet.content_type,
        name=sheet.name,
        original=vault.get(sheet.original_stored, bytes(sheet.original_wrapped_key)),
        origin=sheet.origin,
        notes=tuple(sheet.notes),
        scanned_with=sheet.scanned_with,
    )


def _drop(sheet: Sheet) -> None:
    for name in (sheet.stored, sheet.original_stored, sheet.small_stored):
        vault.remove(name)
