"""Thousands of files at once: copies of one that went the whole road, spread over people, offices and places."""

import random
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.applications.status import DESKS, Status
from tinggal.lib.codes import token
from tinggal.offices.models import Office
from tinggal.people.models import User

PEOPLE = 200
HERE = "K3102"
SHARE_HERE = 0.2  # of all files at the office whose queue is measured
PLACES = (*DESKS, *DESKS, Status.UNPAID, Status.RETURNED, Status.ISSUED, Status.COLLECTED, Status.REFUSED)

DOCUMENTS = """
    INSERT INTO applications_document (application_id, code, version, name, content_type, size, pages, sha256, stored,
        wrapped_key, original_sha256, original_stored, original_wrapped_key, notes)
    SELECT file.id, code, version, name, content_type, size, pages, sha256, stored, wrapped_key,
        md5(file.reference || code), original_stored, original_wrapped_key, notes
    FROM applications_application file, applications_document
    WHERE file.id = ANY(%(files)s) AND application_id = %(model)s
"""
EVENTS = """
    INSERT INTO journal_event (subject, number, kind, actor, desk, at, data, previous, seal)
    SELECT 'application/' || file.reference, number, kind, actor, desk, at, data, previous, seal
    FROM applications_application file, journal_event
    WHERE file.id = ANY(%(files)s) AND subject = %(subject)s
"""


def gather(model: Application, *, count: int) -> None:
    """Copies of a file with its documents and its story. Straight into the tables: nothing is owed for them."""
    chance = random.Random(7)
    people = User.objects.bulk_create(
        [User(email=f"{number}@crowd.example", full_name=f"Person {number}", password="!") for number in range(PEOPLE)]
    )
    offices = list(Office.objects.filter(kind="kanim").exclude(code=HERE))
    here = Office.objects.get(code=HERE)
    files = Application.objects.bulk_create([_copy(model, chance, people, offices, here) for _one in range(count)])
    values = {"files": [file.pk for file in files], "model": model.pk, "subject": model.subject}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(DOCUMENTS, values)
        cursor.execute(EVENTS, values)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copy(
    model: Application, chance: random.Random, people: list[User], offices: list[Office], here: Office
) -> Application:
    sent = timezone.now() - timedelta(hours=chance.randrange(24 * 60))
    return Application(
        permit_code=model.permit_code,
        route_name=model.route_name,
        status=chance.choice(PLACES),
        applicant=chance.choice(people),
        office=here if chance.random() < SHARE_HERE else chance.choice(offices),
        answers=model.answers | {"full_name": f"PERSON {chance.randrange(10**6)}"},
        passport_index=token(),
        submitted_at=sent,
        paid_at=sent,
        due_on=timezone.localdate() + timedelta(days=chance.randrange(-3, 10)),
    )
