"""Every kind of letter looks as somebody approved it.

The approved pictures lie in ``pictures``: all pages of a letter side by side, 50 dots to the inch. After a change that
is meant, run ``APPROVE_PICTURES=yes pytest -n 0 tests/letters/test_pictures.py``, look at every picture that git shows
as changed, and commit them with the change.
"""

import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from tests.letters.samples_more import PEOPLE, PROOF, SEAL, UNANSWERED, UPHELD, USUAL, lengthened, told
from tests.letters.samples_services import of_a_service
from tinggal.catalogue.permits import permit
from tinggal.letters.content import Content, as_json
from tinggal.letters.render import render

PICTURES = Path(__file__).parent / "pictures"
DOTS = 50
SHADES = 16
BLOCK = 6  # blocks of so many dots are compared: other hinting of a letter is no difference, another word is one
TOLERANCE = 40  # of 255

SERVICES = {code: of_a_service(permit(code)) for code in ("exit-permit-only", "change-address")}
LETTERS: dict[str, Content] = {
    **SERVICES,
    "change-address-chinese": told(SERVICES["change-address"], holder=PEOPLE["chinese"], language="zh"),
    **USUAL,
    **{f"{kind}-long": lengthened(letter) for kind, letter in USUAL.items()},
    **{f"approval-{who}": told(USUAL["approval"], holder=PEOPLE[who]) for who in ("arabic", "devanagari")},
    "permit-arabic": told(USUAL["permit"], holder=PEOPLE["arabic"]),
    "approval-chinese": told(USUAL["approval"], holder=PEOPLE["chinese"], language="zh"),
    "invitation-japanese": told(USUAL["invitation"], holder=PEOPLE["japanese"], language="ja"),
    "answer-unanswered": UNANSWERED,
    "answer-upheld-korean": told(UPHELD, holder=PEOPLE["korean"], language="ko"),
    "refusal-korean": told(USUAL["refusal"], holder=PEOPLE["korean"], language="ko"),
}


def picture(content: Content) -> Image.Image:
    """All pages side by side, in sixteen shades of grey."""
    document = pypdfium2.PdfDocument(render(content.kind, as_json(content), proof=PROOF, seal=SEAL))
    pages = [page.render(scale=2 * DOTS / 72, grayscale=True).to_pil().reduce(2) for page in document]
    document.close()
    sheet = Image.new("L", (sum(page.width for page in pages), max(page.height for page in pages)), 255)
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width
    return sheet.quantize(SHADES, dither=Image.Dither.NONE)


def difference(one: Image.Image, other: Image.Image) -> int:
    """The greatest difference between two blocks at the same place; 255 for pictures of different sizes."""
    if one.size != other.size:
        return 255
    size = (-(-one.width // BLOCK), -(-one.height // BLOCK))
    small = [image.convert("L").resize(size, Image.Resampling.BOX) for image in (one, other)]
    lowest_and_highest = ImageChops.difference(*small).getextrema()
    return int(lowest_and_highest[1])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_looks_as_it_was_approved(name: str) -> None:
    now, approved = picture(LETTERS[name]), PICTURES / f"{name}.png"
    if os.environ.get("APPROVE_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        now.save(approved, optimize=True)
    with Image.open(approved) as before:
        assert difference(before, now) <= TOLERANCE


def test_one_other_word_is_seen() -> None:
    with Image.open(PICTURES / "approval.png") as before:
        other = told(USUAL["approval"], holder=PEOPLE["greek"])
        assert difference(before, picture(other)) > TOLERANCE


def test_there_is_no_picture_of_a_letter_that_is_not_made_any_more() -> None:
    assert {path.stem for path in PICTURES.iterdir()} == set(LETTERS)
