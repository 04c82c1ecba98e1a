"""The letter and the mail of a return name each document and answer on a line of its own, with why."""

import json

import pytest

from tests.conftest import Cast, empty_outbox
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.casework.returning import return_to_applicant
from tinggal.casework.verdicts import judge
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.replay import replay


@pytest.fixture
def returned(draft: Application, cast: Cast) -> Application:
    """The passport page is cut off, an answer is wrong, and something else is missing."""
    walk_to(Status.AT_KANIM, draft, cast)
    passport = draft.documents.get(code="passport", replaced_at=None)
    judge(passport, by=cast["kade"], state="incomplete", reasons=["R-01"], words="Cut at\nthe top.")
    return_to_applicant(draft, "return", by=cast["kade"], reasons=["R-02"], note="See below.", answers=["address"])
    empty_outbox()
    draft.refresh_from_db()
    return draft


def test_the_letter_names_each_item_and_what_belongs_to_none_comes_first(returned: Application) -> None:
    letter = Letter.objects.get(application=returned, kind=Kind.RETURN)
    content = json.loads(letter.content)
    legal = returned.permit.requirement("passport").legal_name
    assert [ground["code"] for ground in content["grounds"]] == ["R-02", "R-01", "R-09"]
    first, passport, address = content["grounds"]
    assert first["words"]["id"] == "Terdapat dokumen persyaratan yang belum dilampirkan."
    assert passport["words"]["id"] == f"{legal} – Halaman paspor tidak dapat dibaca."
    assert (
        passport["words"]["en"]
        == f"{returned.permit.requirement('passport').label} – The passport page cannot be read."
    )
    assert passport["mend"]["id"].startswith(f"{legal} – Unggah ulang")
    assert address["words"]["en"].startswith(f"{returned.permit.question('address').label} – Answers in the form")
    assert content["explanation"] == f"See below.\n{legal} – Cut at the top."


def test_the_letter_is_rebuilt_byte_for_byte(returned: Application) -> None:
    assert replay(Letter.objects.get(application=returned, kind=Kind.RETURN)).same


def test_the_mail_names_each_item_once(returned: Application) -> None:
    body = returned.notices.get(kind="application.returned", channel="email").body
    lines = body.splitlines()
    assert f"- {returned.permit.requirement('passport').label} – The passport page cannot be read." in lines
    assert "  Cut at" in lines
    assert sum("Answers in the form do not agree" in line for line in lines) == 1
    assert f"- {returned.permit.question('address').label} – " in body
    assert "- A document is missing." in lines
