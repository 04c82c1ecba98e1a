"""Puts a signature into a PDF, with its time stamp and long-term data, in one revision (ETSI EN 319 142-1, B-LT)."""

import io
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from tinggal.letters.signer import NotSigned
from tinggal.letters.signers.long_term import Evidence
from tinggal.lib.cms import Signatory, detached

FIELD: Final = "Signature"
SPARE: Final = 1024  # bytes kept free beyond the certificates and the stamp we know, for a signature and its names
# Out of the page and of no size: PDF/A wants a printed widget, PDF/UA wants an untagged one out of sight.
_SPEC: Final = SigFieldSpec(
    FIELD,
    on_page=0,
    invis_sig_settings=InvisSigSettings(box_out_of_bounds=True),
    readable_field_name="Tanda tangan elektronik",
)
_LOCK: Final = SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.NO_CHANGES)


class Revision(IncrementalPdfFileWriter):
    """An incremental update that leaves the document's own metadata as they were typeset (and PDF/A)."""

    def _update_meta(self) -> None:
        pass


def signed_pdf(
    pdf: bytes,
    *,
    by: Signatory,
    reason: str,
    place: str,
    at: datetime,
    evidence: Evidence,
    stamp: Callable[[bytes], bytes] | None,
) -> bytes:
    """The PDF with one certification signature that allows no change. ``stamp``: from digest to RFC 3161 token.

    Raises ``NotSigned`` for a file that cannot be signed (again).
    """
    try:
        writer = Revision(io.BytesIO(pdf))
        if "/AcroForm" in writer.root or "/Perms" in writer.root:
            raise NotSigned("The file has form fields or a signature already.")
        steps = PdfCMSEmbedder(new_field_spec=_SPEC).write_cms(field_name=FIELD, writer=writer)
        next(steps)
        room = SignatureObject(
            timestamp=at, subfilter=SigSeedSubFilter.PADES, location=place, reason=reason,
            bytes_reserved=2 * (SPARE + len(by.certificates) + evidence.stamp_size),
        )  # fmt: skip
        steps.send(SigObjSetup(sig_placeholder=room, mdp_setup=_LOCK))
        keep(writer, evidence)
        prepared, signed = steps.send(SigIOSetup(md_algorithm="sha256"))
        steps.send(detached(prepared.document_digest, by=by, stamp=stamp))
    except (PdfError, ValueError) as problem:
        raise NotSigned(f"The file cannot be signed: {problem}") from problem
    return bytes(signed.getbuffer())


def keep(writer: IncrementalPdfFileWriter, evidence: Evidence) -> None:
    """Write the document security store (DSS): what a reader needs when the authorities are gone."""

    def streams(many: Iterable[bytes]) -> ArrayObject:
        return ArrayObject([writer.add_object(StreamObject(stream_data=one)) for one in many])

    lists = {"/Certs": evidence.certificates, "/CRLs": evidence.lists, "/OCSPs": evidence.answers}
    entries = {pdf_name(name): streams(many) for name, many in lists.items() if many}
    store = DictionaryObject({pdf_name("/Type"): pdf_name("/DSS"), **entries})  # type: ignore[no-untyped-call]
    writer.root[pdf_name("/DSS")] = writer.add_object(store)
    writer.register_extension(ESIC_EXTENSION_1)
    writer.update_root()  # type: ignore[no-untyped-call]
