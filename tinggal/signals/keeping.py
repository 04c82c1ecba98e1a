"""Writes down the marks of a file, and keeps the signals on it true."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.journal.record import record
from tinggal.lib.turns import take_turn
from tinggal.people.actors import SYSTEM
from tinggal.signals.evidence import Item, says_more
from tinggal.signals.faces import kept
from tinggal.signals.hashes import bands_of
from tinggal.signals.models import FacePrint, Look, Mark, Signal
from tinggal.signals.table import BY_ID
from tinggal.signals.traits import Traits

Noticed = Mapping[str, Sequence[Item]]


@transaction.atomic
def keep_marks(traits: Traits) -> None:
    """The marks of the file as it is now; what was true of a replaced document is forgotten."""
    file = traits.application
    take_turn(f"signals/{file.reference}")
    wanted = {(mark.kind, mark.key, mark.about) for mark in traits.marks}
    there = {(mark.kind, mark.key, mark.about): mark.pk for mark in Mark.objects.filter(application=file)}
    Mark.objects.filter(pk__in=[pk for name, pk in there.items() if name not in wanted]).delete()
    Mark.objects.bulk_create(
        Mark(application=file, kind=kind, key=key, about=about) for kind, key, about in sorted(wanted - there.keys())
    )
    Look.objects.filter(application=file).delete()
    Look.objects.bulk_create(
        Look(application=file, about=code, bits=sheet.look, bands=bands_of(sheet.look))
        for code, sheet in traits.sheets.items()
        if sheet.look is not None
    )
    FacePrint.objects.filter(application=file).delete()
    FacePrint.objects.bulk_create(
        FacePrint(application=file, about=code, numbers=kept(numbers)) for code, numbers in traits.faces.items()
    )


@transaction.atomic
def keep_signals(application: Application, noticed: Noticed) -> list[Signal]:
    """Write what is new, with a line in the journal. What says no more than one that was answered stays answered.

    A signal that is no longer seen is superseded and stays as a trail. Returns the new ones.
    """
    take_turn(f"signals/{application.reference}")
    known = {one.signal: one for one in Signal.objects.filter(application=application).in_force()}
    standing, fresh = [], []
    for name, items in noticed.items():
        row, before = BY_ID[name], known.get(name)
        written = [one.to_json() for one in items]
        if before and before.version == row.version and _stands(before, items, written):
            standing.append(before.pk)
        elif items:
            fresh.append(
                Signal(application=application, signal=name, version=row.version, evidence=written, weight=row.weight)
            )
    past = Signal.objects.filter(application=application).in_force().exclude(pk__in=standing)
    past.update(superseded_at=timezone.now())
    for one in Signal.objects.bulk_create(fresh):
        story = {"signal": one.signal, "version": one.version, "weight": one.weight, "number": one.pk}
        record("signal.raised", subject=application.subject, by=SYSTEM, data=story)
    return fresh


def _stands(before: Signal, items: Sequence[Item], written: list[dict[str, object]]) -> bool:
    if before.evidence == written:
        return True
    answered = before.answered_at is not None
    return answered and bool(items) and not says_more(items, [Item.from_json(one) for one in before.evidence])
