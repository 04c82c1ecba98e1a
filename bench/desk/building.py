"""Files by the million, made inside the database: what lists, counts, the line and the search read, and no documents.

One file in five lies at the office that is measured. Two thirds are over, one in four waits at a desk. Chance is the
database's own, from a fixed seed, so that every run builds the same.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from bench.desk.world import HERE, World
from tinggal.applications.route import ROUTES
from tinggal.offices.models import Office
from tinggal.people.models import User

TABLES = ("applications_application", "casework_searchentry", "casework_searchword", "journal_event")
APPLICANTS = 2000
STATUSES = {
    "collected": 45, "refused": 8, "issued": 7, "withdrawn": 3, "revoked": 1, "returned": 5, "unpaid": 5,
    "verifying": 1, "at_kanim": 8, "at_interview": 3, "at_head": 3, "at_kanwil": 4, "at_directorate": 4,
    "at_kasubdit": 3,
}  # fmt: skip
SYLLABLES = (
    "AN", "BE", "CHO", "DA", "EL", "FI", "GU", "HAN", "IS", "JO", "KA", "LI", "MAR", "NO", "OS", "PE", "RA", "SU", "TO",
    "UL", "VI", "WEN", "XIA", "YO", "ZA", "BRO", "KOV", "SEN", "NAK", "MUR", "TAN", "SKI", "LAU", "RIK", "DO", "SHI",
)  # fmt: skip
ANSWERS = {
    "nationality": "CHN", "passport_number": "B0000000", "birth_date": "1990-04-12", "index": "E23", "months": "12",
    "regency": "31.71", "address": "Jalan Kebon Sirih 12, RT 01 RW 02, Menteng", "phone": "+62 812 3456 7890",
    "entered_on": "2026-08-01", "stay_expires_on": "2026-12-20", "passport_expires_on": "2031-05-01",
    "sponsor_phone": "+62 21 3456 789", "sponsor_email": "hr@company.example", "job": "Engineer of machines and plants",
}  # fmt: skip

FILES = """
INSERT INTO applications_application (reference, permit_code, route_name, status, applicant_id, office_id, answers,
    passport_index, language, open_questions, started_at, submitted_at, paid_at, arrived_at, due_on, precedence)
SELECT 'TG-' || substr(body, 1, 4) || '-' || substr(body, 5, 4) || '-'
        || substr(%(alphabet)s, (number %% 31)::int + 1, 1),
    'new-itas-worker', %(road)s, status, applicant, office,
    %(answers)s::jsonb || jsonb_build_object('full_name', given || ' ' || family, 'sponsor_name', 'PT ' || sponsor),
    md5(number::text) || md5(n::text), 'en', CASE WHEN random() < 0.1 THEN 1 ELSE 0 END, sent, sent, sent,
    now() - random() * interval '20 days', current_date + (random() * 15)::int - 5,
    CASE WHEN luck < 0.005 THEN 1 WHEN luck < 0.025 THEN 2 ELSE 9 END
FROM (
    SELECT n, number, luck, (
            SELECT string_agg(substr(%(alphabet)s, ((number >> (5 * digit)) & 31)::int + 1, 1), '' ORDER BY digit DESC)
            FROM generate_series(0, 7) digit) AS body,
        statuses[1 + floor(random() * 100)::int] AS status,
        people[1 + floor(random() * cardinality(people))::int] AS applicant,
        CASE WHEN random() < 0.2 THEN %(here)s
             ELSE offices[1 + floor(random() * cardinality(offices))::int] END AS office,
        part[1 + floor(36 * random() ^ 2)::int] || part[1 + floor(36 * random())::int] AS given,
        part[1 + floor(36 * random() ^ 2)::int] || part[1 + floor(36 * random())::int]
            || part[1 + floor(36 * random())::int] AS family,
        part[1 + floor(36 * random())::int] || part[1 + floor(36 * random())::int] || 'INDO '
            || part[1 + floor(36 * random())::int] AS sponsor,
        now() - random() * interval '900 days' - interval '21 days' AS sent
    FROM (SELECT n, (n::bigint * 7368787) %% 1099511627776 AS number, random() AS luck
          FROM generate_series(%(first)s, %(last)s) n) numbered,
        (SELECT %(syllables)s::text[] AS part, %(statuses)s::text[] AS statuses, %(people)s::int[] AS people,
            %(offices)s::int[] AS offices) bag
) drawn
"""
ENTRIES = """
INSERT INTO casework_searchentry (application_id, words)
SELECT id, words || ARRAY(SELECT left(word, 3) || '^' FROM unnest(words) word) || ARRAY['@' || office_id]
FROM (SELECT id, office_id,
        string_to_array(answers->>'full_name', ' ') || string_to_array(answers->>'sponsor_name', ' ') AS words
      FROM applications_application file
      WHERE NOT EXISTS (SELECT 1 FROM casework_searchentry WHERE application_id = file.id)) fresh
"""
WORDS = """
INSERT INTO casework_searchword (word, grams)
SELECT word, (left(word, 1) || '*' || right(word, 1))
    || ARRAY(SELECT DISTINCT substr(' ' || word || ' ', at, 3) FROM generate_series(1, length(word)) at)
FROM (SELECT DISTINCT unnest(words) AS word FROM casework_searchentry) seen WHERE word !~ '[@^]'
ON CONFLICT DO NOTHING
"""
EVENTS = """
INSERT INTO journal_event (subject, number, kind, actor, desk, at, data, previous, seal)
SELECT 'application/' || reference, 1, 'application.at_kanim', 'user/' || applicant_id, '', submitted_at, '{}', '',
    md5(reference)
FROM applications_application file WHERE id > %(after)s
"""
ACTS = """
INSERT INTO journal_event (subject, number, kind, actor, desk, at, data, previous, seal)
SELECT 'application/' || reference, 2, 'application.returned', %(actor)s, 'kanim_officer@K3102',
    now() - random() * interval '44 days', '{}', '', md5(reference || '2')
FROM applications_application WHERE office_id = %(here)s AND id > %(after)s AND random() < 0.01
"""


def build(world: World, *, total: int) -> None:
    """Add files until there are so many."""
    people = _applicants()
    offices = list(Office.objects.filter(kind="kanim").exclude(code=HERE).values_list("pk", flat=True))
    here = Office.objects.get(code=HERE).pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), coalesce(max(id), 0) FROM applications_application")
        there, last = cursor.fetchone()
    if there >= total:
        return
    values = {
        "alphabet": "0123456789ABCDEFGHJKMNPQRSTVWXYZ", "road": next(iter(ROUTES)), "answers": json.dumps(ANSWERS),
        "statuses": [status for status, share in STATUSES.items() for _ in range(share)], "people": people,
        "here": here, "offices": offices, "syllables": list(SYLLABLES),
        "first": there + 1, "last": total, "after": last, "actor": f"user/{world.people['officer'].pk}",
    }  # fmt: skip
    with transaction.atomic(), without_indexes(), connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.5)")
        for statement in (FILES, ENTRIES, WORDS, EVENTS, ACTS):
            cursor.execute(statement, values)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _applicants() -> list[int]:
    made = list(User.objects.filter(email__endswith="@crowd.example").values_list("pk", flat=True))
    if made:
        return made
    crowd = [User(email=f"{n}@crowd.example", full_name=f"Person {n}", password="!") for n in range(APPLICANTS)]
    return [user.pk for user in User.objects.bulk_create(crowd)]


@contextmanager
def without_indexes() -> Iterator[None]:
    """Indexes that no constraint needs are made anew afterwards, in the same transaction: faster than keeping them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexname NOT IN"
            " (SELECT conname FROM pg_constraint)",
            [list(TABLES)],
        )
        found = cursor.fetchall()
        for name, _definition in found:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for _name, definition in found:
            cursor.execute(definition)
