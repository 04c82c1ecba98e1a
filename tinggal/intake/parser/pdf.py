"""Opens a PDF and writes it anew without anything that acts: scripts, attached files, programs, links out."""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object

from tinggal.intake.parser.picture import MOST_DOTS
from tinggal.intake.parser.refusal import Refused

MOST_PAGES = 30
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
}
_HARMLESS_ACTIONS = ("/GoTo", "/Named")
_ACTION_NOTES = {"/JavaScript": "scripts", "/Launch": "launch", "/URI": "links"}
_ACTING_ANNOTATIONS = ("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D")


def rewrite(content: bytes) -> tuple[bytes, int, list[str]]:
    """The harmless PDF, its number of pages, and what was taken out (codes, in the order of the alphabet)."""
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError:
        raise Refused("encrypted") from None
    with pdf:
        pages = len(pdf.pages)
        if pages == 0:
            raise Refused("damaged")
        if pages > MOST_PAGES:
            raise Refused("too_many_pages", pages=pages, limit=MOST_PAGES)
        notes = {"restrictions"} if pdf.is_encrypted else set()
        for thing in _dictionaries(pdf):
            notes |= _disarm(thing)
        if Name.Info in pdf.trailer:
            del pdf.trailer[Name.Info]
        written = io.BytesIO()
        pdf.save(written, encryption=False, deterministic_id=True, fix_metadata_version=False)
    return written.getvalue(), pages, sorted(notes - {""})


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
        kept = [one for one in thing.Annots if str(one.get("/Subtype", "")) not in _ACTING_ANNOTATIONS]
        if len(kept) < len(thing.Annots):
            thing.Annots = pikepdf.Array(kept)
            notes.add("attached_files")
    _insist_on_sensible_picture(thing)
    return notes


def _kind_of_action(thing: Object, key: str) -> str:
    """The type of the action under this key; "unknown" for one written in a way we do not read; "" for none."""
    if key not in thing:
        return ""
    action = thing[key]
    if isinstance(action, Dictionary):
        return str(action.get("/S", "")) if "/S" in action else ""
    return "unknown" if isinstance(action, pikepdf.Array) and key == "/Next" else ""


def _insist_on_sensible_picture(thing: Object) -> None:
    if thing.get("/Subtype") != "/Image":
        return
    width, height = thing.get("/Width", 0), thing.get("/Height", 0)
    if isinstance(width, int) and isinstance(height, int) and width * height > MOST_DOTS:
        raise Refused("too_many_pixels", width=width, height=height, limit=MOST_DOTS // 1_000_000)
