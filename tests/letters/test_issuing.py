"""A decision ends with exactly one letter, examined before it is filed, in the inbox of the right office."""

import hashlib
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from django.conf import LazySettings
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper

from tests.conftest import Cast, make_cast, make_draft
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Decision
from tinggal.applications.status import Status
from tinggal.intake import vault
from tinggal.journal.models import Event
from tinggal.letters import actions
from tinggal.letters.evidence import EvidenceChanged, hold_to_the_evidence
from tinggal.letters.models import Dispatch, Letter
from tinggal.letters.reactions import issue
from tinggal.letters.replay import rebuilt
from tinggal.letters.signer import NotSigned
from tinggal.letters.signers.development import make_development_keys
from tinggal.transparency.models import Entry

LOCKS = {
    "before the letter": "SELECT 1 FROM applications_application"
    " WHERE 'application/' || reference = %(subject)s FOR UPDATE",
    "after the letter": "SELECT pg_advisory_xact_lock(hashtextextended(%(subject)s, 0))",
    "after the step": "LOCK TABLE letters_dispatch IN EXCLUSIVE MODE",
}


def who_waits(cursor: CursorWrapper) -> list[int]:
    """The database's process ids of those who wait for a lock."""
    cursor.execute(
        "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        " AND pg_sleep(0.01) IS NOT NULL"
    )
    return [pid for (pid,) in cursor.fetchall()]


def decided(cast: Cast, *, permit_code: str = "new-itas-worker", action: str = "approve") -> Event:
    """The event of a decision; an extension is decided by the head of the office, the rest in Jakarta."""
    file = make_draft(cast, permit_code=permit_code)
    here = Status.AT_HEAD if permit_code.startswith("extend-itas") else Status.AT_KASUBDIT
    Application.objects.filter(pk=file.pk).update(interviewed_at=file.started_at)
    walk_to(here, file, cast)
    who = cast["hadi"] if here == Status.AT_HEAD else cast["kusuma"]
    return perform(file, action, by=who, reasons=["T-02", "T-04"] if action == "reject" else ())


def text_of(letter: Letter) -> str:
    document = pypdfium2.PdfDocument(actions.pdf_of(letter))
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    document.close()
    return text


def kinds(subject: str) -> list[str]:
    return list(Event.objects.filter(subject=subject).order_by("number").values_list("kind", flat=True))


def test_an_approval_becomes_a_letter_in_the_inbox_of_the_office_and_the_application_moves_on(cast: Cast) -> None:
    event = decided(cast)
    issue(event)
    letter = Letter.objects.get()
    decision = Decision.objects.get()
    assert (letter.number, letter.kind, letter.application.status) == (decision.number, "approval", Status.ISSUED)
    kanim = letter.application.office
    assert {(sent.office, sent.purpose) for sent in letter.dispatches.all()} == {(kanim, "act"), (kanim.parent, "copy")}
    told = ["approval.filed", "application.issued", "letter.dispatched", "letter.dispatched"]
    assert kinds(event.subject)[-4:] == told
    text = text_of(letter)
    for words in (
        decision.number,
        "ANNA MARIA ERIKSSON",
        "Swedia",
        letter.short_code,
        "E23 –",
        letter.application.reference,
    ):
        assert words in text
    assert "yang diteruskan oleh Kantor Imigrasi" in text
    assert "dan Kantor Wilayah Direktorat Jenderal Imigrasi" in text


def test_a_refusal_carries_its_coded_reasons_and_the_file_is_refused(cast: Cast) -> None:
    issue(decided(cast, action="reject"))
    letter = Letter.objects.get()
    assert (letter.kind, letter.application.status) == ("refusal", Status.REFUSED)
    text = text_of(letter)
    for words in ("T-02", "Pasal 42 huruf b", "T-04", "Pasal 123 huruf a", "21 (dua puluh satu) hari kerja", "DITOLAK"):
        assert words in text


def test_a_letter_of_an_immigration_office_has_its_letterhead_and_its_head_as_signatory(cast: Cast) -> None:
    issue(decided(cast, permit_code="extend-itas-worker"))
    letter = Letter.objects.get()
    text = text_of(letter)
    assert f"Kepala {letter.decision.office.name}, Ditandatangani secara elektronik oleh" in text
    assert letter.decision.office.name.upper() in text
    assert "a.n. Direktur" not in text


def test_issuing_twice_makes_one_letter(cast: Cast) -> None:
    event = decided(cast)
    issue(event)
    before = Letter.objects.values().get()
    issue(event)
    assert Letter.objects.values().get() == before
    assert Dispatch.objects.count() == 2
    assert Entry.objects.filter(writing__kind="approval").count() == 1
    assert kinds(event.subject).count("approval.filed") == 1


def test_the_database_refuses_a_second_letter_for_a_decision(cast: Cast) -> None:
    issue(decided(cast))
    letter = Letter.objects.get()
    letter.pk, letter.code, letter.short_code, letter.sha256 = None, "x", "y", "z"
    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save(force_insert=True)


def test_the_filed_data_makes_the_same_letter_again(cast: Cast) -> None:
    issue(decided(cast))
    letter = Letter.objects.get()
    assert actions.pdf_of(letter).startswith(rebuilt(letter))


def test_a_letter_that_comes_back_with_a_signature_nobody_trusts_is_not_filed(
    cast: Cast, settings: LazySettings, tmp_path: Path
) -> None:
    event = decided(cast)
    trusted = shutil.copytree(settings.TRUST_FOLDER, tmp_path / "trust")
    shutil.rmtree(trusted / "roots")
    make_development_keys(tmp_path / "elsewhere", trusted)
    settings.TRUST_FOLDER = trusted
    with pytest.raises(NotSigned, match="not in order: unknown_signer"):
        issue(event)
    assert not Letter.objects.exists()
    assert Application.objects.get().status == Status.APPROVED


def test_no_letter_is_signed_when_a_document_is_not_the_one_that_was_decided_on(cast: Cast) -> None:
    event = decided(cast)
    document = Application.objects.of(event).documents.filter(replaced_at=None)[0]
    other = vault.put(b"another document")
    Application.objects.of(event).documents.filter(pk=document.pk).update(
        stored=other.name, wrapped_key=other.wrapped_key
    )
    with pytest.raises(EvidenceChanged, match=document.code):
        issue(event)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("forged", "words"),
    [
        ({"outcome": "refusal"}, "does not tell"),
        ({"reasons": ["T-02"]}, "does not tell"),
        ({"decided_at": datetime(2025, 1, 2, 3, 4, tzinfo=UTC)}, "another time"),
    ],
)
def test_a_decision_the_journal_does_not_tell_of_gets_no_letter(
    cast: Cast, forged: dict[str, object], words: str
) -> None:
    event = decided(cast)
    Decision.objects.update(**forged)
    with pytest.raises(EvidenceChanged, match=words):
        issue(event)
    assert not Letter.objects.exists()


def test_a_decision_with_a_changed_line_in_its_story_gets_no_letter(cast: Cast) -> None:
    event = decided(cast)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER journal_event_no_change")
        cursor.execute("UPDATE journal_event SET actor = 'user/0' WHERE id = %s", [event.pk])
    with pytest.raises(EvidenceChanged, match="were changed"):
        issue(event)


def test_an_application_nobody_paid_for_gets_no_letter(cast: Cast) -> None:
    event = decided(cast)
    decision = Decision.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER journal_event_no_change")
        cursor.execute("DELETE FROM journal_delivery")
        cursor.execute("DELETE FROM journal_event WHERE subject = %s AND number > 2", [event.subject])
    last = Event.objects.filter(subject=event.subject).latest("number")
    with pytest.raises(EvidenceChanged, match="never paid"):
        hold_to_the_evidence(last, decision=decision)


def in_parallel(count: int, work: Callable[[], None]) -> None:
    def own_connection(_: int) -> None:
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as threads:
        list(threads.map(own_connection, range(count)))


@pytest.mark.usefixtures("committed")
def test_workers_that_issue_at_the_same_time_file_one_letter_and_leave_no_other_file() -> None:
    event = decided(make_cast())
    before = sum(len(default_storage.listdir(f"vault/{folder}")[1]) for folder in default_storage.listdir("vault")[0])
    in_parallel(4, lambda: issue(event))
    letter = Letter.objects.get()
    after = sum(len(default_storage.listdir(f"vault/{folder}")[1]) for folder in default_storage.listdir("vault")[0])
    assert after == before + 1
    assert hashlib.sha256(actions.pdf_of(letter)).hexdigest() == letter.sha256
    assert kinds(event.subject).count("application.issued") == 1


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("lock", LOCKS.values(), ids=LOCKS)
def test_a_worker_that_dies_while_filing_leaves_nothing_and_the_next_one_files_the_letter(
    lock: str,
) -> None:
    event = decided(make_cast())
    with ThreadPoolExecutor(1) as threads, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(lock, {"subject": event.subject})
        worker = threads.submit(in_parallel, 1, lambda: issue(event))
        while not (waiting := who_waits(cursor)):
            assert not worker.done(), worker.exception()
        cursor.execute("SELECT pg_terminate_backend(%s)", [waiting[0]])
        with pytest.raises(OperationalError):
            worker.result()
    assert not Letter.objects.exists()
    assert Application.objects.get().status == Status.APPROVED
    issue(event)
    assert Letter.objects.get().number == Decision.objects.get().number
    assert Application.objects.get().status == Status.ISSUED


def test_the_office_confirms_the_receipt_once_and_nobody_else_can(cast: Cast) -> None:
    event = decided(cast)
    issue(event)
    dispatch = Dispatch.objects.get(purpose="act")
    for stranger in ("anna", "budi", "wayan", "kusuma"):
        with pytest.raises(PermissionDenied):
            actions.receive(dispatch, by=cast[stranger])
    assert [sent.pk for sent in Dispatch.objects.inbox_of(cast["kade"]).waiting()] == [dispatch.pk]
    first = actions.receive(dispatch, by=cast["kade"])
    again = actions.receive(dispatch, by=cast["hadi"])
    assert (again.received_at, again.received_by_id) == (first.received_at, cast["kade"].user_id)
    assert kinds(event.subject).count("letter.received") == 1
    assert not Dispatch.objects.inbox_of(cast["kade"]).waiting().exists()


def test_opening_a_letter_is_written_down(cast: Cast) -> None:
    event = decided(cast)
    issue(event)
    actions.opened(Letter.objects.get(), by=cast["kade"], desk="kanim_officer@K3101")
    assert kinds(event.subject)[-1] == "letter.opened"
