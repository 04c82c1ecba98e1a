"""A bundle of evidence: anybody checks it with the key of the log; one changed byte shows; documents need a reason."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.conftest import Cast, user_of
from tinggal.applications.models import Application
from tinggal.checker.evidence import problems
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.oversight.evidence import evidence
from tinggal.transparency.keys import log_vkey


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
    data = evidence(at_kanim, by=cast["agus"], desk="auditor@DIT")
    assert problems(data, log=log_vkey()) == []
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        names = bundle.namelist()
    assert {"README.txt", "events.json", "documents.json", "manifest.txt"} <= set(names)
    assert not [name for name in names if name.startswith("documents/")]
    for name in (*names, "added.txt"):
        assert problems(repacked(data, name, b"x"), log=log_vkey()), name
    assert problems(b"no bundle", log=log_vkey())
    assert Event.objects.get(subject=at_kanim.subject, kind="evidence.made").data["purpose"] == "audit"


def test_documents_themselves_need_a_reason(cast: Cast, at_kanim: Application) -> None:
    with pytest.raises(MoveRefused):
        evidence(at_kanim, by=cast["agus"], desk="auditor@DIT", contents=True)
    data = evidence(at_kanim, by=cast["agus"], desk="auditor@DIT", contents=True, reason="Court order 12.")
    assert problems(data, log=log_vkey()) == []
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        assert len([name for name in bundle.namelist() if name.startswith("documents/")]) == at_kanim.documents.count()


def test_only_for_an_auditor(cast: Cast, at_kanim: Application, tmp_path: Path) -> None:
    out = tmp_path / "bundle.zip"
    with pytest.raises(CommandError, match="no auditor"):
        call_command("evidence", at_kanim.reference, user_of(cast["kade"]).email, out)
    call_command("evidence", at_kanim.reference, user_of(cast["agus"]).email, out)
    assert problems(out.read_bytes(), log=log_vkey()) == []
