"""Keeps signatures provable for decades: copies of letters with ever newer time stamps (ETSI EN 319 142-1, B-LTA).

A signature with its evidence holds as long as the certificate of its time stamp. Before that ends, a copy of the letter
gets a document time stamp over everything, and years later that copy gets another. The letter itself is never touched.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from asn1crypto import crl, ocsp, tsp
from asn1crypto import x509 as asn1_x509
from asn1crypto.cms import ContentInfo
from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncMonth
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import InvisSigSettings
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation import DocumentSecurityStore

from tinggal.intake import vault
from tinggal.letters.actions import LetterDamaged, pdf_of
from tinggal.letters.examine import examine_archived
from tinggal.letters.models import ArchiveCopy, Letter
from tinggal.letters.roots import Roots, read_roots
from tinggal.letters.signer import NotSigned, Stamper
from tinggal.letters.signers.long_term import Evidence, gather_stamps
from tinggal.letters.signers.pades import SPARE, Revision
from tinggal.letters.signers.stamps import stamped
from tinggal.lib.providers import provider

AHEAD: Final = timedelta(days=365)  # a stamp is renewed when its certificate ends within this time
OLDEST: Final = timedelta(days=5 * 365)  # or when it is older than this, whatever its certificate says
_TRIAL: Final = bytes(32)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many copies were made, and the numbers of letters that could not be stamped, each with why."""

    made: int
    failed: tuple[tuple[str, str], ...] = ()


def refresh_archive(today: date) -> Refreshed:
    """Make or renew the copy of every letter that is due. May be stopped and run again at any time."""
    made, failed = 0, []
    _at, lasts = _life(provider("stamper").stamp(_TRIAL))
    for letter in _due(today, lasts=lasts.date()):
        try:
            refresh(letter)
            made += 1
        except (NotSigned, LetterDamaged, ValueError, OSError) as problem:
            failed.append((letter.number, str(problem) or type(problem).__name__))
    return Refreshed(made=made, failed=tuple(failed))


def refresh(letter: Letter) -> ArchiveCopy:
    """Stamp the newest copy of a letter, or the letter itself, into a new copy. Raises ``NotSigned``."""
    original = pdf_of(letter)
    newest = letter.archive_copies.order_by("-stamped_at", "-pk").first()
    before = vault.get(newest.stored, bytes(newest.wrapped_key)) if newest else original
    pdf, token = with_another_stamp(before, stamper=provider("stamper"))
    examined = examine_archived(pdf, original=original, roots=_roots())
    if not examined.in_order:
        raise NotSigned(f"The archive copy of {letter.number} is not in order: {examined.why}")
    at, until = _life(token)
    stored = vault.put(pdf)
    row = {"stored": stored.name, "wrapped_key": stored.wrapped_key, "sha256": hashlib.sha256(pdf).hexdigest()}
    with transaction.atomic():
        return ArchiveCopy.objects.create(letter=letter, stamped_at=at, stamp_until=until, **row)


def with_another_stamp(pdf: bytes, *, stamper: Stamper) -> tuple[bytes, bytes]:
    """The same bytes, then one revision: fresh evidence for the newest stamp, and a document time stamp over it.

    Gives the file and the new stamp. What older stamps need is in the file already, under the newer ones.
    """
    trial = stamper.stamp(_TRIAL)
    newest = [token.dump() for token in _tokens(pdf)][-1:]
    evidence = gather_stamps([stamped(token) for token in (*newest, trial)], trust=settings.TRUST_FOLDER)
    writer, asked = Revision(io.BytesIO(pdf)), _Asked(stamper)
    _add(writer, evidence)
    out = PdfTimeStamper(asked, invis_settings=InvisSigSettings(box_out_of_bounds=True)).timestamp_pdf(
        writer, "sha256", bytes_reserved=2 * (SPARE + len(trial))
    )
    return bytes(out.getvalue()), asked.given


class _Asked(TimeStamper):
    """Our stamper in the form in which pyHanko asks; it remembers the token it gave."""

    def __init__(self, stamper: Stamper) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._stamper, self.given = stamper, b""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> ContentInfo:
        self.given = self._stamper.stamp(message_digest)
        return ContentInfo.load(self.given)


def _add(writer: Revision, evidence: Evidence) -> None:
    """What the document security store does not have yet."""
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=[asn1_x509.Certificate.load(one) for one in evidence.certificates],
        crls=[crl.CertificateList.load(one) for one in evidence.lists],
        ocsps=[ocsp.OCSPResponse.load(one) for one in evidence.answers],
    )


def _tokens(pdf: bytes) -> Iterator[ContentInfo]:
    """All stamps in a file: the one inside the signature, and those over the document."""
    reader = PdfFileReader(io.BytesIO(pdf))
    for signature in reader.embedded_regular_signatures:
        found = signature.signer_info["unsigned_attrs"] or ()
        stamps = (one for one in found if one["type"].native == "signature_time_stamp_token")
        yield from (token for one in stamps for token in one["values"])
    for stamp in reader.embedded_timestamp_signatures:
        yield ContentInfo.load(bytes(stamp.pkcs7_content), strict=False)


def _life(token: bytes) -> tuple[datetime, datetime]:
    """When a stamp was made, and until when its certificate is valid."""
    inside = tsp.ContentInfo.load(token)["content"]["encap_content_info"]["content"].parsed
    return inside["gen_time"].native, stamped(token).certificate.not_valid_after_utc


def _due(today: date, *, lasts: date) -> Iterator[Letter]:
    """Letters whose newest stamp ends soon or is old: by the row of the newest copy, or else by the letter itself.

    ``lasts`` is when a stamp made now would end: one that ends as late is not renewed for that reason. A letter
    without a copy is opened to see its stamp; as all stamps of a month are made with much the same certificate, only
    the first and the last letter of each month are opened.
    """
    soon, old = min(today + AHEAD, lasts - timedelta(days=1)), today - OLDEST
    newest = ArchiveCopy.objects.filter(letter=OuterRef("pk")).order_by("-stamped_at", "-pk")
    letters = Letter.objects.annotate(
        until=Subquery(newest.values("stamp_until")[:1]), at=Subquery(newest.values("stamped_at")[:1])
    )
    kept = letters.exclude(until=None)
    yield from (kept.filter(until__date__lte=soon) | kept.filter(at__date__lte=old)).order_by("pk").iterator()
    bare = letters.filter(until=None)
    yield from bare.filter(filed_at__date__lte=old).order_by("pk").iterator()
    younger = bare.filter(filed_at__date__gt=old)
    for month in younger.annotate(month=TruncMonth("filed_at")).values_list("month", flat=True).distinct():
        of_the_month = younger.filter(filed_at__year=month.year, filed_at__month=month.month).order_by("filed_at", "pk")
        if _ends_by(soon, of_the_month):
            yield from (letter for letter in of_the_month.iterator() if _stamp_ends(letter) <= soon)


def _ends_by(soon: date, letters: QuerySet[Letter, Any]) -> bool:
    first, last = letters.first(), letters.last()
    return any(_stamp_ends(letter) <= soon for letter in (first, last) if letter)


def _stamp_ends(letter: Letter) -> date:
    """The last day of the certificate of the stamp in a letter; long ago where there is none or it cannot be read."""
    try:
        return max((_life(token.dump())[1].date() for token in _tokens(pdf_of(letter))), default=date.min)
    except (LetterDamaged, NotSigned, ValueError):
        return date.min


def _roots() -> Roots:
    return read_roots(settings.TRUST_FOLDER)
