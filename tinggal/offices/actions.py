"""What an administrator does to offices: open, change, move, close, and say whom they serve."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.journal.record import Doer, record
from tinggal.offices.models import Competence, Office, Province, Regency

_IDENTITY = {"name", "klass", "city", "seat", "province", "time_zone", "opened_on"}
_CONTACT = {"address", "phone", "email", "website"}
CHANGEABLE = frozenset(_IDENTITY | _CONTACT | {"unverified", "source", "note"})
_STANDS_BELOW: dict[str, str] = {Office.Kind.KANWIL: Office.Kind.DIRECTORATE, Office.Kind.KANIM: Office.Kind.KANWIL}


@transaction.atomic
def open_office(office: Office, *, by: Doer) -> Office:
    """Add an office, given unsaved and with its parent; its path and, if empty, its time zone follow from that.

    Raises ``ValidationError`` with words per field.
    """
    office.path = _path(office)
    office.time_zone = office.time_zone or office.province.time_zone
    office.full_clean()
    office.save(force_insert=True)
    after = {field: _plain(office, field) for field in sorted(CHANGEABLE | {"kind", "parent"})}
    record("office.opened", subject=office.subject, by=by, data={"path": office.path, "after": after})
    return office


@transaction.atomic
def change_office(office: Office, fields: Mapping[str, object], *, by: Doer) -> Office:
    """Set some of the ``CHANGEABLE`` fields; the journal keeps what each was and is. Nothing new, nothing written.

    Raises ``ValidationError`` with words per field, ``ValueError`` for a field that is not changed this way.
    """
    if strange := fields.keys() - CHANGEABLE:
        raise ValueError(f"Not changeable: {', '.join(sorted(strange))}")
    office = _locked(office)
    before = {field: _plain(office, field) for field in fields}
    for field, value in fields.items():
        setattr(office, field, value)
    office.full_clean()
    after = {field: _plain(office, field) for field in fields}
    changed = sorted(field for field in fields if before[field] != after[field])
    if changed:
        office.save(update_fields=changed)
        story = {"before": {f: before[f] for f in changed}, "after": {f: after[f] for f in changed}}
        record("office.changed", subject=office.subject, by=by, data=story)
    return office


@transaction.atomic
def move_office(office: Office, parent: Office, *, by: Doer) -> Office:
    """Put a kanim under another kanwil, as when a province gets one of its own."""
    office = _locked(office)
    before, office.parent = office.path, _locked(parent)
    office.path = _path(office)
    office.full_clean()
    if office.path != before:
        office.save(update_fields=["parent", "path"])
        data = {"before": {"path": before}, "after": {"path": office.path}}
        record("office.changed", subject=office.subject, by=by, data=data)
    return office


@transaction.atomic
def close_office(office: Office, *, on: date, by: Doer) -> Office:
    """Close an office from a day on. It must serve no regency and have no open office below it any more.

    Raises ``ValidationError`` naming what is in the way.
    """
    office = _locked(office)
    if office.closed_on:
        raise ValidationError(_("This office is closed already."))
    if served := [str(each.regency) for each in office.competences.select_related("regency")]:
        raise ValidationError(_("First give these to another office: %s.") % ", ".join(served))
    if below := [each.short_name for each in Office.objects.below(office).open_on(on)]:
        raise ValidationError(_("First close or move the offices below: %s.") % ", ".join(below))
    office.closed_on = on
    office.full_clean()
    office.save(update_fields=["closed_on"])
    record("office.closed", subject=office.subject, by=by, data={"on": on.isoformat()})
    return office


@transaction.atomic
def set_competence(regency: Regency, office: Office, *, by: Doer) -> Competence:
    """Let an open kanim serve those who live in a regency. The journal says who served it before."""
    office = _locked(office)
    if office.kind != Office.Kind.KANIM or not Office.objects.open_on(timezone.localdate()).contains(office):
        raise ValidationError(_("Only an open immigration office can serve a regency."))
    competence = Competence.objects.select_for_update().select_related("office").filter(regency=regency).first()
    before = competence.office.code if competence else ""
    if competence and before == office.code:
        return competence
    competence = competence or Competence(regency=regency)
    competence.office, competence.derived, competence.source = office, False, "administrator"
    competence.save()
    data = {"regency": regency.code, "before": before, "after": office.code}
    record("office.competence_changed", subject=office.subject, by=by, data=data)
    return competence


def _locked(office: Office) -> Office:
    return Office.objects.select_for_update(of=("self",)).select_related("parent").get(pk=office.pk)


def _path(office: Office) -> str:
    """Raises ``ValidationError`` when the office stands below one of the wrong kind."""
    if office.parent is None or office.parent.kind != _STANDS_BELOW.get(office.kind):
        raise ValidationError({"parent": _("A kanwil stands below the directorate, a kanim below a kanwil.")})
    return f"{office.parent.path}/{office.code}"


def _plain(office: Office, field: str) -> str | bool | None:
    """A field's value as JSON knows it; an office or region by its code."""
    value = getattr(office, field)
    if isinstance(value, Office | Province | Regency):
        return value.code
    return value if value is None or isinstance(value, bool) else str(value)
