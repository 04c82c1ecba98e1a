"""Letters as rows of the register, without the work of typesetting and signing them."""

import hashlib
import json
import secrets
from datetime import date, datetime

from django.utils import timezone

from tests.conftest import Cast
from tests.kept import once_after
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Decision
from tinggal.applications.status import Status
from tinggal.checker.leaves import commit
from tinggal.intake import vault
from tinggal.journal.models import Event
from tinggal.letters.kinds import Kind, leaf
from tinggal.letters.models import Letter, Writing
from tinggal.people.actors import SYSTEM
from tinggal.transparency.models import Entry

HOLDER = {"name": "ANNA ERIKSSON", "birthplace": "GOTHENBURG", "born_on": "1990-08-12", "passport": "L898902C3"}


def made_letter(
    file: Application,
    kind: Kind,
    *,
    about: Letter | None = None,
    holder: dict[str, str] | None = None,
    at: datetime | None = None,
    valid_until: date | None = None,
) -> Letter:
    """A filed letter of this kind about a file, caused by the newest event of the file that caused none of the kind."""
    told = Event.objects.filter(subject=file.subject).exclude(pk__in=Writing.objects.filter(kind=kind).values("cause"))
    cause, nonce = told.latest("number"), secrets.token_bytes(32)
    pdf = b"%PDF-1.7 " + nonce.hex().encode()
    content = json.dumps({"kind": kind, "written": {"holder": holder or HOLDER, "sponsor": {"name": "PT MAJU"}}})
    names = {
        "application": file,
        "decision": Decision.objects.get(application=file) if kind in (Kind.APPROVAL, Kind.REFUSAL) else None,
        "kind": kind,
        "number": f"{kind}-{nonce.hex()[:12]}",
        "code": nonce.hex()[:26],
        "short_code": nonce.hex()[:14],
    }
    made_from = {"content": content, "template_version": "made", "nonce": nonce}
    entry = Entry.objects.create(data=commit(leaf(kind), nonce=nonce, payload=content.encode()))
    stored, now = vault.put(pdf), at or timezone.now()
    return Letter.objects.create(
        **names,
        writing=Writing.objects.create(**names, **made_from, cause=cause, about=about, entry=entry),
        stored=stored.name,
        wrapped_key=stored.wrapped_key,
        sha256=hashlib.sha256(pdf).hexdigest(),
        size=len(pdf),
        engine="none",
        unsigned_sha256="0" * 64,
        proof="",
        seal=b"",
        vouched=True,
        signed_by="Nobody",
        signed_at=now,
        filed_at=now,
        valid_until=valid_until,
    )


def made_issued(file: Application, cast: Cast) -> Letter:
    """Bring a draft to its decision and let it be issued with a made letter of approval."""
    walk_to(Status.APPROVED, file, cast)
    number = once_after(("issued", file.reference), lambda: _issued(file))
    file.refresh_from_db()
    return Letter.objects.select_related("application__office__parent").get(pk=number)


def _issued(file: Application) -> int:
    letter = made_letter(file, Kind.APPROVAL)
    perform(file, "issue", by=SYSTEM)
    return letter.pk
