"""Opens a PDF and writes it anew without anything that acts: scripts, attached files, programs, links out."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Object

from tinggal.intake.parser.origin import of_pdf
from tinggal.intake.parser.refusal import Refused
from tinggal.intake.parser.streams import Measuring, without_notes

MOST_PAGES = 30
_MOST_OBJECTS = 100_000
_DEEPEST = 50
_TAKEN_OUT = {
    "/AA": "opening_action",
    "/OpenAction": "opening_action",
    "/JS": "scripts",
    "/JavaScript": "scripts",
    "/EmbeddedFiles": "attached_files",
    "/EF": "attached_files",
    "/AF": "attached_files",
    "/XFA": "form_program",
    "/RichMediaContent": "media",
    "/Collection": "attached_files",
    "/Metadata": "",
    "/PieceInfo": "",
    "/URI": "",
    "/OPI": "",
    "/Ref": "",
}
_HARMLESS_ACTIONS = ("/GoTo", "/Named")
_ACTION_NOTES = {"/JavaScript": "scripts", "/Launch": "launch", "/URI": "links"}
_ACTING_ANNOTATIONS = ("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The harmless PDF; ``notes``: what was taken out (codes, in the order of the alphabet); see ``origin.of_pdf``."""

    content: bytes
    pages: int
    notes: list[str]
    origin: dict[str, Any]


def rewrite(content: bytes) -> Rewritten:
    """Everything a reader of the PDF would see, and nothing else."""
    with _opened(content) as pdf:
        pages = len(pdf.pages)
        if pages == 0:
            raise Refused("damaged")
        if pages > MOST_PAGES:
            raise Refused("too_many_pages", pages=pages, limit=MOST_PAGES)
        if len(pdf.objects) > _MOST_OBJECTS:
            raise Refused("too_heavy")
        if bool(pdf.Root.get("/NeedsRendering", False)):
            raise Refused("dynamic_form")
        things = list(_dictionaries(pdf))
        origin = of_pdf(content, pdf, things=things)
        notes, measuring = ({"restrictions"} if pdf.is_encrypted else set()), Measuring()
        for thing in things:
            if isinstance(thing, pikepdf.Stream):
                measuring.insist_on_sensible(thing)
                notes |= without_notes(thing)
            notes |= _disarm(thing)
        if Name.Info in pdf.trailer:
            del pdf.trailer[Name.Info]
        written = io.BytesIO()
        pdf.save(written, encryption=False, deterministic_id=True, fix_metadata_version=False)
    return Rewritten(written.getvalue(), pages, sorted(notes - {""}), origin)


def _opened(content: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError:
        raise Refused("encrypted") from None
    except pikepdf.PdfError as broken:
        locked = "encryption" in str(broken)  # for certain people, or in a way nobody knows
        raise Refused("encrypted" if locked else "damaged") from None


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Every dictionary and stream of the file: the numbered ones, and those written inside others."""
    for thing in pdf.objects:
        yield from _inside(thing, depth=0)
    yield from _inside(pdf.Root, depth=0)


def _inside(thing: Object, *, depth: int) -> Iterator[Object]:
    if depth > _DEEPEST:
        raise Refused("damaged")
    if isinstance(thing, pikepdf.Array):
        children = list(thing)
    elif isinstance(thing, (Dictionary, pikepdf.Stream)):
        yield thing
        children = [value for _, value in thing.items()]
    else:
        return
    for child in children:
        if isinstance(child, Object) and not child.is_indirect:
            yield from _inside(child, depth=depth + 1)


def _disarm(thing: Object) -> set[str]:
    notes = set()
    for key, note in _TAKEN_OUT.items():
        if key in thing:
            del thing[key]
            notes.add(note)
    for key in ("/A", "/Next"):
        kind = _kind_of_action(thing, key)
        if kind and kind not in _HARMLESS_ACTIONS:
            del thing[key]
            notes.add(_ACTION_NOTES.get(kind, "actions"))
    if "/Annots" in thing and isinstance(thing.Annots, pikepdf.Array):
        kept = [one for one in thing.Annots if _stays(one)]
        if len(kept) < len(thing.Annots):
            thing.Annots = pikepdf.Array(kept)
            notes.add("attached_files")
    return notes


def _stays(annotation: Object) -> bool:
    return isinstance(annotation, Dictionary) and str(annotation.get("/Subtype", "")) not in _ACTING_ANNOTATIONS


def _kind_of_action(thing: Object, key: str) -> str:
    """The type of the action under this key; "unknown" for one written in a way we do not read; "" for none."""
    if key not in thing:
        return ""
    action = thing[key]
    if isinstance(action, Dictionary):
        return str(action.get("/S", "")) if "/S" in action else ""
    return "unknown" if isinstance(action, pikepdf.Array) and key == "/Next" else ""
