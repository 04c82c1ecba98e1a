"""A bundle of evidence: confirmed, made by the signing process, checked by anybody; documents only with a reason."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.conftest import Cast, RunOutbox, user_of
from tests.desk.conftest import SignIn
from tests.desk.signature import digits, with_an_app
from tinggal.applications.models import Application
from tinggal.checker.command import main
from tinggal.checker.evidence import look_at
from tinggal.journal.models import Delivery, Event
from tinggal.journal.outbox import queue_of
from tinggal.letters.trusting import trust
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.oversight.bundles import KEPT, confirm, make, taken, throw_away, wish
from tinggal.oversight.models import Bundle
from tinggal.people.models import Confirmation

AUDITOR = "auditor@DIT"


def made(file: Application, cast: Cast, *, reason: str = "", contents: bool = False) -> bytes:
    """A bundle made at once, as the signing process would."""
    bundle = wish(file, by=cast["agus"], desk=AUDITOR, reason=reason, contents=contents)
    Bundle.objects.filter(pk=bundle.pk).update(confirmed_at=timezone.now())
    make(bundle.pk)
    bundle.refresh_from_db()
    return taken(bundle, by=cast["agus"])


def repacked(data: bytes, name: str, change: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files = {one: old.read(one) for one in old.namelist()}
    files[name] = files.get(name, b"") + change
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        for one, content in files.items():
            new.writestr(one, content)
    return packed.getvalue()


def test_a_bundle_holds_and_every_change_of_it_shows(cast: Cast, at_kanim: Application) -> None:
    data = made(at_kanim, cast)
    whole = look_at(data, trust=trust())
    assert (whole.problems, bool(whole.signed_by)) == ([], True)
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        names = bundle.namelist()
    assert {"README.txt", "events.json", "documents.json", "manifest.txt", "sheet.pdf"} <= set(names)
    assert not [name for name in names if name.startswith("documents/")]
    for name in (*names, "added.txt"):
        assert look_at(repacked(data, name, b"x"), trust=trust()).problems, name
    assert look_at(b"no bundle", trust=trust()).problems


def test_the_sheet_of_another_bundle_does_not_vouch_for_this_one(cast: Cast, at_kanim: Application) -> None:
    ours, other = made(at_kanim, cast), made(at_kanim, cast, reason="Court order 12.", contents=True)
    with zipfile.ZipFile(io.BytesIO(ours)) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    with zipfile.ZipFile(io.BytesIO(other)) as bundle:
        files["sheet.pdf"] = bundle.read("sheet.pdf")
    mixed = io.BytesIO()
    with zipfile.ZipFile(mixed, "w") as new:
        for name, content in files.items():
            new.writestr(name, content)
    assert look_at(mixed.getvalue(), trust=trust()).problems


def test_documents_themselves_need_a_reason_and_the_wish_an_auditor(cast: Cast, at_kanim: Application) -> None:
    with pytest.raises(MoveRefused):
        wish(at_kanim, by=cast["agus"], desk=AUDITOR, reason=" ", contents=True)
    with pytest.raises(NotYours):
        wish(at_kanim, by=cast["kade"], desk="kanim_officer@K3102", reason="", contents=False)
    data = made(at_kanim, cast, reason="Court order 12.", contents=True)
    assert look_at(data, trust=trust()).problems == []
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        assert len([name for name in bundle.namelist() if name.startswith("documents/")]) == at_kanim.documents.count()


def test_an_auditor_confirms_and_takes_it_and_the_applicant_sees_it(
    sign_in: SignIn, cast: Cast, at_kanim: Application, run_outbox: RunOutbox, tmp_path: Path
) -> None:
    client, dossier = sign_in("agus"), f"/audit/files/{at_kanim.reference}/"
    with_an_app(user_of(cast["agus"]))
    empty = client.post(f"{dossier}evidence/", {"contents": "yes"})
    assert (empty.status_code, "are needed" in empty.content.decode()) == (422, True)
    where = client.post(f"{dossier}evidence/", {"reason": "A complaint."})["Location"]
    client.get(where)
    asked = Confirmation.objects.latest("pk")
    assert client.post(where, {"confirmation": asked.pk, "digits": "000000"}).status_code == 422
    assert not Delivery.objects.filter(event__kind="evidence.asked").exists()
    again = Confirmation.objects.latest("pk")
    assert client.post(where, {"confirmation": again.pk, "digits": digits()})["Location"] == where
    cache.clear()
    assert "being made" in client.get(where).content.decode()
    delivery = Delivery.objects.get(event__kind="evidence.asked")
    assert queue_of(delivery.reaction) == "letters"  # which only the process with the keys serves
    run_outbox()
    assert "is ready" in client.get(where).content.decode()
    answered = client.post(f"{where}take/")
    assert answered["Content-Type"] == "application/zip"
    (tmp_path / "evidence.zip").write_bytes(answered.content)
    assert main([str(tmp_path / "evidence.zip")]) == 0
    kinds = Event.objects.filter(subject=at_kanim.subject, kind__startswith="evidence.").order_by("number")
    assert list(kinds.values_list("kind", flat=True)) == ["evidence.asked", "evidence.made", "evidence.taken"]
    assert (
        "To check how the offices work" in sign_in("anna").get(f"/applications/{at_kanim.reference}/").content.decode()
    )


def test_a_wish_that_was_changed_after_the_look_is_not_confirmed(cast: Cast, at_kanim: Application) -> None:
    person = user_of(cast["agus"])
    with_an_app(person)
    bundle = wish(at_kanim, by=cast["agus"], desk=AUDITOR, reason="", contents=False)
    with pytest.raises(NotYours):
        confirm(bundle, by=cast["kade"], person=person, confirmation=1, digits=digits(), passkey="")
    other = wish(at_kanim, by=cast["agus"], desk=AUDITOR, reason="Other words.", contents=True)
    from_other = Confirmation.objects.create(
        person=person, digest="0" * 64, nonce="n", until=timezone.now() + timedelta(minutes=5)
    )
    with pytest.raises(MoveRefused, match="changed"):
        confirm(other, by=cast["agus"], person=person, confirmation=from_other.pk, digits=digits(), passkey="")
    assert not Event.objects.filter(kind="evidence.asked").exists()


def test_after_a_week_it_is_thrown_away(cast: Cast, at_kanim: Application) -> None:
    made(at_kanim, cast)
    now = timezone.now()
    assert throw_away(now=now) == 0
    assert throw_away(now=now + KEPT + timedelta(seconds=1)) == 1
    assert throw_away(now=now + KEPT + timedelta(seconds=1)) == 0
    with pytest.raises(MoveRefused):
        taken(Bundle.objects.get(), by=cast["agus"])
