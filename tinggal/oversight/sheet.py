"""The first page of a bundle of evidence: what it is about, who asked, what lies in it; signed as letters are."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import typst
from django.utils import timezone

from tinggal.checker.evidence import MANIFEST
from tinggal.journal.models import Event
from tinggal.letters.render import every_font, families_for, printable
from tinggal.letters.signer import NotSigned, Signer
from tinggal.lib.providers import provider
from tinggal.oversight.models import Bundle
from tinggal.people.roles import Role

REASON: Final = "Berkas bukti"
PLACE: Final = "Jakarta"
_TEMPLATE: Final = Path(__file__).parent / "typesetting" / "sheet.typ"


def signed_sheet(bundle: Bundle, *, manifest: bytes, digests: Mapping[str, str]) -> bytes:
    """The PDF with the manifest attached, signed by the signer of the letters. Raises ``NotSigned``."""
    signer: Signer = provider("signer")
    said = _said(bundle, digests=digests, signer=signer)
    return signer.sign(_typeset(said, manifest=manifest), reason=REASON, place=PLACE)


def _said(bundle: Bundle, *, digests: Mapping[str, str], signer: Signer) -> dict[str, Any]:
    file, now = bundle.application, timezone.localtime()
    role, _sign, office = bundle.desk.partition("@")
    return {
        "reference": file.reference,
        "permit": str(file.permit.name),
        "office": file.office.name if file.office else "",
        "asked_by": str(bundle.asked_by),
        "post": f"{Role(role).label}, {office}" if role else "Pemohon",
        "reason": bundle.reason,
        "contents": bundle.contents,
        "day": f"{now:%Y-%m-%d}",
        "time": f"{now:%H:%M} {now.tzname()}",
        "lines": Event.objects.filter(subject=file.subject).count(),
        "files": [[name, digest] for name, digest in sorted(digests.items())],
        "certificate_by": signer.certificate_by,
        "specimen": signer.simulated,
    }


def _typeset(said: Mapping[str, Any], *, manifest: bytes) -> bytes:
    plain = {name: printable(value) if isinstance(value, str) else value for name, value in said.items()}
    text = json.dumps(plain, ensure_ascii=False)
    inputs = {"said": text, "manifest": manifest.decode(), "name": MANIFEST, "fonts": ",".join(families_for(text))}
    try:
        compiler = typst.Compiler(
            input=_TEMPLATE, root=_TEMPLATE.parent, font_paths=every_font(), ignore_system_fonts=True
        )
        pdf = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["a-3a", "ua-1"], pdf_tags=True)
    except typst.TypstError as problem:
        raise NotSigned(f"The sheet could not be typeset: {problem.message} {problem.diagnostic}") from problem
    if not isinstance(pdf, bytes):
        raise NotSigned("The compiler gave no sheet.")
    return pdf
