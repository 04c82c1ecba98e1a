"""Looks at a PDF and says who signed it, whether it is whole, and whether we trust the signature."""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import pem
from asn1crypto.cms import ContentInfo
from asn1crypto.x509 import Certificate
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext


@dataclass(frozen=True, slots=True)
class Examination:
    """What the file itself tells. ``whole``: every byte is as it was signed. ``trusted``: the certificate leads to one
    of our roots. ``changed_after``: something was added after signing. ``why`` is for people and empty for a file
    in order.
    """

    signed_by: str = ""
    signed_at: datetime | None = None
    whole: bool = False
    trusted: bool = False
    changed_after: bool = False
    why: str = ""

    @property
    def in_order(self) -> bool:
        """Signed by somebody we trust and not changed since."""
        return self.whole and self.trusted and not self.changed_after


def read_roots(folder: Path) -> tuple[Certificate, ...]:
    """The certificates of all ``*.pem`` files in a folder, in the order of their names."""
    texts = (file.read_bytes() for file in sorted(folder.glob("*.pem")))
    return tuple(Certificate.load(der) for text in texts for _name, _headers, der in pem.unarmor(text, multiple=True))


def examine(pdf: bytes, *, roots: Sequence[Certificate]) -> Examination:
    """Examine one file against the certificates we trust. Never raises for a bad file: that is an answer.

    The certificate is judged at the time the signature claims; no network is used. A file added to after signing is
    not whole, whatever was added (DocMDP 1 allows nothing).
    """
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        signatures = reader.embedded_signatures
        if len(signatures) != 1:
            return Examination(why=_("The file is not signed.") if not signatures else _("The file is signed twice."))
        return asyncio.run(_look_at(signatures[0], pdf=pdf, roots=roots))
    except Exception:  # a file made to mislead can break the reader in any way
        return Examination(why=_("The file is damaged, or it is not a signed PDF."))


async def _look_at(signature: EmbeddedPdfSignature, *, pdf: bytes, roots: Sequence[Certificate]) -> Examination:
    claimed = signature.self_reported_timestamp
    context = ValidationContext(
        trust_roots=list(roots), moment=claimed, allow_fetching=False, revocation_mode="soft-fail"
    )
    status = await async_validate_pdf_signature(signature, signer_validation_context=context)
    changed_after = status.coverage != SignatureCoverageLevel.ENTIRE_FILE
    certifies = signature.docmdp_level == MDPPerm.NO_CHANGES and bool(status.docmdp_ok)
    plain = _nothing_beside_the_signature(signature, pdf=pdf)
    whole = status.intact and status.valid and certifies and plain and not changed_after
    if changed_after:
        why = _("The file was changed after it was signed.")
    elif not (status.intact and status.valid and plain):
        why = _("The file is not the one that was signed.")
    elif not certifies:
        why = _("The signature allows changes; ours never does.")
    elif not status.trusted:
        why = _("The signature is not by a signer we trust.")
    else:
        why = ""
    signer = signature.signer_cert.subject.native
    return Examination(
        signed_by=str(signer.get("common_name", "")), signed_at=claimed, whole=whole, trusted=status.trusted,
        changed_after=changed_after, why=why,
    )  # fmt: skip


def _nothing_beside_the_signature(signature: EmbeddedPdfSignature, *, pdf: bytes) -> bool:
    """Whether the gap that no signature can cover holds one signature as a signer writes it, and else only zeros."""
    start, length, after, _end = (int(number) for number in signature.byte_range)
    message = ContentInfo.load(bytes(signature.pkcs7_content))
    written = message.dump().hex().ljust(after - length - 2, "0")
    gap = pdf[length:after].decode("ascii")
    one_piece = message.contents == message["content_type"].dump() + message["content"].dump()
    return start == 0 and gap in (f"<{written}>", f"<{written.upper()}>") and one_piece and _plain(signature)


def _plain(signature: EmbeddedPdfSignature) -> bool:
    """Whether the parts of the signature that it does not itself protect say what they always say (RFC 5652, 5.1)."""
    whole, one = signature.signed_data, signature.signer_info
    digest = {"algorithm": signature.md_algorithm, "parameters": None}
    return (
        (whole["version"].native, one["version"].native) == ("v1", "v1")
        and (whole["digest_algorithms"].native, one["digest_algorithm"].native) == ([digest], digest)
        and whole["encap_content_info"]["content_type"].native == "data"
        and not whole["encap_content_info"]["content"]
    )
