"""What a copy says about sponsors and agents: whose lists a person stands on, and for whom he works."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from tinggal.applications.models import Application
from tinggal.guarantees.duty_models import Report, ReportLine, TakenBack, Undertaking
from tinggal.guarantees.link_models import CalendarLink, WorkerLink
from tinggal.guarantees.models import Batch, BatchRow, Foreigner
from tinggal.people.models import User
from tinggal.rights.columns import Told, columns
from tinggal.sponsors.models import Mandate, Membership, Sponsor


def sponsors_told(person: User, files: Sequence[Application]) -> Told:
    """What sponsors wrote about this person, and what he does for sponsors. Of other foreigners it says nothing."""
    own = {"application__in": files}
    return {
        "on_lists_of_sponsors": columns(
            _listed(files),
            *("sponsor__name", "name", "nationality", "expires_on", "report_due_on", "since", "released_at"),
        ),
        "reported_by_sponsors": [
            line | {"in_words": str(ReportLine.What(line["what"]).label)}
            for line in columns(
                ReportLine.objects.filter(foreigner__in=_listed(files)),
                *("report__sponsor__name", "report__made_at", "what", "was_due_on", "happened_on", "words"),
            )
        ],
        "undertakings": columns(
            Undertaking.objects.filter(**own),
            *("application__reference", "sponsor__name", "state", "asked_at", "answered_at", "reason"),
        ),
        "undertakings_taken_back": [
            row | {"in_words": str(TakenBack.Ground(row["ground"]).label)}
            for row in columns(
                TakenBack.objects.filter(Q(undertaking__application__in=files) | Q(taken_by=person)),
                *("undertaking__application__reference", "undertaking__sponsor__name", "taken_at", "ground", "words"),
            )
        ],
        "rows_of_tables": columns(
            BatchRow.objects.filter(**own), "application__reference", "batch__made_at", "number", "cells", "faulty"
        ),
        "links_for_your_part": columns(
            WorkerLink.objects.filter(**own),
            *("application__reference", "email", "made_at", "until_at", "proved_at", "done_at", "ended_at"),
        ),
        "sponsors": columns(
            Sponsor.objects.filter(account=person),
            *("kind", "number", "name", "address", "email", "phone", "registered_at", "checked"),
        ),
        "works_for": columns(
            Membership.objects.filter(user=person),
            *("sponsor__name", "email", "tasks", "invited_at", "joined_at", "suspended_at"),
        ),
        "mandates": columns(
            Mandate.objects.filter(Q(person=person) | Q(asked_by=person)),
            *("agent__name", "client__name", "scopes", "everything", "asked_at", "granted_at", "until_on", "ended_at"),
        ),
        "tables_sent": columns(Batch.objects.filter(made_by=person), "sponsor__name", "kind", "name", "made_at"),
        "reports_made": columns(Report.objects.filter(made_by=person), "sponsor__name", "made_at"),
        "calendar_links": columns(
            CalendarLink.objects.filter(user=person), "sponsor__name", "made_at", "read_at", "ended_at"
        ),
    }


def _listed(files: Sequence[Application]) -> QuerySet[Foreigner]:
    return Foreigner.objects.filter(Q(holds__in=files) | Q(runs__in=files))
