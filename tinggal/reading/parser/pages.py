"""A document as its reader needs it: the pages as pictures of the size asked for, drawn when they are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from PIL import Image

from tinggal.intake.parser.picture import open_picture
from tinggal.intake.parser.refusal import Refused

MOST_PAGES = 3
"""Later pages are for people: what a document is and says of the person stands in front."""
_TALLEST = 6


@dataclass(frozen=True, slots=True)
class Opened:
    """Either a PDF or a picture."""

    pdf: pypdfium2.PdfDocument | None
    picture: Image.Image | None

    def pages(self) -> range:
        """The numbers of the pages that are read, from 1."""
        return range(1, 1 + min(MOST_PAGES, len(self.pdf) if self.pdf else 1))

    def page(self, number: int, *, longer: int) -> Image.Image:
        """One page in colour, its longer side at most this many dots; a picture is never made larger."""
        if self.pdf is not None:
            return _drawn(self.pdf[number - 1], longer=longer)
        if self.picture is None:
            raise LookupError(number)
        seen = self.picture.convert("RGB")
        if max(seen.size) > longer:
            seen.thumbnail((longer, longer), Image.Resampling.BOX, reducing_gap=None)
        return seen

    def each(self, *, longer: int) -> Iterator[tuple[int, Image.Image]]:
        """The pages that are read, one after another."""
        for number in self.pages():
            yield number, self.page(number, longer=longer)


def opened(content: bytes, *, content_type: str) -> Opened:
    """The document of a content that intake has made harmless. Raises ``Refused`` or whatever the library raises."""
    if content_type == "application/pdf":
        pdf = pypdfium2.PdfDocument(content)
        pdf.init_forms()
        return Opened(pdf, None)
    return Opened(None, open_picture(content, content_type=content_type)[0])


def _drawn(page: pypdfium2.PdfPage, *, longer: int) -> Image.Image:
    across, down = page.get_size()
    if min(across, down) < 1 or max(across, down) > _TALLEST * min(across, down):
        raise Refused("damaged")
    drawn: Image.Image = page.render(scale=longer / max(across, down)).to_pil()
    return drawn.convert("RGB")
