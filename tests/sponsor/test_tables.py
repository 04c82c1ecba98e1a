"""A table of many people: every planted error is named with row and column, and nothing is double when sent twice."""

import csv
import io
import random
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import user_of
from tests.papers import good_answers
from tests.sampled import Sample
from tinggal.applications.models import Application
from tinggal.applications.provenance import provenance
from tinggal.catalogue.permits import permit
from tinggal.guarantees.cells import columns
from tinggal.guarantees.models import Batch, BatchRow, Foreigner
from tinggal.guarantees.table import faulty_rows, take_in
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.sponsors.models import Sponsor

PERMIT = permit("extend-itas-worker")
HEADINGS = [question.code for question in columns(PERMIT)]
PLANTED = {
    "birth_date": "31/02/1990",
    "nationality": "Atlantis",
    "passport_number": "E1",
    "passport_expires_on": "2020-01-01",
    "regency": "Nowhere",
    "months": "7",
    "index": "Z99",
    "full_name": "W0RKER",
    "phone": "call me",
    "sex": "?",
    "address": "",
}


def good(number: int) -> dict[str, str]:
    """A row nothing is wrong with, of another person for every number."""
    today = timezone.localdate()
    letters = "".join(chr(65 + number // 26**place % 26) for place in range(4))
    known = {code: text for code, text in good_answers(PERMIT, today=today).items() if code in HEADINGS}
    more = {"full_name": f"WORKER {letters}", "passport_number": f"P{number:07}", "rptka_number": "12/2026"}
    return {**known, **more, "stay_expires_on": (today + timedelta(days=25)).strftime("%d/%m/%Y")}


def table(rows: list[dict[str, str]], *, sign: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADINGS, delimiter=sign)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def named(batch: Batch) -> set[tuple[int, str]]:
    return {
        (row.number, code) for row, cells in faulty_rows(batch, after=0, most=10_000) for code, _cell, _words in cells
    }


def test_five_thousand_rows_every_planted_error_named_nothing_double(
    sponsor: Sponsor, boss: Actor, sample: Sample
) -> None:
    """Every day a thousand of them."""
    chance, rows = random.Random(7), [good(number) for number in sample.of(range(5_000), one_in=5)]
    planted = set()
    for place in chance.sample(range(len(rows)), len(rows) * 2 // 25):
        for code in chance.sample(sorted(PLANTED), chance.choice((1, 1, 2, 3))):
            rows[place][code] = PLANTED[code]
            planted.add((place + 2, code))
    content = table(rows)
    batch = take_in(sponsor, PERMIT, content, name="staff.csv", by=boss)
    assert named(batch) == planted
    begun = len(rows) - len({number for number, _code in planted})
    assert Application.objects.filter(sponsor=sponsor).count() == Foreigner.objects.count() == begun
    assert take_in(sponsor, PERMIT, content, name="again.csv", by=boss) == batch
    other = take_in(sponsor, PERMIT, content + b"\r\n", name="nearly the same.csv", by=boss)
    assert other != batch
    assert Application.objects.filter(sponsor=sponsor).count() == begun
    assert BatchRow.objects.filter(batch=other, refused="there").count() == begun


def test_cells_put_right_begin_their_rows_and_the_others_stay(sponsor: Sponsor, boss: Actor) -> None:
    rows = [good(0), {**good(1), "birth_date": "31/02/1990"}, {**good(2), "nationality": "Atlantis", "sex": "?"}]
    client = Client()
    client.force_login(user_of(boss))
    upload = io.BytesIO(table(rows, sign=";"))
    upload.name = "staff.csv"
    where = f"/sponsor/{sponsor.pk}/table/"
    page = client.post(where, {"permit": PERMIT.code, "table": upload}, follow=True).content.decode()
    assert "31/02/1990 is not a date. Check day and month." in page
    assert "2 rows have something wrong" in page
    batch = Batch.objects.get()
    second, third = batch.rows.get(number=3), batch.rows.get(number=4)
    fresh = {f"cell-{second.pk}-birth_date": "1990-02-28", f"cell-{third.pk}-nationality": "Sweden"}
    page = client.post(f"/sponsor/{sponsor.pk}/together/{batch.pk}/correct/", fresh, follow=True).content.decode()
    assert "1 row is right now." in page
    assert Application.objects.filter(sponsor=sponsor).count() == 2
    assert named(batch) == {(4, "sex")}


def test_the_same_person_in_two_rows_is_begun_once(sponsor: Sponsor, boss: Actor) -> None:
    batch = take_in(sponsor, PERMIT, table([good(0), good(0), good(1)]), name="twice.csv", by=boss)
    assert [row.refused for row in batch.rows.all()] == ["", "twice", ""]
    assert Application.objects.count() == 2


def test_the_answers_say_that_they_come_from_the_table(sponsor: Sponsor, boss: Actor) -> None:
    batch = take_in(sponsor, PERMIT, table([good(0)]), name="one.csv", by=boss)
    file = Application.objects.get()
    assert {source.how for source in provenance(file).values()} == {"table"}
    assert Event.objects.get(subject=file.subject, kind="form.imported").data["batch"] == batch.pk
    assert (file.answers["sponsor_number"], file.office is None) == (sponsor.number, False)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "headings of the template"),
        (b"a,b\r\n1,2\r\n", "headings of the template"),
        (b"PK\x03\x04\x00\x00", "no CSV file"),
        (table([]), "no rows"),
        (b"x" * (8 * 1024 * 1024 + 1), "too large"),
    ],
)
def test_what_is_no_table_is_refused_in_words(sponsor: Sponsor, boss: Actor, content: bytes, words: str) -> None:
    with pytest.raises(MoveRefused, match=words):
        take_in(sponsor, PERMIT, content, name="x", by=boss)
    assert not Batch.objects.exists()


def test_the_template_has_the_headings(sponsor: Sponsor, boss: Actor) -> None:
    client = Client()
    client.force_login(user_of(boss))
    page = client.get(f"/sponsor/{sponsor.pk}/table/{PERMIT.code}/template/")
    assert page.content.decode("utf-8-sig").strip().split(",") == HEADINGS
