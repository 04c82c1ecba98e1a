"""An officer's verdict on a document and his notes: who may, what is kept and told, what the applicant reads."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.casework.conftest import BringTo, SignIn
from tests.conftest import Cast, user_of
from tinggal.applications.models import Application, Document
from tinggal.casework.leases import take
from tinggal.casework.models import Note, Verdict
from tinggal.casework.notes import notes_on, recommendation_on, write_note
from tinggal.casework.verdicts import judge, take_back, verdict_on, verdicts_on
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused


@pytest.fixture
def passport(at_kanim: Application) -> Document:
    """The passport of a file at the immigration office."""
    return at_kanim.documents.get(code="passport", replaced_at=None)


def told(file: Application, *kinds: str) -> list[dict[str, object]]:
    return [one.data for one in Event.objects.filter(subject=file.subject, kind__in=kinds).order_by("number")]


def test_nobody_has_looked_until_somebody_says_so(passport: Document, cast: Cast):
    assert verdict_on(passport) is None
    judge(passport, by=cast["kade"], state="passed")
    assert verdicts_on(passport.application)["passport"].by == user_of(cast["kade"])
    assert told(passport.application, "document.judged") == [{"code": "passport", "version": 1, "verdict": "passed"}]


def test_saying_it_again_changes_nothing_and_another_verdict_leaves_the_first_as_a_trail(
    passport: Document, cast: Cast
):
    for _twice in range(2):
        judge(passport, by=cast["kade"], state="passed")
    judge(passport, by=cast["kade"], state="incomplete", reasons=["R-01", "R-01"], words=" The page is cut.\r\n")
    verdict = verdict_on(passport)
    assert verdict
    assert (verdict.state, verdict.reasons, verdict.words) == ("incomplete", ["R-01"], "The page is cut.")
    assert Verdict.objects.filter(document=passport).count() == 2
    assert told(passport.application, "document.judged")[1]["reasons"] == ["R-01"]


def test_the_journal_holds_the_codes_and_not_what_was_written(passport: Document, cast: Cast):
    judge(passport, by=cast["kade"], state="incomplete", reasons=["R-01"], words="Anna's page is cut.")
    write_note(passport.application, "Anna called.", by=cast["kade"])
    assert "Anna" not in str(told(passport.application, "document.judged", "note.written"))


def test_a_verdict_can_be_taken_back(passport: Document, cast: Cast):
    judge(passport, by=cast["kade"], state="passed")
    for _twice in range(2):
        take_back(passport, by=cast["kade"])
    assert verdict_on(passport) is None
    assert len(told(passport.application, "document.unjudged")) == 1


@pytest.mark.parametrize(
    ("state", "reasons"), [("incomplete", []), ("incomplete", ["T-01"]), ("incomplete", ["X"]), ("good", []), ("", [])]
)
def test_what_is_no_verdict_is_refused_in_words(passport: Document, cast: Cast, state: str, reasons: list[str]):
    with pytest.raises(MoveRefused):
        judge(passport, by=cast["kade"], state=state, reasons=reasons)
    assert verdict_on(passport) is None


def test_only_the_desk_where_the_file_lies_judges_and_not_while_a_colleague_works_on_it(passport: Document, cast: Cast):
    for name in ("wayan", "anna", "agus"):
        with pytest.raises(PermissionDenied):
            judge(passport, by=cast[name], state="passed")
    take(passport.application, by=cast["kade"])
    judge(passport, by=cast["kade"], state="passed")


def test_the_applicant_reads_at_once_what_is_wrong_and_never_a_note(
    passport: Document, cast: Cast, sign_in: SignIn, at_kanim: Application
):
    judge(passport, by=cast["kade"], state="incomplete", reasons=["R-01"], words="The top is cut off.")
    write_note(at_kanim, "Only for us.", by=cast["kade"], recommends="refusal", reasons=["T-01"])
    page = sign_in("anna").get(f"/applications/{at_kanim.reference}/").content.decode()
    assert "The passport page cannot be read." in page
    assert "The top is cut off." in page
    assert "Only for us." not in page
    take_back(passport, by=cast["kade"])
    assert "The top is cut off." not in sign_in("anna").get(f"/applications/{at_kanim.reference}/").content.decode()


def test_notes_stand_newest_first_with_their_recommendation(at_kanim: Application, cast: Cast):
    write_note(at_kanim, "First.", by=cast["wayan"])
    write_note(at_kanim, "", by=cast["kade"], recommends="refusal", reasons=["T-01"])
    (newest, reasons), (first, none) = notes_on(at_kanim)
    assert (newest.by, [one.code for one in reasons]) == (user_of(cast["kade"]), ["T-01"])
    assert (first.text, none, recommendation_on(at_kanim)) == ("First.", [], newest)


def test_a_note_without_words_or_right_is_refused(at_kanim: Application, cast: Cast):
    with pytest.raises(MoveRefused):
        write_note(at_kanim, "  ", by=cast["kade"])
    with pytest.raises(MoveRefused):
        write_note(at_kanim, "No.", by=cast["kade"], recommends="refusal")
    for name, more in (("anna", {}), ("agus", {}), ("budi", {}), ("wayan", {"recommends": "approval"})):
        with pytest.raises(PermissionDenied):
            write_note(at_kanim, "Something.", by=cast[name], **more)
    assert not Note.objects.exists()


def test_a_new_version_has_not_been_looked_at(bring_to: BringTo, cast: Cast):
    file = bring_to("at_kanim")
    document = file.documents.get(code="passport", replaced_at=None)
    judge(document, by=cast["kade"], state="passed")
    Document.objects.filter(pk=document.pk).update(replaced_at=document.attached_at)
    assert verdicts_on(file) == {}
    with pytest.raises(MoveRefused):
        take_back(document, by=cast["kade"])
