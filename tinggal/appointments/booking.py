"""Giving a place away: one at a time for each office and day, so that no slot ever holds more than its places."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.appointments.slots import is_open_on, places_taken, slot_at
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.models import Office


def take_place(office: Office, starts_at: datetime, *, kind: str, why: str = "") -> None:
    """Hold a place until the caller's transaction ends; he writes the appointment in it.

    The beginning of a free slot needs no reason. Another time needs ``why``, and inside a slot a free place too.

    Raises:
        MoveRefused: closed on that day, no free place, or a time of one's own without a reason.
    """
    day = timezone.localtime(starts_at, office.zone).date()
    take_turn(f"appointments/{office.code}/{day:%Y-%m-%d}")
    if closed := is_open_on(office, day):
        reason = _("weekend") if closed == "-" else closed
        raise MoveRefused(_("The office is closed on that day (%s). Please choose a working day.") % reason)
    slot = slot_at(office, starts_at)
    if slot and len(places_taken(office, slot.starts_at, slot.ends_at)) >= slot.places:
        raise MoveRefused(_("That time is no longer free. Please choose another."))
    usual = slot is not None and slot.starts_at == starts_at and slot.is_for(kind)
    if not usual and not why.strip():
        raise MoveRefused(_("That is not one of the free times. Please choose one of them, or say why not."))
