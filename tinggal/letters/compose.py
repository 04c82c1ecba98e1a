"""What happened to an application becomes the data of a letter."""

from collections.abc import Callable

from django.utils import translation

from tinggal.applications.models import Application, Decision
from tinggal.journal.models import Event
from tinggal.letters.compose_answers import answer
from tinggal.letters.compose_decisions import approval, refusal
from tinggal.letters.compose_notices import invitation, objection, receipt, return_notice
from tinggal.letters.compose_outcomes import correction as correction_of
from tinggal.letters.compose_outcomes import permit_card, revocation
from tinggal.letters.compose_written import Asked
from tinggal.letters.content import Content
from tinggal.letters.models import Correction, Letter

_WRITERS: dict[str, Callable[[Asked], Content]] = {
    "approval": approval,
    "refusal": refusal,
    "permit": permit_card,
    "revocation": revocation,
    "correction": correction_of,
    "receipt": receipt,
    "return": return_notice,
    "invitation": invitation,
    "objection": objection,
    "answer": answer,
}


def compose(
    kind: str,
    *,
    cause: Event,
    application: Application,
    decision: Decision | None = None,
    about: Letter | None = None,
    correction: Correction | None = None,
    number: str,
    certificate_by: str,
    specimen: bool,
) -> Content:
    """The data of a letter of this kind, with fresh codes.

    ``decision`` for approvals and refusals; ``about`` the letter that is revoked, corrected, objected to or carried
    out; ``correction`` what was ordered. Raises ``LookupError`` or ``ValueError`` when the event does not say what such
    a letter needs.
    """
    asked = Asked(
        kind=kind,
        cause=cause,
        application=application,
        decision=decision,
        about=about,
        correction=correction,
        number=number,
        certificate_by=certificate_by,
        specimen=specimen,
    )
    with translation.override("en"):
        return _WRITERS[kind](asked)
