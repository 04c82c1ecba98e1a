"""What a check found, as a row: how a result becomes a finding, and when two findings say the same."""

from collections.abc import Mapping

from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.verification.checks.rule import Rule
from tinggal.verification.models import Finding
from tinggal.verification.papers import Paper
from tinggal.verification.results import Result
from tinggal.verification.silence import SILENT, next_time

LONGEST = 200


def finding_of(file: Application, about: str, rule: Rule, result: Result, papers: Mapping[str, Paper]) -> Finding:
    """Not saved yet. Where a register was silent it says when to ask again."""
    return Finding(
        application=file,
        document=papers[about].document if about in papers else None,
        about=about,
        check_name=rule.name,
        version=rule.version,
        outcome=result.outcome,
        words=result.words,
        expected=result.expected[:LONGEST],
        found=result.found[:LONGEST],
        reason=result.reason,
        box=result.box.to_json() if result.box else None,
        ask_again_at=next_time(asked=0, now=timezone.now()) if result.words in SILENT else None,
    )


def says_the_same(one: Finding, other: Finding) -> bool:
    """Whether the same version of the same document gave the same result."""
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("document_id", "version", "outcome", "words", "expected", "found")
    )
