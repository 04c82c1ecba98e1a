"""What auditors look back on, made inside the database: months counted, turns, signed plans, picks and marks.

The numbers grow with the files. One sponsor vouches for ten thousand people, or for one in ten of a smaller crowd.
"""

from collections.abc import Iterator

from django.db import connection, transaction
from django.utils import timezone

from bench.desk.world import HERE, World
from tinggal.applications.models import Application
from tinggal.journal.record import record
from tinggal.people.actors import Actor
from tinggal.signals import spelling
from tinggal.signals.traits import PASSPORT, SPONSOR, SPONSOR_NAME, key_of

NAME, NUMBER = "PT Sangat Besar Sekali", "1234567890123"
PEOPLE, OFFICERS, STORY = 10_000, 1500, 60
MONTHS = """
INSERT INTO oversight_officermonth (month, officer_id, desk, role, acts, days, returns, decisions, approvals,
    out_of_hours, seconds, counted_at)
SELECT date_trunc('month', now())::date - (n * interval '1 month'), id, 'kanim_officer@K' || id %% 126, 'kanim_officer',
    200 + id %% 400, 20, id %% 40, 0, 0, id %% 60, 60 + id %% 500, now()
FROM people_user, generate_series(0, 11) n WHERE id = ANY(%(officers)s) ON CONFLICT DO NOTHING
"""
OFFICES = """
INSERT INTO oversight_officemonth (month, office_id, desk, files, median, p90, returned, sent_back, differing, late,
    counted_at)
SELECT date_trunc('month', now())::date - (n * interval '1 month'), office.id, desk, 100, 1 + office.id %% 5, 8, 5, 3,
    1, 7, now()
FROM offices_office office, generate_series(0, 11) n,
    unnest(ARRAY['at_kanim', 'at_interview', 'at_head', 'at_kanwil', 'at_directorate', 'at_kasubdit']) desk
WHERE office.kind = 'kanim' ON CONFLICT DO NOTHING
"""
OVER = "status = ANY(ARRAY['collected', 'issued', 'refused', 'revoked']) AND file.id > %(after)s"
LEASES = f"""
INSERT INTO casework_lease (application_id, officer_id, desk, taken_at, until, reason, for_signing, ended_at, ending)
SELECT file.id, %(officer)s, 'kanim_officer@K3102', submitted_at, submitted_at + interval '20 minutes', '', false,
    submitted_at + interval '9 minutes', 'moved'
FROM applications_application file WHERE {OVER}
"""
PLANNED = f"""
INSERT INTO basket_planned (application_id, action, outcome, reasons, conditions, terms, note, planned_by_id,
    planned_at, story, seconds, opened, asked, in_bulk, problem, ended_at, ending)
SELECT file.id, 'approve', 'approval', '[]', '[]', '', '', %(kasubdit)s, submitted_at, 9, 2 + file.id %% 90, 5, 5,
    false, '', submitted_at + interval '5 days', 'signed'
FROM applications_application file WHERE {OVER}
"""
PICKS = f"""
INSERT INTO casework_pick (application_id, officer_id, desk, reason, ahead, at)
SELECT file.id, %(officer)s, 'kanim_officer@K3102', 'U-01', file.id %% 50, submitted_at
FROM applications_application file WHERE {OVER} AND file.id %% 100 = 0
"""
ACTS = f"""
INSERT INTO journal_event (subject, number, kind, actor, desk, at, data, previous, seal)
SELECT 'application/' || reference, 5, 'application.at_kanwil', %(actor)s, 'kanim_officer@K3102', submitted_at,
    CASE WHEN file.id %% 50 = 0 THEN '{{"action": "send_back"}}' ELSE '{{"action": "forward"}}' END::jsonb, '',
    md5(reference || '5')
FROM applications_application file WHERE {OVER}
"""
MARKS = """
INSERT INTO signals_mark (application_id, kind, key, about)
SELECT id, kind, CASE WHEN kind = %(passport)s THEN md5(id::text) ELSE key END, about
FROM (SELECT id FROM applications_application ORDER BY id LIMIT %(people)s) theirs,
    unnest(%(kinds)s::text[], %(keys)s::text[], %(abouts)s::text[]) AS marks (kind, key, about)
ON CONFLICT DO NOTHING
"""


def look_back(world: World) -> tuple[Application, Application]:
    """Make what is missing; a file with a long story, and one of the large sponsor."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(application_id), 0) FROM basket_planned")
        values = {
            "after": cursor.fetchone()[0], "officer": world.people["officer"].pk, "officers": list(_officers()),
            "kasubdit": world.people["kasubdit"].pk, "actor": f"user/{world.people['officer'].pk}",
            "people": min(PEOPLE, world.files // 10), "passport": PASSPORT, **_marks(),
        }  # fmt: skip
        for statement in (MONTHS, OFFICES, LEASES, PLANNED, PICKS, ACTS, MARKS):
            cursor.execute(statement, values)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    sponsored = Application.objects.order_by("pk")[0]
    Application.objects.filter(pk=sponsored.pk).update(
        answers=sponsored.answers | {"sponsor_name": NAME, "sponsor_number": NUMBER}
    )
    told = Application.objects.filter(office__code=HERE, status="issued").order_by("pk")[0]
    _tell(told, by=world.actor("officer"))
    return told, Application.objects.get(pk=sponsored.pk)


def _officers() -> Iterator[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM people_user ORDER BY id LIMIT %s", [OFFICERS])
        for (number,) in cursor.fetchall():
            yield number


def _marks() -> dict[str, list[str]]:
    kinds, abouts = [PASSPORT, SPONSOR, SPONSOR_NAME], ["passport_number", "sponsor_number", "sponsor_name"]
    keys = ["", key_of(SPONSOR, spelling.number(NUMBER)), key_of(SPONSOR_NAME, spelling.company(NAME))]
    return {"kinds": kinds, "keys": keys, "abouts": abouts}


@transaction.atomic
def _tell(file: Application, *, by: Actor) -> None:
    """Make the story of this file long; each line with its own seal."""
    seat = by.seats[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_event WHERE subject = %s", [file.subject])
        there = cursor.fetchone()[0]
    for number in range(there, STORY):
        data = {"code": "passport", "version": 1, "day": f"{timezone.localdate()}", "time": number}
        record("document.seen", subject=file.subject, by=by, desk=seat.desk, data=data)
