"""A second opinion on a signed PDF, by pyHanko: who signed it and when, is it whole, and do we trust the signature."""

import asyncio
import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from asn1crypto.cms import ContentInfo, SignedData
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from tinggal.checker.stolen import counts
from tinggal.letters.roots import Roots

REVISIONS: Final = 2  # the typeset letter, and the update with the signature


@dataclass(frozen=True, slots=True)
class Examination:
    """What the file itself tells. ``whole``: every byte is as it was signed. ``trusted``: the certificate leads to one
    of our roots. ``changed_after``: something was added after signing. ``signed_at`` is the time of the stamp, or what
    the signer claims (``stamped`` False). ``lasting``: all certificates and revocations to judge it by are inside and
    clear every certificate (PAdES B-LT). ``why`` is for people and empty for a file in order.
    """

    signed_by: str = ""
    signed_at: datetime | None = None
    stamped: bool = False
    lasting: bool = False
    whole: bool = False
    trusted: bool = False
    changed_after: bool = False
    why: str = ""

    @property
    def in_order(self) -> bool:
        """Signed by somebody we trust and not changed since."""
        return self.whole and self.trusted and not self.changed_after


def examine(pdf: bytes, *, roots: Roots) -> Examination:
    """Examine one file against the certificates we trust. Never raises for a bad file: that is an answer.

    The certificates are judged at the time of the stamp; no network is used. A file added to after signing is not
    whole, whatever was added (DocMDP 1 allows nothing).
    """
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        signatures = reader.embedded_signatures
        if len(signatures) != 1:
            return Examination(why=_("The file is not signed.") if not signatures else _("The file is signed twice."))
        return asyncio.run(_look_at(signatures[0], reader=reader, pdf=pdf, roots=roots))
    except Exception:  # a file made to mislead can break the reader in any way
        return Examination(why=_("The file is damaged, or it is not a signed PDF."))


def examine_archived(pdf: bytes, *, original: bytes, roots: Roots) -> Examination:
    """Examine an archive copy (PAdES B-LTA): the original letter, then only document time stamps and their evidence.

    The answer is that for the original; it is not in order unless every stamp after it is whole and trusted too.
    """
    found = examine(original, roots=roots)
    if not found.in_order:
        return found
    try:
        good = pdf.startswith(original) and asyncio.run(_only_stamped(pdf, roots=roots))
    except Exception:  # as above
        good = False
    return found if good else Examination(why=_("The archive copy is more than the letter and its time stamps."))


async def _look_at(signature: EmbeddedPdfSignature, *, reader: PdfFileReader, pdf: bytes, roots: Roots) -> Examination:
    token = _token(signature)
    at = _time_of(token) if token is not None else signature.self_reported_timestamp
    store = DocumentSecurityStore.read_dss(reader) if "/DSS" in reader.root else None
    mode = "soft-fail" if store is None else "require"
    signers, stampers = (_context(many, at=at, mode=mode, store=store) for many in (roots.signers, roots.stampers))
    status = await async_validate_pdf_signature(signature, signers, stampers)
    timely = token is None or (status.timestamp_validity is not None and status.timestamp_validity.trusted)
    withdrawn = not counts(
        roots.stolen,
        signer=_held(signature.signed_data),
        stamper=_held(token),
        stamped=at if token is not None else None,
        witnessed=None,
    )
    changed_after = status.coverage != SignatureCoverageLevel.ENTIRE_FILE or reader.total_revisions > REVISIONS
    certifies = signature.docmdp_level == MDPPerm.NO_CHANGES and bool(status.docmdp_ok)
    plain = _nothing_beside_the_signature(signature, pdf=pdf) and _known(signature.signed_data, token, store=store)
    plain = plain and _plain(signature.signed_data) and (token is None or _plain(token))
    intact = status.intact and status.valid and plain
    return Examination(
        signed_by=str(signature.signer_cert.subject.native.get("common_name", "")),
        signed_at=at,
        stamped=token is not None,
        lasting=store is not None and token is not None and status.trusted and timely,
        whole=intact and certifies and not changed_after,
        trusted=status.trusted and timely and not withdrawn,
        changed_after=changed_after,
        why=_why(
            changed_after=changed_after,
            intact=intact,
            certifies=certifies,
            trusted=status.trusted,
            timely=timely,
            withdrawn=withdrawn,
        ),
    )


def _why(*, changed_after: bool, intact: bool, certifies: bool, trusted: bool, timely: bool, withdrawn: bool) -> str:
    if changed_after:
        return _("The file was changed after it was signed.")
    if not intact:
        return _("The file is not the one that was signed.")
    if not certifies:
        return _("The signature allows changes; ours never does.")
    if not trusted:
        return _("The signature is not by a signer we trust.")
    if not timely:
        return _("The time stamp is not by a stamper we trust.")
    return _("The signer's key had been stolen when this was signed.") if withdrawn else ""


async def _only_stamped(pdf: bytes, *, roots: Roots) -> bool:
    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    stamps = reader.embedded_timestamp_signatures
    if not stamps or len(reader.embedded_signatures) != len(stamps) + 1:
        return False
    letter = reader.embedded_regular_signatures[0]
    letter.compute_integrity_info()
    added = letter.diff_result
    if not isinstance(added, DiffResult) or added.modification_level != ModificationLevel.LTA_UPDATES:
        return False
    store = DocumentSecurityStore.read_dss(reader)
    for number, stamp in enumerate(stamps):
        at = _time_of(stamp.signed_data)
        status = await async_validate_pdf_timestamp(stamp, _context(roots.stampers, at=at, mode="require", store=store))
        last = number == len(stamps) - 1
        covers = status.coverage == SignatureCoverageLevel.ENTIRE_FILE if last else True
        if not (status.intact and status.valid and status.trusted and covers):
            return False
    return True


def _context(many: Any, *, at: datetime | None, mode: str, store: DocumentSecurityStore | None) -> ValidationContext:
    wishes: dict[str, Any] = {"trust_roots": list(many), "moment": at, "allow_fetching": False, "revocation_mode": mode}
    return ValidationContext(**wishes) if store is None else store.as_validation_context(wishes)


def _token(signature: EmbeddedPdfSignature) -> SignedData | None:
    """The stamp among the parts that nothing protects, where there may be one stamp and nothing else."""
    found = signature.signer_info["unsigned_attrs"]
    if not found:
        return None
    (attribute,) = found
    (token,) = attribute["values"]
    if attribute["type"].native != "signature_time_stamp_token":
        raise ValueError("There is something else than a stamp.")
    return token["content"]


def _time_of(token: SignedData) -> datetime:
    at: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    return at


def _nothing_beside_the_signature(signature: EmbeddedPdfSignature, *, pdf: bytes) -> bool:
    """Whether the gap that no signature can cover holds one signature as a signer writes it, and else only zeros."""
    start, length, after, _end = (int(number) for number in signature.byte_range)
    message = ContentInfo.load(bytes(signature.pkcs7_content))
    written = message.dump().hex().ljust(after - length - 2, "0")
    gap = pdf[length:after].decode("ascii")
    one_piece = message.contents == message["content_type"].dump() + message["content"].dump()
    return start == 0 and gap in (f"<{written}>", f"<{written.upper()}>") and one_piece


def _plain(whole: SignedData) -> bool:
    """Whether the parts of a signature that it does not itself protect say what they always say (RFC 5652, 5.1)."""
    (one,) = whole["signer_infos"]
    kind = whole["encap_content_info"]["content_type"].native
    digest = {"algorithm": "sha256", "parameters": None}
    return (
        (whole["version"].native, one["version"].native) == ("v1" if kind == "data" else "v3", "v1")
        and ([*whole["digest_algorithms"].native], one["digest_algorithm"].native) == ([digest], digest)
        and kind in {"data", "tst_info"}
        and (kind == "data") == (not whole["encap_content_info"]["content"])
        and not whole["crls"]
    )


def _known(letter: SignedData, token: SignedData | None, *, store: DocumentSecurityStore | None) -> bool:
    """Whether every certificate in the gap stands under the signature as well, and no stamp was taken out of it."""
    if store is None:
        return len(letter["certificates"]) == 1 and token is None
    kept = list(store.load_certs())
    purposes = [set(one.extended_key_usage_value.native) for one in kept if one.extended_key_usage_value]
    missing = token is None and {"time_stamping"} in purposes
    return {*_held(letter), *_held(token)} <= {one.dump() for one in kept} and not missing


def _held(message: SignedData | None) -> list[bytes]:
    return [] if message is None else [one.chosen.dump() for one in message["certificates"]]
