"""A sponsor that the owner of the files has registered, with one of everything an address of its room can name."""

from dataclasses import dataclass

from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.sponsors.company import company
from tinggal.applications.models import Application
from tinggal.applications.sponsored import begin_for
from tinggal.catalogue.permits import permit
from tinggal.guarantees.models import Batch, Foreigner
from tinggal.guarantees.people import enlist
from tinggal.payments.models import GroupBill
from tinggal.sponsors.models import Sponsor


@dataclass(frozen=True, slots=True)
class Guarantee:
    """The sponsor with a file, a foreigner, a batch and a bill for many."""

    sponsor: Sponsor
    file: Application
    foreigner: Foreigner
    batch: Batch
    bill: GroupBill


def guaranteed(cast: Cast) -> Guarantee:
    """Registered by Anna, who may do everything for it; nobody else of the cast works for it."""
    anna = cast["anna"]
    sponsor = company(boss=anna)
    file = begin_for(sponsor, permit("extend-itas-worker"), by=anna, answers={"passport_number": "A0000009"})
    foreigner = enlist(file)
    assert foreigner is not None
    now = timezone.now()
    return Guarantee(
        sponsor=sponsor,
        file=file,
        foreigner=foreigner,
        batch=Batch.objects.create(sponsor=sponsor, kind=Batch.Kind.RENEWALS, made_by=user_of(anna)),
        bill=GroupBill.objects.create(
            sponsor=sponsor,
            reference="S1/scene/1",
            code="820000000000001",
            amount=1,
            opened_by=user_of(anna),
            opened_at=now,
            expires_at=now,
            cancelled_at=now,
        ),
    )
