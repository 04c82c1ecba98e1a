"""Was the same file used for another document, or by another person?"""

from django.db.models import Q

from tinggal.applications.models import Document
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_NAMED = 5


def not_same_file(paper: Paper) -> Result:
    """A question, not a fault: one scan may hold two documents, and a sponsor may sponsor two people."""
    document = paper.document
    same = Document.objects.filter(
        Q(original_sha256=document.original_sha256) | Q(sha256=document.sha256), replaced_at=None
    ).exclude(pk=document.pk)
    here = same.filter(application_id=document.application_id).order_by("code").values_list("code", flat=True)
    if codes := list(here[:_NAMED]):
        return Result(Outcome.ASK, "same_file_twice", found=", ".join(codes))
    elsewhere = same.exclude(application__applicant_id=document.application.applicant_id)
    references = elsewhere.order_by("application__reference").values_list("application__reference", flat=True)
    if others := list(references.distinct()[:_NAMED]):
        return Result(Outcome.ASK, "file_of_somebody_else", found=", ".join(others))
    return PASSED
