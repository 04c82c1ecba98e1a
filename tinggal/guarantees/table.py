"""A table of many people: read, kept with what is wrong in each cell, and a draft begun for every good row, once."""

import csv
import hashlib
import io
from collections.abc import Collection, Iterator, Mapping, Sequence

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tinggal.applications.access import right_for
from tinggal.applications.models import Application
from tinggal.applications.sponsored import begin_many
from tinggal.applications.status import OVER
from tinggal.catalogue.permits import permit as permit_named
from tinggal.catalogue.types import PermitType
from tinggal.guarantees.cells import RowReader, columns
from tinggal.guarantees.limits import places_left
from tinggal.guarantees.models import Batch, BatchRow
from tinggal.guarantees.people import enlist_many
from tinggal.journal.record import record
from tinggal.lib.codes import blind_index
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.people.models import User
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

Cells = tuple[int, dict[str, str]]
MOST_ROWS = 5_000
LARGEST = 8 * 1024 * 1024
AT_ONCE = 500
HEADING_ROW = 1
TWICE, THERE, TOO_MANY = "twice", "there", "too_many"


def take_in(sponsor: Sponsor, permit: PermitType, content: bytes, *, name: str, by: Actor) -> Batch:
    """Keep the rows of a CSV file and begin a draft for each good one. The same file again gives the same batch, and a
    person who is there already is not begun again.

    Raises:
        MoveRefused: it is no table we can read, or too large; the words say what to do.
        PermissionDenied: this actor may not prepare files for this sponsor.
    """
    if by.user_id is None or right_for(by, sponsor, task=Task.PREPARE) is None:
        raise PermissionDenied(f"{by.key} may not prepare files for {sponsor.subject}")
    rows = list(_rows(content, permit))
    digest = hashlib.sha256(content).hexdigest()
    batch = _kept(sponsor, permit, rows, digest=digest, name=name, by=by)
    begin_rows(batch, by=by)
    return batch


@transaction.atomic
def _kept(
    sponsor: Sponsor,
    permit: PermitType,
    rows: Sequence[Cells],
    *,
    digest: str,
    name: str,
    by: Actor,
) -> Batch:
    take_turn(f"batch/{sponsor.pk}/{digest}")
    batch, new = Batch.objects.get_or_create(
        sponsor=sponsor,
        permit_code=permit.code,
        sha256=digest,
        defaults={"kind": Batch.Kind.TABLE, "name": name[:200], "made_by": User.objects.get(pk=by.user_id or 0)},
    )
    if new:
        reader = RowReader(permit)
        kept = [
            BatchRow(batch=batch, number=number, cells=cells, faulty=sorted(reader.read(cells).faults))
            for number, cells in rows
        ]
        BatchRow.objects.bulk_create(kept, batch_size=AT_ONCE)
        faulty = sum(1 for row in kept if row.faulty)
        told = {"sponsor": sponsor.subject, "rows": len(kept), "faulty": faulty, "sha256": digest}
        record("batch.begun", subject=batch.subject, by=by, data=told)
    return batch


def begin_rows(batch: Batch, *, by: Actor) -> None:
    """Begin a draft for every good row that has none; in portions, so that what was begun stays if it is cut short."""
    waiting = BatchRow.objects.filter(batch=batch, application=None, refused="", faulty=[])
    reader = RowReader(permit_named(batch.permit_code))
    numbers = list(waiting.values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        _begin(batch, numbers[start : start + AT_ONCE], reader, by=by)


@transaction.atomic
def _begin(batch: Batch, numbers: Sequence[int], reader: RowReader, *, by: Actor) -> None:
    take_turn(f"people-of/{batch.sponsor_id}")
    rows = list(
        BatchRow.objects.select_for_update().filter(pk__in=numbers, application=None, refused="").order_by("number")
    )
    answers = {row.pk: reader.read(row.cells).answers for row in rows}
    index = {row.pk: _index(answers[row.pk]) for row in rows}
    there = _there_already(batch, index.values())
    ours = set(BatchRow.objects.filter(batch=batch).exclude(application=None).values_list("application", flat=True))
    left = places_left(batch.sponsor)
    begun: list[BatchRow] = []
    seen: set[str] = set()
    for row in rows:
        if index[row.pk] in seen:
            row.refused = TWICE
        elif index[row.pk] in there:
            row.refused = TWICE if there[index[row.pk]] in ours else THERE
        elif left is not None and len(begun) >= left:
            row.refused = TOO_MANY
        else:
            seen.add(index[row.pk])
            begun.append(row)
    told = [answers[row.pk] for row in begun]
    files = begin_many(batch.sponsor, reader.permit, told, by=by, batch=batch.pk)
    for row, file in zip(begun, files, strict=True):
        row.application = file
    enlist_many(batch.sponsor, files)
    BatchRow.objects.bulk_update(rows, ["application", "refused"], batch_size=AT_ONCE)


def _there_already(batch: Batch, indexes: Collection[str]) -> dict[str, int]:
    """Passport → the file of this sponsor and permit that is not at an end."""
    files = Application.objects.filter(
        sponsor=batch.sponsor, permit_code=batch.permit_code, passport_index__in=[*indexes]
    ).exclude(status__in=OVER)
    return dict(files.values_list("passport_index", "pk"))


def _index(answers: Mapping[str, str]) -> str:
    return blind_index(answers["passport_number"], key=settings.BLIND_INDEX_KEY)


def correct(batch: Batch, fresh: Mapping[int, Mapping[str, str]], *, by: Actor) -> int:
    """Put cells right (row → question → what is to stand there) and begin what is good now; says how many rows are.

    Raises ``PermissionDenied`` for anybody who may not prepare files for this sponsor.
    """
    if right_for(by, batch.sponsor, task=Task.PREPARE) is None:
        raise PermissionDenied(f"{by.key} may not prepare files for {batch.sponsor.subject}")
    reader = RowReader(permit_named(batch.permit_code))
    with transaction.atomic():
        rows = list(BatchRow.objects.select_for_update().filter(batch=batch, pk__in=fresh).exclude(faulty=[]))
        for row in rows:
            typed = {code: text.strip() for code, text in fresh[row.pk].items() if code in row.faulty}
            row.cells = {**row.cells, **typed}
            row.faulty = sorted(reader.read(row.cells).faults)
        BatchRow.objects.bulk_update(rows, ["cells", "faulty"])
        if rows:
            record("batch.corrected", subject=batch.subject, by=by, data={"rows": [row.number for row in rows]})
    begin_rows(batch, by=by)
    return sum(1 for row in rows if not row.faulty)


def template(permit: PermitType) -> str:
    """An empty table for this permit: the headings, as CSV."""
    out = io.StringIO()
    csv.writer(out).writerow([question.code for question in columns(permit)])
    return out.getvalue()


def _rows(content: bytes, permit: PermitType) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of each row, as a spreadsheet counts it, with its cells by question; empty rows are left out."""
    if len(content) > LARGEST:
        raise MoveRefused(_("This file is too large. Send at most 8 MB."))
    lines = csv.reader(io.StringIO(_text(content), newline=""), delimiter=_delimiter(content))
    try:
        heading = [cell.strip().casefold() for cell in next(lines, [])]
        known = {question.code for question in columns(permit)}
        if not {"full_name", "passport_number"} <= set(heading) or len(set(heading) & known) < len(known) // 2:
            raise MoveRefused(_("The first row must have the headings of the template. Download it and fill it in."))
        count = 0
        for number, cells in enumerate(lines, start=HEADING_ROW + 1):
            named = {code: cell for code, cell in zip(heading, cells, strict=False) if code in known and cell.strip()}
            if named:
                count += 1
                if count > MOST_ROWS:
                    raise MoveRefused(_("At most 5,000 people in one file. Split the table."))
                yield number, named
    except csv.Error as broken:
        raise MoveRefused(_("This file is no table we can read. Save it as CSV (UTF-8) and send it again.")) from broken
    if count == 0:
        raise MoveRefused(_("The table has no rows below the headings."))


def _text(content: bytes) -> str:
    if b"\x00" in content[:4096]:
        raise MoveRefused(_("This file is no CSV file. In your spreadsheet choose: save as, CSV (UTF-8)."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(content: bytes) -> str:
    first = content.split(b"\n", 1)[0]
    return max((",", ";", "\t"), key=lambda sign: first.count(sign.encode()))


def faulty_rows(batch: Batch, *, after: int, most: int) -> list[tuple[BatchRow, list[tuple[str, str, str]]]]:
    """Rows with something wrong behind a row, each with (question, cell as written, what is wrong)."""
    reader = RowReader(permit_named(batch.permit_code))
    rows = BatchRow.objects.filter(batch=batch, number__gt=after).exclude(faulty=[]).order_by("number")
    found = []
    for row in rows[:most]:
        faults = reader.read(row.cells).faults
        found.append((row, [(code, row.cells.get(code, ""), words) for code, words in faults.items()]))
    return found
