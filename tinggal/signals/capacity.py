"""For how many people a sponsor vouches now."""

from collections.abc import Iterable

from django.db.models import Count, Q

from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.signals import spelling
from tinggal.signals.models import Mark
from tinggal.signals.traits import PASSPORT, SPONSOR, key_of

GONE = (Status.DRAFT, Status.WITHDRAWN, Status.REFUSED, Status.REJECTED, Status.REVOKED)


def foreigners(application: Application) -> int:
    """The people of this file's sponsor, by its number."""
    number = spelling.number(application.answers.get("sponsor_number", ""))
    return foreigners_of(key_of(SPONSOR, number)) if number else 0


def foreigners_of(sponsor: str) -> int:
    """For how many people the sponsor with this key vouches: by passports, in files that run or hold a permit."""
    theirs = Mark.objects.filter(key=sponsor).values("application_id")
    here = Q(application__in=theirs) & ~Q(application__status__in=GONE)
    counted: int = Mark.objects.filter(here, kind=PASSPORT).aggregate(many=Count("key", distinct=True))["many"]
    return counted


def under_plan(files: Iterable[Application]) -> int:
    """How many people these files are about, without those that are gone."""
    here = [file for file in files if file.status not in GONE]
    keys = (key_of(PASSPORT, spelling.number(file.answers.get("passport_number", ""))) for file in here)
    return len({key for key in keys if key})


def newest_files_of(sponsor: str, *, besides: Application, most: int) -> list[Application]:
    """Some of them."""
    theirs = Mark.objects.filter(key=sponsor).values("application_id")
    there = Application.objects.filter(pk__in=theirs).exclude(pk=besides.pk).exclude(status__in=GONE)
    return list(there.order_by("-pk")[:most])
