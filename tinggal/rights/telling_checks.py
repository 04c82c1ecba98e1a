"""What a copy says about looking at an application: by machines, by officers, and which turn it had."""

from django.db.models import QuerySet

from tinggal.applications.models import Application
from tinggal.casework.models import Hold, Priority, Verdict
from tinggal.oversight.models import Bundle, PersonalAccess
from tinggal.rights.columns import Told, columns
from tinggal.verification.checks.table import BY_NAME
from tinggal.verification.models import Finding


def checks_told(file: Application) -> Told:
    """The checks whose results applicants may read, as officers answered them; verdicts, holds, who asked to read."""
    return {
        "checked": [_checked(one) for one in _findings(file)],
        "looked_at_by_officers": columns(
            Verdict.objects.filter(document__application=file),
            *("document__code", "document__version", "state", "reasons", "words", "at", "superseded_at"),
        ),
        "held_back": [
            {"why": one.get_reason_display(), "from": one.put_at, "until": one.until_on, "ended_at": one.ended_at}
            for one in Hold.objects.filter(application=file).order_by("pk")
        ],
        "before_others": [
            {"why": one.get_reason_display(), "from": one.given_at, "ended_at": one.ended_at}
            for one in Priority.objects.filter(application=file).order_by("pk")
        ],
        "asked_to_read_by_exception": columns(
            PersonalAccess.objects.filter(application=file), "ground", "asked_at", "decided_at", "approved", "until"
        ),
        "bundles_of_evidence": [
            {"for": "auditor" if one.desk else "you", "asked_at": one.asked_at, "made_at": one.made_at}
            for one in Bundle.objects.filter(application=file).order_by("pk")
        ],
    }


def _findings(file: Application) -> QuerySet[Finding]:
    """Without the watch list and the signs of fraud, which no applicant reads."""
    told = [name for name, rule in BY_NAME.items() if rule.told]
    return Finding.objects.filter(application=file, check_name__in=told).order_by("pk")


def _checked(one: Finding) -> Told:
    rule = BY_NAME[one.check_name]
    return {
        "document": one.about,
        "question": str(rule.question),
        "answer": str(rule.sentence(one.words)),
        "outcome": one.outcome,
        "expected": one.expected,
        "found": one.found,
        "at": one.at,
        "looked_at_again": one.superseded_at,
        "officer": one.resolution,
        "officer_at": one.resolved_at,
    }
