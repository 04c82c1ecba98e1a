"""Photos and fingerprints taken at the counter: encrypted at once, and opened only with a line in the journal."""

import hashlib
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.devices import BiometricDevice, DeviceSilent, Measured
from tinggal.appointments.models import Capture
from tinggal.appointments.originals import desk_of
from tinggal.intake import vault
from tinggal.intake.receive import Received
from tinggal.journal.record import record
from tinggal.lib.envelope import Tampered
from tinggal.lib.providers import provider
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor

GOOD_ENOUGH: Final = 60  # of 100; below, the page asks to try again and never refuses


FROM_A_FILE: Final = "file"


@transaction.atomic
def capture(application: Application, kind: str, *, by: Actor) -> Capture:
    """Take a photo or fingerprints with the device of this installation. Earlier ones stay as evidence.

    Raises:
        MoveRefused: nobody is invited now, or the device is silent; the text says what to do.
        PermissionDenied: he has no post at the file's office, or the file is his own.
    """
    file, desk, officer = _at_the_counter(application, kind, by=by)
    device: BiometricDevice = provider("biometrics")
    try:
        taken = device.photo() if kind == Capture.Kind.PHOTO else device.fingerprints()
    except DeviceSilent as silent:
        raise MoveRefused(_("The device does not answer. Please try again.")) from silent
    return _kept(file, kind, taken, device=device.name, by=by, desk=desk, officer=officer)


@transaction.atomic
def keep_photo(application: Application, received: Received, *, by: Actor) -> Capture:
    """Keep a photo that another camera took; the intake has made it harmless. Else as ``capture``.

    Its quality is how near the worst thing the intake measured on it comes to what is wanted: 100 when it found none.
    """
    file, desk, officer = _at_the_counter(application, Capture.Kind.PHOTO, by=by)
    shares = [_share(flaw["measured"], flaw["wanted"]) for flaw in received.quality if flaw["code"] != "turned"]
    photo = Measured(received.content, received.content_type, min(shares, default=100))
    return _kept(file, Capture.Kind.PHOTO, photo, device=FROM_A_FILE, by=by, desk=desk, officer=officer)


def _share(measured: float, wanted: float) -> int:
    low, high = sorted((abs(measured), abs(wanted)))
    return int(100 * low / high) if high else 0


def _at_the_counter(application: Application, kind: str, *, by: Actor) -> tuple[Application, str, int]:
    file = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=application.pk)
    desk = desk_of(by, file)
    if by.user_id is None or not desk or file.applicant_id == by.user_id:
        raise PermissionDenied(f"{by.key} does not serve {file}")
    if file.status != Status.AT_INTERVIEW or kind not in Capture.Kind.values:
        raise MoveRefused(_("Photo and fingerprints are taken while the applicant is at the office for it."))
    return file, desk, by.user_id


def _kept(file: Application, kind: str, taken: Measured, *, device: str, by: Actor, desk: str, officer: int) -> Capture:
    stored = vault.put(taken.content)
    row = Capture.objects.create(
        application=file,
        kind=kind,
        quality=taken.quality,
        device=device,
        media_type=taken.media_type,
        stored=stored.name,
        wrapped_key=stored.wrapped_key,
        sha256=hashlib.sha256(taken.content).hexdigest(),
        taken_by_id=officer,
    )
    told = {"capture": row.pk, "kind": kind, "quality": taken.quality, "device": device}
    record("biometrics.captured", subject=file.subject, by=by, desk=desk, data=told)
    return row


@transaction.atomic
def picture_of(row: Capture, *, by: Actor, desk: str) -> bytes:
    """The photo, byte for byte; opening it is written down. Templates of fingers are never shown.

    Raises:
        PermissionDenied: it is no photo.
        Tampered: the stored bytes are not what was taken.
    """
    if row.kind != Capture.Kind.PHOTO:
        raise PermissionDenied("Templates are not shown.")
    content = vault.get(row.stored, bytes(row.wrapped_key))
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise Tampered(f"{row} is not what was taken.")
    record("biometrics.seen", subject=row.application.subject, by=by, desk=desk, data={"capture": row.pk})
    return content
