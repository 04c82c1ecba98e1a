"""Files that a sponsor begins for his foreigners: his team, or his agent, acts as the applicant."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation

from tinggal.applications.access import right_for
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.on_behalf import USED, record_act
from tinggal.catalogue.roads import route_name
from tinggal.catalogue.types import PermitType
from tinggal.journal.record import Line, record_all
from tinggal.lib.codes import blind_index
from tinggal.offices.queries import competent_office
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task


@transaction.atomic
def begin_for(sponsor: Sponsor, permit: PermitType, *, by: Actor, answers: Mapping[str, str]) -> Application:
    """Begin a draft in the sponsor's name, with what is known of the sponsor filled in.

    Raises ``PermissionDenied`` for anybody who may not prepare files for this sponsor.
    """
    right = right_for(by, sponsor, task=Task.PREPARE)
    if right is None:
        raise PermissionDenied(f"{by.key} may not begin files for {sponsor.subject}")
    file = Application.objects.create(
        permit_code=permit.code,
        route_name=permit.route.on(timezone.localdate()),
        applicant_id=sponsor.account_id,
        language=translation.get_language() or "en",
        started_at=timezone.now(),
        sponsor=sponsor,
        filed_by_sponsor=True,
        mandate_id=right.get("mandate"),
    )
    told = {"permit": permit.code, "route": file.route_name}
    record_act("application.draft", file=file, by=by, right=right, data=told)
    answer(file, {**answers_of(sponsor), **answers}, by=by)
    file.refresh_from_db()
    return file


@transaction.atomic
def begin_many(
    sponsor: Sponsor, permit: PermitType, rows: Sequence[Mapping[str, str]], *, by: Actor, batch: int
) -> list[Application]:
    """Begin a draft for each row of answers, in a few questions to the database; in the order of the rows.

    The journal says of each that its answers come from a table (``form.imported``). Raises as ``begin_for``.
    """
    right = right_for(by, sponsor, task=Task.PREPARE)
    if right is None:
        raise PermissionDenied(f"{by.key} may not begin files for {sponsor.subject}")
    known, today, now = answers_of(sponsor), timezone.localdate(), timezone.now()
    office = cache(competent_office)
    files = [
        Application(
            permit_code=permit.code,
            route_name=route_name(permit, answers, on=today),
            applicant_id=sponsor.account_id,
            office=office(answers["regency"]) if answers.get("regency") else None,
            answers={**known, **answers},
            passport_index=blind_index(answers["passport_number"], key=settings.BLIND_INDEX_KEY),
            language=translation.get_language() or "en",
            started_at=now,
            sponsor=sponsor,
            filed_by_sponsor=True,
            mandate_id=right.get("mandate"),
        )
        for answers in rows
    ]
    Application.objects.bulk_create(files)
    record_all([line for file in files for line in _imported(file, by=by, right=right, batch=batch)])
    return files


def _imported(file: Application, *, by: Actor, right: Mapping[str, str | int], batch: int) -> Iterator[Line]:
    begun = {"permit": file.permit_code, "route": file.route_name, **right}
    yield Line(kind="application.draft", subject=file.subject, by=by, data=begun)
    told = {"questions": sorted(file.answers), "batch": batch, **right}
    yield Line(kind="form.imported", subject=file.subject, by=by, data=told)
    if mandate := right.get("mandate"):
        used = {"file": file.reference, "did": "form.imported"}
        yield Line(kind=USED, subject=f"mandate/{mandate}", by=by, data=used)


def answers_of(sponsor: Sponsor) -> dict[str, str]:
    """The answers to the questions about the sponsor."""
    return {
        "sponsor_name": sponsor.name,
        "sponsor_number": sponsor.number,
        "sponsor_address": sponsor.address,
        "sponsor_email": sponsor.email,
        "sponsor_phone": sponsor.phone,
    }
