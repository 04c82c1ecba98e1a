"""Traces of a document that was changed after it was made: by how its file was saved."""

from collections.abc import Iterator

from tinggal.signals.alike import Alike
from tinggal.signals.evidence import Item, item
from tinggal.signals.traits import Sheet, Traits

_EDITORS = (
    *("photoshop", "gimp", "lightroom", "pixelmator", "affinity", "corel", "paint.net", "picsart", "snapseed"),
    *("canva", "facetune", "illustrator", "inkscape", "sejda", "ilovepdf", "smallpdf", "pdffiller", "foxit phantom"),
    *("foxit pdf editor", "pdf-xchange editor", "nitro pro", "wondershare", "pdfelement", "soda pdf", "dochub"),
)
_OFTEN = 3  # a form that is filled in is saved again; so is one with each signature, which is not counted


def edited(traits: Traits, _alike: Alike) -> Iterator[Item]:
    """Photo studios change every portrait they take, so portraits are left out."""
    for sheet in traits.sheets.values():
        if sheet.code != "photo":
            yield from _in_its_file(sheet)


def _in_its_file(sheet: Sheet) -> Iterator[Item]:
    origin = sheet.origin
    programs = [str(origin.get(name) or "") for name in ("software", "producer", "creator")]
    if program := next((one for one in programs if any(known in one.lower() for known in _EDITORS)), ""):
        yield item("edited_with", about=sheet.code, program=program[:80])
    saved = int(origin.get("revisions") or 0) - int(origin.get("signatures") or 0)
    if saved > _OFTEN:
        yield item("saved_again", about=sheet.code, times=saved - 1)
    if origin.get("thumbnail_differs"):
        yield item("preview_differs", about=sheet.code)
