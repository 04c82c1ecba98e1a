"""Putting a letter right (ralat): which places may be corrected, by whom, and the order to write the letter."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.access import covers
from tinggal.applications.barring import barred
from tinggal.applications.models import Application, Decision
from tinggal.applications.status import Status
from tinggal.catalogue.words import Words
from tinggal.journal.record import record
from tinggal.letters.kinds import DECIDING, Kind
from tinggal.letters.models import Correction, Letter
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor, Seat, still_holds

CORRECTABLE = (*DECIDING, Kind.CORRECTION)
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a letter's content that may be put right: how pages call it, and how the letter does in Indonesian."""

    path: str
    label: Words
    called: str
    is_date: bool = False
    may_be_empty: bool = True


# Facts about people, as their papers have them. Never the outcome, the grounds or the days of the permit: for those
# the permit is revoked, or decided again.
PLACES: Mapping[str, Place] = {
    place.path: place
    for place in (
        Place("written.holder.name", gettext_lazy("Name"), "Nama", may_be_empty=False),
        Place("written.holder.mrz_name", gettext_lazy("Name in the lines of the passport"), "Nama pada MRZ paspor"),
        Place("written.holder.native_name", gettext_lazy("Name in its own script"), "Nama dalam aksara asli"),
        Place("written.holder.birthplace", gettext_lazy("Place of birth"), "Tempat lahir"),
        Place("written.holder.born_on", gettext_lazy("Date of birth"), "Tanggal lahir", is_date=True),
        Place("written.holder.passport", gettext_lazy("Passport number"), "Nomor paspor", may_be_empty=False),
        Place(
            "written.holder.passport_until",
            gettext_lazy("Passport valid until"),
            "Paspor berlaku sampai dengan",
            is_date=True,
        ),
        Place("written.holder.niora", gettext_lazy("NIORA"), "NIORA"),
        Place("written.holder.permit_number", gettext_lazy("Number of the present permit"), "Nomor izin tinggal lama"),
        Place("written.holder.address", gettext_lazy("Address in Indonesia"), "Alamat di Indonesia"),
        Place("written.sponsor.name", gettext_lazy("Name of the sponsor"), "Nama penjamin"),
        Place("written.sponsor.address", gettext_lazy("Address of the sponsor"), "Alamat penjamin"),
    )
}


def as_written(letter: Letter) -> dict[str, str]:
    """Path → words, for the places this letter has: dates as YYYY-MM-DD, "" where nothing is written."""
    content = json.loads(letter.content)
    found = {path: _at(content, path) for path in PLACES}
    return {path: str(words or "") for path, words in found.items() if words is not Ellipsis}


def _at(content: object, path: str) -> object:
    """What stands at a place; ``...`` where the content has no such place."""
    for name in path.split("."):
        if not isinstance(content, dict) or name not in content:
            return ...
        content = content[name]
    return content


def seat_to_correct(actor: Actor, letter: Letter) -> Seat | None:
    """The post under which this actor may correct the letter: the one that decided, also as its deputy, with the same
    bars as at any desk: never on his own application."""
    decision = Decision.objects.filter(application=letter.application_id).first()
    if decision is None or letter.kind not in CORRECTABLE:
        return None
    file, desk = letter.application, (decision.role, decision.office_id)
    mine = (seat for seat in actor.seats if (seat.role, seat.office_id) == desk and covers(seat, file))
    return next((seat for seat in mine if not barred(actor, seat, file)), None)


def may_correct(actor: Actor, letter: Letter) -> bool:
    """Whether this actor could order a correction now: what the page offers."""
    stands = letter.ended_by_id is None and letter.application.status != Status.REVOKED
    return stands and seat_to_correct(actor, letter) is not None and not being_corrected(letter.application)


def being_corrected(application: Application) -> bool:
    """Whether a correction was ordered whose letter is not there yet: it would have ended the letter."""
    return Correction.objects.filter(letter__application=application, letter__ended_by=None).exists()


@transaction.atomic
def order_correction(letter: Letter, *, changes: Mapping[str, str], by: Actor) -> Correction:
    """Order the letter that puts this one right and takes its place; it follows by itself.

    ``changes`` maps places to the words that should stand there, dates as YYYY-MM-DD. What stands there already is
    left out.

    Raises:
        MoveRefused: nothing is changed, the letter no longer stands, or its correction is being written.
        PermissionDenied: another seat decided.
        ValueError: a place that may not be corrected, or words that cannot stand there.
    """
    file = Application.objects.select_for_update(of=("self",)).get(pk=letter.application_id)
    letter = Letter.objects.select_related("application").get(pk=letter.pk)
    seat = seat_to_correct(by, letter)
    if seat is None or by.user_id is None or not still_holds(seat, at=timezone.now()):
        raise PermissionDenied(f"{by.key} may not correct letter {letter.pk}")
    if letter.ended_by_id or file.status == Status.REVOKED:
        raise MoveRefused(_("This letter no longer stands. Correct the one that took its place."))
    if being_corrected(file):
        raise MoveRefused(_("A correction of this letter is being made already."))
    was = as_written(letter)
    words = {path: _tidy(path, text, known=was) for path, text in changes.items()}
    changed = {path: [was[path], text] for path, text in words.items() if text != was[path]}
    if not changed:
        raise MoveRefused(_("Nothing would be changed. Write what should stand in the letter."))
    ordered = Correction.objects.create(
        letter=letter, changes=changed, ordered_by_id=by.user_id, role=seat.role, office_id=seat.office_id
    )
    told = {"correction": ordered.pk, "letter": letter.pk, **seat.authority}
    record("letter.correction_ordered", subject=letter.application.subject, by=by, desk=seat.desk, data=told)
    return ordered


def _tidy(path: str, text: str, *, known: Mapping[str, str]) -> str:
    """One line of words for a place; ``ValueError`` for what cannot stand there."""
    if path not in known:
        raise ValueError(f"{path} may not be corrected in this letter.")
    words, place = " ".join(text.split()), PLACES[path]
    if len(words) > LONGEST or not (words or place.may_be_empty):
        raise ValueError(f"{path}: {words!r} cannot stand there.")
    return date.fromisoformat(words).isoformat() if place.is_date and words else words
