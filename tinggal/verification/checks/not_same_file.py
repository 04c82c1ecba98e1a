"""Was the same file used for another document, or by another person?"""

from django.db.models import Q, QuerySet

from tinggal.applications.models import Document
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_NAMED = 5


def not_same_file(paper: Paper) -> Result:
    """A question, not a fault: one scan may hold two documents."""
    here = _same(paper.document).filter(application_id=paper.document.application_id)
    if codes := list(here.order_by("code").values_list("code", flat=True)[:_NAMED]):
        return Result(Outcome.ASK, "same_file_twice", found=", ".join(codes))
    return PASSED


def not_anothers_file(paper: Paper) -> Result:
    """A question, not a fault: a sponsor may sponsor two people. A person's own applications are no others."""
    elsewhere = _same(paper.document).exclude(application__applicant_id=paper.application.applicant_id)
    references = elsewhere.order_by("application__reference").values_list("application__reference", flat=True)
    if others := list(references.distinct()[:_NAMED]):
        return Result(Outcome.ASK, "file_of_somebody_else", found=", ".join(others))
    return PASSED


def _same(document: Document) -> QuerySet[Document]:
    either = Q(original_sha256=document.original_sha256) | Q(sha256=document.sha256)
    return Document.objects.filter(either, replaced_at=None).exclude(pk=document.pk)
