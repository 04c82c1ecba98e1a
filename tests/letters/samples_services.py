"""Letters of services that are no plain stay permit, with what the catalogue says in them."""

from dataclasses import replace
from datetime import date

from tests.letters.samples import APPROVAL
from tinggal.catalogue.types import PermitType
from tinggal.letters.content import ServiceApproval, Told
from tinggal.letters.content_parts import NOTHING, Pair
from tinggal.letters.wording import KINDS, days


def of_a_service(service: PermitType) -> ServiceApproval:
    """An approval of this service, every fact of it told."""
    form = service.letter.form
    assert form
    kind = KINDS.get(service.grants, KINDS["ITAS"])
    leaves = service.span == "to_leave"
    return ServiceApproval(
        written=replace(
            APPROVAL.written,
            subject=service.letter.approval,
            service=Pair(service.legal_name, str(service.name)),
        ),
        permit=replace(
            APPROVAL.permit,
            kind=kind,
            index="",
            purpose=NOTHING,
            length=days(7) if leaves else NOTHING,
            re_entry=NOTHING,
            valid_from=date(2026, 11, 22),
            valid_until=date(2026, 11, 29) if leaves else date(2027, 8, 3),
        ),
        kanim=APPROVAL.kanim,
        days=2,
        title=Pair(form.title, str(form.english)),
        facts=tuple(
            Told(called=Pair(fact.letter_words, str(fact.words)), value=Pair("Jalan Danau Tamblingan 12", "As told"))
            for fact in form.facts
        ),
        duties=tuple(Pair(one.letter_words, str(one.words)) for one in form.duties),
        steps=tuple(Pair(one.letter_words, str(one.words)) for one in form.steps),
        stay=form.is_a_stay,
    )
