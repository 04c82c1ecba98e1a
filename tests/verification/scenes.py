"""Files with something wrong in them, for the tests of the automatic checks."""

import io
from collections.abc import Mapping

from tests.intake import corpus
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer, attach
from tinggal.applications.models import Application, Document
from tinggal.intake.receive import receive
from tinggal.journal.models import Event
from tinggal.people.actors import Actor
from tinggal.verification.models import Finding
from tinggal.verification.reactions import verify


def send(file: Application, *, by: Actor, changes: Mapping[str, str] | None = None, action: str = "submit") -> Event:
    """Send a file in, with some answers changed before."""
    if changes:
        answer(file, changes, by=by)
    return perform(file, action, by=by)


def checked(file: Application, *, by: Actor, changes: Mapping[str, str] | None = None) -> Application:
    """The file after it was sent in and looked at, twice as the worker may."""
    event = send(file, by=by, changes=changes)
    verify(event)
    verify(event)
    file.refresh_from_db()
    return file


def upload(file: Application, code: str, content: bytes, *, by: Actor) -> Document:
    """Attach a file as a person does: through the intake."""
    received = receive(io.BytesIO(content), name="scan", accepts=file.permit.requirement(code).accepts)
    return attach(file, code, received, by=by)


def portrait(*, width: int = 600, height: int = 800) -> bytes:
    """A coloured portrait, good enough unless its size is not."""
    return corpus.jpeg(corpus.page(width=width, height=height))


def grey_portrait() -> bytes:
    """A portrait in shades of grey, stored as a colour picture."""
    return corpus.jpeg(corpus.page(width=600, height=800).convert("L").convert("RGB"))


def finding(file: Application, check: str, *, about: str = "") -> tuple[str, str]:
    """Outcome and words of the finding in force."""
    one = Finding.objects.in_force().get(application=file, about=about, check_name=check)
    return one.outcome, one.words
