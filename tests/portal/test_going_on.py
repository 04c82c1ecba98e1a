"""From page to page of a draft without the way back to the list: each page leads to the next task that is open."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.conftest import Cast
from tests.papers import picture
from tests.portal.conftest import page
from tinggal.applications.drafts import start
from tinggal.applications.models import Application
from tinggal.applications.progress import papers
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.portal.going_on import going_on
from tinggal.portal.papers_together import missing_of


def chosen(file: Application, side: str) -> dict[str, SimpleUploadedFile]:
    """A picture for each document of one side that is missing."""
    codes = [paper.requirement.code for paper in missing_of(papers(file), side)]
    return {code: SimpleUploadedFile(f"{code}.jpg", picture(code), "image/jpeg") for code in codes}


def test_a_draft_goes_on_with_its_first_open_task(cast: Cast) -> None:
    file = start(permit("new-itas-worker"), by=cast["anna"])
    assert going_on(file) == page("document", file, "passport")


def test_a_draft_in_which_nothing_is_open_goes_on_to_the_check(draft: Application) -> None:
    assert going_on(draft) == page("check", draft)


def test_papers_follow_the_questions_those_of_the_sponsor_after_the_own(anna: Client, draft: Application) -> None:
    draft.documents.exclude(code="passport").delete()
    assert going_on(draft) == page("papers_together", draft, "own")
    answered = anna.post(page("papers_together", draft, "own"), chosen(draft, "own"))
    assert answered["Location"] == page("papers_together", draft, "sponsor")
    answered = anna.post(page("papers_together", draft, "sponsor"), chosen(draft, "sponsor"))
    assert answered["Location"] == page("documents", draft)


def test_one_paper_alone_is_added_from_the_list(draft: Application) -> None:
    draft.documents.filter(code="guarantee_letter").delete()
    assert going_on(draft) == page("documents", draft)


def test_a_file_that_was_sent_back_goes_on_from_what_must_be_corrected(draft: Application) -> None:
    draft.status = Status.RETURNED
    assert going_on(draft) == page("application", draft)
