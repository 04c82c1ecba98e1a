"""Which of somebody's permits can be extended, from when to when, and whether he has begun."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tinggal.applications.models import UNDONE, Application, Decision
from tinggal.applications.renewals import GAVE_A_PERMIT, renewal_of
from tinggal.catalogue.types import PermitType
from tinggal.catalogue.windows import window_for
from tinggal.offices.calendar import working_days


@dataclass(frozen=True, slots=True)
class Extension:
    """The permit that ``file`` gave ends on a day; one may ask for more from ``first`` to ``last``, both included.
    ``begun`` is the number of the file that does so already, or empty."""

    file: Application
    ends_on: date
    first: date
    last: date
    begun: str

    @property
    def open(self) -> bool:
        """Whether today is one of those days."""
        return self.first <= timezone.localdate() <= self.last

    @property
    def too_late(self) -> bool:
        """Whether they are over while the permit still mattered: for 60 days after its end it is worth a word."""
        return self.last < timezone.localdate() and (timezone.localdate() - self.ends_on).days <= 60


def extensions(files: Iterable[Application]) -> dict[int, Extension]:
    """For each file (by its id) that gave a permit with an end which can be extended; two queries however many."""
    given = {file: permit for file in files if file.status in GAVE_A_PERMIT and (permit := renewal_of(file.permit))}
    if not given:
        return {}
    decided = Decision.objects.filter(application__in=given, valid_until__isnull=False)
    ends = {one.application_id: one.valid_until for one in decided}
    begun = {
        one.renews_id: one.reference for one in Application.objects.filter(renews__in=given).exclude(status__in=UNDONE)
    }
    return {
        file.pk: _extension(file, permit, ends_on, begun.get(file.pk, ""))
        for file, permit in given.items()
        if (ends_on := ends.get(file.pk))
    }


def _extension(file: Application, permit: PermitType, ends_on: date, begun: str) -> Extension:
    first, last = window_for(permit, ends_on, on=timezone.localdate(), calendar=working_days())
    return Extension(file, ends_on, first, last, begun)
