"""Many people whose permits end soon, without walking each of their files along the road."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from tests.sponsors.company import prepared
from tinggal.applications.models import Application, Decision, Document
from tinggal.applications.status import Status
from tinggal.guarantees.models import Foreigner
from tinggal.guarantees.people import enlist
from tinggal.lib.codes import blind_index
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor


def staff(sponsor: Sponsor, count: int, *, by: Actor, days: int = 25) -> list[Foreigner]:
    """So many people with all their papers, who hold permits that end in ``days``."""
    model = prepared(sponsor, by=by)
    papers = list(model.documents.all())
    found = [_holder(model, papers, number, days=days, by=by) for number in range(count)]
    Document.objects.filter(application=model).delete()
    return found


def _holder(model: Application, papers: list[Document], number: int, *, days: int, by: Actor) -> Foreigner:
    passport, until = f"P{number:07}", timezone.localdate() + timedelta(days=days)
    name = f"WORKER {chr(65 + number % 26)}{chr(65 + number // 26)}"
    file = Application.objects.create(
        permit_code=model.permit_code,
        route_name=model.route_name,
        status=Status.COLLECTED,
        applicant=model.applicant,
        office=model.office,
        answers={**model.answers, "full_name": name, "passport_number": passport},
        passport_index=blind_index(passport, key=settings.BLIND_INDEX_KEY),
        submitted_at=timezone.now() - timedelta(days=340),
        sponsor=model.sponsor,
        filed_by_sponsor=True,
    )
    Decision.objects.create(
        application=file,
        outcome="approval",
        series="K3102/2025",
        serial=number + 1,
        number=f"K3102-GR.01.04-{number + 1:06} TAHUN 2025",
        decided_at=timezone.now() - timedelta(days=338),
        decided_by_id=by.user_id or 0,
        role="kakanim",
        office=file.office,
        valid_from=until - timedelta(days=365),
        valid_until=until,
    )
    Document.objects.bulk_create(_copy(paper, file) for paper in papers)
    listed = enlist(file)
    assert listed is not None
    return listed


def _copy(paper: Document, file: Application) -> Document:
    kept = {field.attname: getattr(paper, field.attname) for field in Document._meta.concrete_fields}
    return Document(**{**kept, "id": None, "application_id": file.pk})
