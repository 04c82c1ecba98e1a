"""What administrators do about works and troubles: tell of one, change it, say that it is over, take it back.

What was told stays in the journal by its number; what was taken back is not shown any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.journal.record import record
from tinggal.people.actors import Actor
from tinggal.pulse.models import Incident
from tinggal.pulse.telling import forget_what_was_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is told: ``parts`` by their codes, the words in Indonesian and in English, times with a zone."""

    kind: str
    parts: Sequence[str]
    begins_at: datetime
    ends_at: datetime | None
    told_id: str
    told_en: str


def tell(telling: Telling, *, by: Actor) -> Incident:
    """Tell everybody. Raises ``ValidationError`` for planned works without an end, or an end before the begin, and
    ``PermissionDenied`` for whoever is no person: somebody has to answer for the words."""
    if by.user_id is None:
        raise PermissionDenied(f"{by.key} may not tell of works or troubles")
    _insist(telling)
    with transaction.atomic():
        one = Incident.objects.create(written_by_id=by.user_id, **_values(telling))
        _record("incident.told", one, by=by)
    return one


def change(incident: Incident, telling: Telling, *, by: Actor) -> Incident:
    """Put it right. Raises ``ValidationError`` as ``tell`` does, and for what was taken back."""
    _insist(telling)
    with transaction.atomic():
        one = _locked(incident)
        for name, value in _values(telling).items():
            setattr(one, name, value)
        one.save(update_fields=list(_values(telling)))
        _record("incident.changed", one, by=by)
    return one


def end(incident: Incident, *, by: Actor) -> Incident:
    """It is over now. Raises ``ValidationError`` when it has not begun, is over already or was taken back."""
    now = timezone.now()
    with transaction.atomic():
        one = _locked(incident)
        if one.begins_at >= now:
            raise ValidationError(_("This has not begun yet. You can take it back instead."))
        if one.ends_at and one.ends_at <= now:
            raise ValidationError(_("This is over already."))
        one.ends_at = now
        one.save(update_fields=["ends_at"])
        _record("incident.ended", one, by=by)
    return one


def take_back(incident: Incident, *, by: Actor) -> Incident:
    """It is not so, or will not happen: shown no more. Raises ``ValidationError`` when it was taken back before."""
    with transaction.atomic():
        one = _locked(incident)
        one.withdrawn_at = timezone.now()
        one.save(update_fields=["withdrawn_at"])
        _record("incident.taken_back", one, by=by)
    return one


def _insist(telling: Telling) -> None:
    if telling.kind == Incident.Kind.PLANNED and telling.ends_at is None:
        raise ValidationError({"ends_on": _("Say when the works end.")})
    if telling.ends_at and telling.ends_at <= telling.begins_at:
        raise ValidationError({"ends_on": _("The end must be after the beginning.")})


def _values(telling: Telling) -> dict[str, object]:
    return {
        "kind": telling.kind,
        "parts": list(telling.parts),
        "begins_at": telling.begins_at,
        "ends_at": telling.ends_at,
        "told_id": telling.told_id,
        "told_en": telling.told_en,
    }


def _locked(incident: Incident) -> Incident:
    one = Incident.objects.select_for_update().get(pk=incident.pk)
    if one.withdrawn_at:
        raise ValidationError(_("This was taken back and can no longer be changed."))
    return one


def _record(kind: str, one: Incident, *, by: Actor) -> None:
    data = {
        "kind": one.kind,
        "parts": one.parts,
        "begins_at": one.begins_at.isoformat(),
        "ends_at": one.ends_at.isoformat() if one.ends_at else None,
    }
    record(kind, subject=f"incident/{one.pk}", by=by, data=data)
    transaction.on_commit(forget_what_was_told)
