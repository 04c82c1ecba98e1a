"""The public log: a page for people, and the files for machines and for whoever does not want to trust us."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.checker.leaves import ANCHOR, ISSUE, REPLACE, REVOKE
from tinggal.checker.tiles import TilePath
from tinggal.letters import publishing
from tinggal.transparency.checkpoints import published, whole_note
from tinggal.transparency.keys import stations
from tinggal.transparency.models import Entry
from tinggal.transparency.serving import tile

DAYS: Final = 30
COUNTED_ANEW: Final = 60  # seconds for which the numbers on the page may be old
FOR_EVER, FOR_A_MOMENT, FOR_A_WHILE = "public, max-age=31536000, immutable", "public, max-age=5", "public, max-age=300"
TEXT, JSON, PEM, BYTES = (
    "text/plain; charset=utf-8",
    "application/json",
    "application/x-pem-file",
    "application/octet-stream",
)


@dataclass(frozen=True, slots=True)
class Day:
    """What came into the log on one day of Jakarta's calendar."""

    on: date
    letters: int
    ended: int


@dataclass(frozen=True, slots=True)
class Voucher:
    """A witness of ours, and when it cosigned the newest head; not yet when empty."""

    name: str
    seen_at: datetime | None


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """What the log is, in plain words; how many letters; the last head and who vouches for it."""
    newest = published()
    seen = dict(newest.cosignatures.values_list("witness", "seen_at")) if newest else {}
    context = {
        "newest": newest,
        "root": bytes(newest.root).hex() if newest else "",
        "vouchers": [Voucher(one.name, seen.get(one.name)) for one in stations()],
        "days": cache.get_or_set("log:days", lambda: list(_days()), COUNTED_ANEW),
        "letters": cache.get_or_set("log:letters", _letters, COUNTED_ANEW),
        "listed_at": publishing.listed_at(),
        "certificates": list(publishing.certificates()),
    }
    return render(request, "track/log.html", context)


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The newest signed head with the lines of its witnesses (C2SP tlog-checkpoint)."""
    newest = published()
    if newest is None:
        raise Http404
    return _file(whole_note(newest), TEXT, keep=FOR_A_MOMENT)


@require_safe
def tiles(request: HttpRequest, path: str) -> HttpResponse:
    """A tile of hashes or a bundle of entries (C2SP tlog-tiles); what is there once never changes."""
    asked = TilePath.parse(path)
    content = tile(asked) if asked else None
    if content is None:
        raise Http404
    return _file(content, BYTES, keep=FOR_EVER)


@require_safe
def revocations(request: HttpRequest) -> HttpResponse:
    """The signed list of letters that no longer stand."""
    note = publishing.revocations_note()
    if note is None:
        raise Http404
    return _file(note, TEXT, keep=FOR_A_MOMENT)


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """All public keys and certificates in one file, as the checker reads them."""
    return _file(publishing.keys_json(), JSON, keep=FOR_A_WHILE)


@require_safe
def certificate(request: HttpRequest, name: str) -> HttpResponse:
    """One certificate, PEM."""
    content = publishing.certificates().get(name)
    if content is None:
        raise Http404
    return _file(content, PEM, keep=FOR_A_WHILE)


@require_safe
def program(request: HttpRequest) -> HttpResponse:
    """The single file that checks letters without network."""
    answer = _file(publishing.program(), "text/x-python; charset=utf-8", keep=FOR_A_WHILE)
    answer["Content-Disposition"] = 'attachment; filename="tinggal_verify.py"'
    return answer


def _file(content: str | bytes, content_type: str, *, keep: str) -> HttpResponse:
    """Public for everybody, from any site."""
    answer = HttpResponse(content, content_type=content_type)
    answer["Cache-Control"] = keep
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _letters() -> int:
    return Entry.objects.filter(_of(ISSUE.encode()), index__isnull=False).count()


def _days() -> Iterator[Day]:
    """The last days since the log began, the newest first, those without letters too."""
    today = timezone.localdate()
    begun = Entry.objects.filter(index=0).values_list("made_at", flat=True).first()
    since = timezone.make_aware(datetime.combine(today - timedelta(days=DAYS - 1), datetime.min.time()))
    rows = Entry.objects.filter(made_at__gte=since, index__isnull=False).exclude(_of(ANCHOR)).order_by()
    counted = rows.values(on=TruncDate("made_at")).annotate(
        letters=Count("pk", filter=_of(ISSUE.encode())),
        ended=Count("pk", filter=_of(REVOKE.encode()) | _of(REPLACE.encode())),
    )
    found = {row["on"]: Day(**row) for row in counted}
    for back in range(DAYS):
        on = today - timedelta(days=back)
        if begun is None or on < timezone.localdate(begun):
            return
        yield found.get(on, Day(on, 0, 0))


def _of(word: bytes) -> Q:
    """Entries that begin with a word: they lie between it and its successor."""
    return Q(data__gte=word, data__lt=word[:-1] + bytes([word[-1] + 1]))
