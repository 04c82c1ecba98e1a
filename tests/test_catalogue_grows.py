"""One file and one entry in a list add a permit type: from the public page over form, fee and desks to the letter."""

import importlib.util
import io
import sys
from pathlib import Path

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from tests.conftest import Cast, RunOutbox, user_of
from tests.papers import attach_everything, good_answers, picture
from tests.test_house_rules import test_every_permit_names_known_roads_and_known_checks as roads_and_checks_are_known
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.fees import fee_lines, total
from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.types import PermitType
from tinggal.letters.actions import pdf_of
from tinggal.letters.models import Letter
from tinggal.payments.models import Bill
from tinggal.people.actors import SYSTEM
from tinggal.verification.actions import open_questions, resolve

THE_FILE = '''
"""New limited stay permit (ITAS) for visiting musicians."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.permits import _student
from tinggal.catalogue.permits._documents import FOR_CHANGE_OF_STATUS, POWER_OF_ATTORNEY
from tinggal.catalogue.permits._person import PASSPORT, STAY_ON_VISIT_PERMIT
from tinggal.catalogue.permits._services import (
    CHANGE_OF_STATUS_LETTER,
    CHANGE_OF_STATUS_ROUTE,
    CHANGE_OF_STATUS_WINDOW,
    INTERVIEW_ALWAYS,
    ITAS_FEE,
    SAME_ROUTE_FOR_ALL,
)
from tinggal.catalogue.permits._sponsor import INSTITUTION
from tinggal.catalogue.types import PermitType, Question, Requirement

PERMIT = PermitType(
    code="new-itas-musician",
    service="alih_status",
    family="student",
    name=_("New limited stay permit (KITAS) for visiting musicians"),
    legal_name="Izin Tinggal Terbatas musisi tamu (alih status dari Izin Tinggal Kunjungan)",
    summary=_("You are in Indonesia on a visit permit and want to stay to make music."),
    questions=(
        *PASSPORT,
        *STAY_ON_VISIT_PERMIT,
        *INSTITUTION,
        *_student.QUESTIONS,
        Question("instrument", _("Which instrument do you play?"), "text", "purpose"),
    ),
    requirements=(
        *FOR_CHANGE_OF_STATUS,
        Requirement(
            "programme",
            _("Programme of your concerts"),
            "Program konser",
            _("It shows where and when you will play."),
            "An example that is no law",
        ),
        POWER_OF_ATTORNEY,
    ),
    fee=ITAS_FEE,
    route=CHANGE_OF_STATUS_ROUTE,
    calling_visa_route=SAME_ROUTE_FOR_ALL,
    indexes=_student.INDEXES,
    months=_student.MONTHS,
    window=CHANGE_OF_STATUS_WINDOW,
    interview=INTERVIEW_ALWAYS,
    letter=CHANGE_OF_STATUS_LETTER,
)
'''
MUSICIAN = "new-itas-musician"


@pytest.fixture
def musicians(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PermitType:
    """The new file, and its entry in the list wherever the list was imported."""
    place = tmp_path / "new_itas_musician.py"
    place.write_text(THE_FILE)
    spec = importlib.util.spec_from_file_location("new_itas_musician", place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    usual, grown = PERMITS, (*PERMITS[:4], module.PERMIT, *PERMITS[4:])
    assert get_resolver().url_patterns  # every room is imported now, so that none keeps the longer list afterwards
    for other in list(sys.modules.values()):
        if vars(other).get("PERMITS") is usual:
            monkeypatch.setattr(other, "PERMITS", grown)
    new = permit(MUSICIAN)
    assert isinstance(new, PermitType)
    return new


@pytest.fixture
def anna(cast: Cast) -> Client:
    client = Client()
    client.force_login(user_of(cast["anna"]))
    return client


def text(client: Client, where: str) -> str:
    page = client.get(where)
    assert page.status_code == 200
    return page.content.decode()


def test_everybody_can_read_about_it(musicians: PermitType, client: Client, db: None) -> None:
    assert "for visiting musicians" in text(client, "/permits/")
    page = text(client, f"/permits/{MUSICIAN}/")
    for words in ("want to stay to make music", "Programme of your concerts", "It shows where and when you will play."):
        assert words in page
    assert "for visiting musicians" in text(client, "/permits/indexes/")


def test_it_keeps_the_rules_of_the_house(musicians: PermitType) -> None:
    roads_and_checks_are_known()


def test_it_goes_the_whole_road(musicians: PermitType, anna: Client, cast: Cast, run_outbox: RunOutbox) -> None:
    file = begun(anna, musicians)
    filled_in(file, anna, cast)
    sent = anna.post(f"/applications/{file.reference}/check/", {"true": "on"})
    assert (sent.status_code, sent["Location"]) == (302, f"/applications/{file.reference}/sent/")
    run_outbox()

    bill = Bill.objects.get(application=file)
    file.refresh_from_db()
    assert (file.status, file.route_name) == (Status.UNPAID, "change-of-status-2023")
    assert bill.amount == total(fee_lines(musicians, file.answers, on=timezone.localdate())) > 0

    perform(file, "pay", by=SYSTEM)
    assert_the_desk_reads_it(file, cast)
    for question in open_questions(file):
        resolve(question, by=cast["kade"], resolution="cleared", grounds="same_person", note="Seen at the counter.")
    walk_to(Status.AT_KASUBDIT, file, cast)
    perform(file, "approve", by=cast["kusuma"])
    run_outbox()
    file.refresh_from_db()
    assert file.status == Status.ISSUED
    assert "musisi tamu" in words_of(Letter.objects.get(application=file))
    assert "for visiting musicians" in text(anna, f"/applications/{file.reference}/")


def begun(anna: Client, musicians: PermitType) -> Application:
    """A draft, by the button."""
    assert "for visiting musicians" in text(anna, f"/applications/new/{MUSICIAN}/")
    file_page = anna.post(f"/applications/new/{MUSICIAN}/")["Location"]
    file = Application.objects.get(reference=file_page.split("/")[2])
    assert file.permit == musicians
    return file


def filled_in(file: Application, anna: Client, cast: Cast) -> None:
    """Its own question and its own document through the pages, the rest as every permit has them."""
    usual = good_answers(file.permit, today=timezone.localdate())
    answer(file, {**usual, "instrument": ""}, by=cast["anna"])
    form = f"/applications/{file.reference}/form/purpose/"
    assert "Which instrument do you play?" in text(anna, form)
    refused = anna.post(form, {**usual, "instrument": ""})
    assert "Fill in: Which instrument do you play?" in refused.content.decode()
    purposes = {one.code: usual[one.code] for one in file.permit.questions if one.group == "purpose"}
    parts = {f"{code}_{part}": value for code, day in purposes.items() for part, value in _parts(day)}
    assert anna.post(form, {**purposes, **parts, "instrument": "Suling"}).status_code == 302

    attach_everything(file, by=cast["anna"])
    file.documents.filter(code="programme").delete()
    file.refresh_from_db()
    assert file.answers["instrument"] == "Suling"
    gaps = anna.post(f"/applications/{file.reference}/check/", {"true": "on"})
    assert "Please upload: Programme of your concerts." in gaps.content.decode()
    page = f"/applications/{file.reference}/documents/programme/"
    upload = SimpleUploadedFile("programme.jpg", picture("programme", size=(1200, 1600)))
    assert anna.post(page, {"file": upload}).status_code == 302


def _parts(day: str) -> list[tuple[str, str]]:
    pieces = day.split("-")
    return list(zip(("year", "month", "day"), pieces, strict=True)) if len(pieces) == 3 else []


def assert_the_desk_reads_it(file: Application, cast: Cast) -> None:
    page = Application.objects.get(pk=file.pk)
    assert page.status == Status.AT_KANIM
    client = Client()
    officer = user_of(cast["kade"])
    officer.authenticator_set.create(type="totp", data={"secret": "x"})
    client.force_login(officer)
    desk = text(client, f"/desk/{file.reference}/")
    for words in ("for visiting musicians", "Programme of your concerts", "Which instrument do you play?", "Suling"):
        assert words in desk
    assert file.reference in text(client, "/desk/")


def words_of(letter: Letter) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf_of(letter)))
    found = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    document.close()
    return found
