"""Keeps a sponsor's list of foreigners true to the files: who holds a permit until when, and what runs."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tinggal.applications.access import files_on_behalf
from tinggal.applications.models import Application, Decision
from tinggal.applications.reading import date_answer
from tinggal.applications.status import OVER, Status
from tinggal.guarantees.models import Foreigner, ForeignerQuerySet
from tinggal.lib.codes import blind_index
from tinggal.lib.turns import take_turn
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor

HOLDS = (Status.ISSUED, Status.COLLECTED)
EVERY = timedelta(days=30)
"""A sponsor reports on each of his foreigners at least this often (Permenkumham 36/2021)."""


@transaction.atomic
def enlist(file: Application) -> Foreigner | None:
    """Write into the list what this file says; the same file again changes nothing. None for one without a sponsor or
    a passport."""
    if file.sponsor_id is None or not file.passport_index:
        return None
    take_turn(f"foreigner/{file.sponsor_id}/{file.passport_index}")
    if not Application.objects.filter(pk=file.pk, sponsor=file.sponsor_id).exists():
        return None
    one = Foreigner.objects.filter(sponsor=file.sponsor_id, passport_index=file.passport_index).first()
    if one is None:
        one = Foreigner(sponsor_id=file.sponsor_id, passport_index=file.passport_index)
    if one.runs_id and one.runs_id > file.pk and file.status not in HOLDS:
        return one
    one.name = str(file.answers.get("full_name", ""))[:120] or one.name
    one.nationality = str(file.answers.get("nationality", ""))[:3] or one.nationality
    _place(one, file)
    one.save()
    return one


@transaction.atomic
def let_go(file: Application, sponsor: Sponsor) -> None:
    """The sponsor no longer stands behind a file that the foreigner sent himself: he reads it no more, and it leaves
    his list with the foreigner, unless he vouches for another permit of his. Twice changes nothing."""
    held = Application.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if held.sponsor_id != sponsor.pk or held.filed_by_sponsor:
        return
    held.sponsor = None
    held.save(update_fields=["sponsor"])
    take_turn(f"foreigner/{sponsor.pk}/{held.passport_index}")
    for one in Foreigner.objects.filter(sponsor=sponsor, runs=held):
        one.runs = None
        one.released_at = one.released_at if one.holds_id else timezone.now()
        one.save(update_fields=["runs", "released_at"])


def enlist_many(sponsor: Sponsor, files: Sequence[Application]) -> None:
    """As ``enlist`` for new drafts, each of another person, in one question to the database."""
    rows = [
        Foreigner(
            sponsor=sponsor,
            passport_index=file.passport_index,
            name=str(file.answers.get("full_name", ""))[:120],
            nationality=str(file.answers.get("nationality", ""))[:3],
            expires_on=date_answer(file, "stay_expires_on"),
            runs=file,
        )
        for file in files
    ]
    Foreigner.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["sponsor", "passport_index"],
        update_fields=["name", "nationality", "runs", "released_at"],
    )


def _place(one: Foreigner, file: Application) -> None:
    if file.status in HOLDS:
        until = Decision.objects.values_list("valid_until", flat=True).get(application=file)
        if one.holds_id is None or one.holds_id <= file.pk:
            one.holds, one.expires_on, one.released_at = file, until, None
            one.report_due_on = one.report_due_on or timezone.localdate() + EVERY
        one.runs_id = None if one.runs_id == file.pk else one.runs_id
    elif file.status in OVER:
        one.runs_id = None if one.runs_id == file.pk else one.runs_id
        if one.holds_id == file.pk and file.status == Status.REVOKED:
            one.holds, one.expires_on, one.report_due_on = None, None, None
    else:
        one.runs, one.released_at = file, None
        one.expires_on = one.expires_on or date_answer(file, "stay_expires_on")


def people_seen(actor: Actor, sponsor: Sponsor) -> ForeignerQuerySet:
    """The sponsor's foreigners in whose files this actor may look: for an agent those of his mandate."""
    files = files_on_behalf(actor).filter(sponsor=sponsor).values("pk")
    return Foreigner.objects.present().filter(Q(holds__in=files) | Q(runs__in=files), sponsor=sponsor)


def listed(sponsor: Sponsor, *, passport: str) -> Foreigner | None:
    """The foreigner with this passport number in a sponsor's list."""
    index = blind_index(passport, key=settings.BLIND_INDEX_KEY)
    return Foreigner.objects.filter(sponsor=sponsor, passport_index=index).first()


def days_left(one: Foreigner, *, today: date) -> int | None:
    """Days until the permit ends; less than nothing when it has ended, None when nobody knows."""
    return (one.expires_on - today).days if one.expires_on else None
