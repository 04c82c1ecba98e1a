"""Letters as they come into the world: decided by somebody, written, logged, signed and filed."""

from tests.conftest import Cast, make_draft
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.letters.correcting import order_correction
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.reactions import issue, issue_correction, issue_revocation
from tinggal.letters.revoking import revoke

BIRTH = {"day": "12", "month": "4", "year": "1990"}  # tests/papers.py


def decided_letter(cast: Cast, *, action: str = "approve", passport: str = "L898902C3") -> Letter:
    """The letter of a new application, approved or rejected in Jakarta."""
    file = make_draft(cast)
    answer(file, {"passport_number": passport}, by=cast["anna"])
    Application.objects.filter(pk=file.pk).update(interviewed_at=file.started_at)
    walk_to(Status.AT_KASUBDIT, file, cast)
    reasons = ["T-02", "T-04"] if action == "reject" else ()
    issue(perform(file, action, by=cast["kusuma"], reasons=reasons))
    return Letter.objects.select_related("application", "decision", "writing__entry").get(application=file)


def revocation_of(letter: Letter, cast: Cast) -> Letter:
    """The letter that revokes the permit; the one it is about is read anew."""
    issue_revocation(revoke(letter, by=cast["kusuma"], reasons=["P-03"]))
    return _newest(letter, Kind.REVOCATION)


def correction_of(letter: Letter, cast: Cast) -> Letter:
    """The letter that puts a name right and takes this one's place; the one it is about is read anew."""
    order_correction(letter, changes={"written.holder.name": "ANNA MARIA ERIKSON"}, by=cast["kusuma"])
    event = Event.objects.filter(subject=letter.application.subject, kind="letter.correction_ordered").latest("number")
    issue_correction(event)
    return _newest(letter, Kind.CORRECTION)


def _newest(letter: Letter, kind: Kind) -> Letter:
    letter.refresh_from_db()
    return Letter.objects.filter(application=letter.application, kind=kind).latest("pk")
