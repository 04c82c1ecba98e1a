"""What PDF/A-3a and PDF/UA-1 ask of a letter, as far as one can see with pikepdf.

This is a lint of the points a letter could get wrong, not a validator: veraPDF, the independent one, was not run.
"""

import io
from collections.abc import Iterator

import pikepdf

ATTACHED = {"letter.json": "/Data", "letter.tlog-proof": "/Supplement"}
_MIME = {"letter.json": "/application/json", "letter.tlog-proof": "/text/plain"}


def problems(pdf: bytes) -> list[str]:
    """Every point that is not as the standards want it, in words."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [*_of_the_file(opened), *_of_tags(opened), *_of_fonts(opened), *_of_attachments(opened)]


def attachments(pdf: bytes) -> dict[str, bytes]:
    """The attached files by name."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {name: opened.attachments[name].get_file().read_bytes() for name in opened.attachments}


def _in(part: pikepdf.Object, *names: str) -> bool:
    """Whether a value deep in a dictionary is there and true."""
    for name in names:
        if name not in part:
            return False
        part = part[name]
    return bool(part)


def _of_the_file(pdf: pikepdf.Pdf) -> Iterator[str]:
    claims = pdf.open_metadata()
    if (claims.get("pdfaid:part"), claims.get("pdfaid:conformance"), claims.get("pdfuaid:part")) != ("3", "A", "1"):
        yield "the metadata do not claim PDF/A-3a and PDF/UA-1"
    if not claims.get("dc:title") or not _in(pdf.Root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "no title to show"
    if [intent.S for intent in pdf.Root.OutputIntents] != ["/GTS_PDFA1"] or "/DestOutputProfile" not in (
        pdf.Root.OutputIntents[0]
    ):
        yield "no output intent with a colour profile"
    if pdf.is_encrypted or "/ID" not in pdf.trailer:
        yield "encrypted, or without an identifier"
    if {"/AcroForm", "/OpenAction", "/AA"} & set(pdf.Root.keys()) or "/JavaScript" in pdf.Root.get("/Names", {}):
        yield "it does something when it is opened"
    parts = [part for part in pdf.objects if isinstance(part, pikepdf.Dictionary | pikepdf.Stream)]
    if any(str(part.get("/Filter", "")) in {"/LZWDecode", "/Crypt"} for part in parts):
        yield "a filter that is not allowed"
    if any(part.get("/Type") == "/ExtGState" and part.get("/TR") for part in parts):
        yield "a transfer function"


def _of_tags(pdf: pikepdf.Pdf) -> Iterator[str]:
    if not _in(pdf.Root, "/MarkInfo", "/Marked") or "/StructTreeRoot" not in pdf.Root:
        yield "not tagged"
    if not str(pdf.Root.get("/Lang", "")).lower().startswith("id"):
        yield "the language is not Indonesian"
    elements = [part for part in pdf.objects if isinstance(part, pikepdf.Dictionary) and "/S" in part and "/P" in part]
    if any(element.S == "/Figure" and not element.get("/Alt") for element in elements):
        yield "a figure without words"
    kinds = {str(element.S) for element in elements}
    if missing := {"/H1", "/Table", "/TH", "/TD", "/Figure", "/P"} - kinds:
        yield f"no tags {', '.join(sorted(missing))}"
    if any("/Tabs" in page and page.Tabs != "/S" for page in pdf.pages):
        yield "a page whose order of tabs is not that of the tags"


def _of_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    fonts = [part for part in pdf.objects if isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/Font"]
    if not fonts:
        yield "no fonts"
    for font in fonts:
        name = str(font.get("/BaseFont", "?"))
        descriptor = font.get("/FontDescriptor")
        if descriptor is not None and not {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"{name} is not embedded"
        if "+Noto" not in name:
            yield f"{name} is not one of ours"
        if font.get("/Subtype") == "/Type0" and "/ToUnicode" not in font:
            yield f"{name} cannot be read as text"


def _of_attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    if set(pdf.attachments) != set(ATTACHED):
        yield f"attached are {', '.join(sorted(pdf.attachments))}"
    listed = {str(spec.UF): spec for spec in pdf.Root.get("/AF", [])}
    for name, relation in ATTACHED.items():
        spec = listed.get(name)
        if spec is None or spec.get("/AFRelationship") != relation or not spec.get("/Desc"):
            yield f"{name} is not related as {relation}"
        elif spec.EF.F.get("/Subtype") != _MIME[name]:
            yield f"{name} is not {_MIME[name]}"
