"""The letter of a decision before it is taken: typeset from the same data by the same hand.

Blank is what only the decision gives it: number, codes, proof and seal.
"""

from dataclasses import dataclass, replace
from typing import Final

from django.conf import settings
from django.utils import timezone

from tinggal.applications.decisions import Ruling, drafted
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.letters.compose import compose
from tinggal.letters.content import Content, as_json
from tinggal.letters.evidence import DECIDED
from tinggal.letters.kinds import DECIDING
from tinggal.letters.render import render
from tinggal.letters.signer import Signer
from tinggal.lib.providers import provider
from tinggal.people.actors import Actor, Seat

NUMBER: Final = "(NOMOR DIBERIKAN PADA SAAT KEPUTUSAN)"
CODE: Final = "0" * 26
SHORT_CODE: Final = "0000-0000-0000"
PROOF: Final = "preview\n"


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter as it would be now: its data, and the unsigned PDF."""

    content: Content
    pdf: bytes


def preview(application: Application, ruling: Ruling, *, by: Actor, seat: Seat) -> Preview:
    """What would be written if this were decided at this moment. Nothing is kept and no number is taken.

    ``seat`` is the post under which he would decide (``access.seat_for``). Raises ``NotTypeset``, and ``LookupError``
    for an unknown reason or condition.
    """
    content = blanked(_composed(application, ruling, by=by, seat=seat))
    return Preview(content, render(content.kind, as_json(content), proof=PROOF, seal=b""))


def blanked(content: Content) -> Content:
    """A letter without what only the decision gives it, so that it can be compared with the letter that follows."""
    written = content.written
    blank = replace(
        written, number=NUMBER, code=CODE, short_code=SHORT_CODE, link=written.link.replace(written.code, CODE)
    )
    return replace(content, written=blank)


def _composed(application: Application, ruling: Ruling, *, by: Actor, seat: Seat) -> Content:
    now = timezone.now()
    decision = drafted(application, ruling, by=by, seat=seat, at=now)
    kind = ruling.outcome
    cause = Event(
        subject=application.subject, kind=DECIDED[kind], actor=by.key, desk=seat.desk, at=now, data=seat.authority
    )
    signer: Signer = provider("signer")
    by_a_person = settings.SIGNATURE == "personal" and kind in DECIDING
    return compose(
        kind,
        cause=cause,
        application=application,
        decision=decision,
        number=NUMBER,
        certificate_by=settings.CERTIFICATE_BY if by_a_person else signer.certificate_by,
        specimen=signer.simulated,
    )
