"""What an original says about how it was made, and what its pages look like."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageEnhance

from tests.intake import corpus
from tinggal.intake.parser import tasks
from tinggal.intake.parser.looks import apart, look_of
from tinggal.intake.parser.origin import _pdf_moment
from tinggal.intake.parser.pdf import rewrite
from tinggal.intake.parser.picture import open_original

SAME, OTHER = 6, 16  # bits


def origin_of(content: bytes) -> dict[str, object]:
    return open_original(content, content_type="image/jpeg").origin


def photo(*, thumbnail_of: Image.Image | None = None, **told: str) -> bytes:
    exif = Image.Exif()
    for name, tag in {"make": 0x010F, "model": 0x0110, "software": 0x0131, "changed": 0x0132}.items():
        if name in told:
            exif[tag] = told[name]
    if "taken" in told:
        exif.get_ifd(0x8769)[0x9003] = told["taken"]
    if thumbnail_of is None:
        return corpus.jpeg(corpus.page(), exif=exif, quality=90)
    small = corpus.jpeg(thumbnail_of.resize((160, 120)))
    return corpus.jpeg(corpus.page(), exif=_with_thumbnail(small), quality=90)


def _with_thumbnail(small: bytes) -> bytes:
    """Exif with an empty first directory and, in the second, the place and length of a thumbnail."""
    rows = [(0x0103, 3, 6), (0x0201, 4, 56), (0x0202, 4, len(small))]
    second = len(rows).to_bytes(2, "little") + b"".join(
        tag.to_bytes(2, "little") + kind.to_bytes(2, "little") + (1).to_bytes(4, "little") + value.to_bytes(4, "little")
        for tag, kind, value in rows
    )
    first = (0).to_bytes(2, "little") + (14).to_bytes(4, "little")
    head = b"II*\x00" + (8).to_bytes(4, "little") + first + second + bytes(4)
    return b"Exif\x00\x00" + head.ljust(56, b"\0") + small


def edited_pdf(**told: str) -> bytes:
    with pikepdf.open(io.BytesIO(corpus.pdf())) as pdf:
        for name, words in told.items():
            pdf.docinfo[f"/{name}"] = words
        return corpus._saved(pdf)


def test_a_photo_tells_its_camera_its_program_and_its_moments() -> None:
    sent = photo(make="Invented", model="Phone 3", software="Editor 9", taken="2026:03:01 10:20:30", changed="bad")
    origin = origin_of(sent)
    tables = origin.pop("quality_tables")
    assert origin == {"camera": "Invented Phone 3", "software": "Editor 9", "made_at": "2026-03-01T10:20:30"}
    assert len(str(tables)) == 32


def test_pictures_saved_with_the_same_quality_have_the_same_tables_and_others_not() -> None:
    tables = [origin_of(corpus.jpeg(corpus.page(), quality=quality))["quality_tables"] for quality in (75, 75, 90)]
    assert (tables[0] == tables[1], tables[1] == tables[2]) == (True, False)


@pytest.mark.parametrize(("shows", "differs"), [("the same", False), ("something else", True)])
def test_a_thumbnail_of_something_else_is_noticed(shows: str, differs: bool) -> None:
    other = corpus.page().transpose(Image.Transpose.ROTATE_180)
    page = Image.new("RGB", (round(1754 * 4 / 3), 1754), "black")  # cameras fill the shape of 4 to 3 with bars
    page.paste(corpus.page() if shows == "the same" else other, ((page.width - 1240) // 2, 0))
    assert origin_of(photo(thumbnail_of=page)).get("thumbnail_differs", False) is differs


def test_a_pdf_tells_its_programs_its_moments_and_its_parts() -> None:
    sent = edited_pdf(Producer="Writer\u0000 2", Creator="Scanner", CreationDate="D:20260301102030+07'00'")
    origin = rewrite(sent).origin
    assert origin == {
        "producer": "Writer 2",
        "creator": "Scanner",
        "made_at": "2026-03-01T10:20:30+07:00",
        "fonts": 0,
        "pictures": 1,
        "signatures": 0,
        "revisions": 1,
    } | {key: value for key, value in origin.items() if key == "changed_at"}


def test_a_pdf_that_was_saved_over_itself_shows_it() -> None:
    plain = corpus.pdf()
    assert rewrite(plain + b"\n%%EOF\n").origin["revisions"] == 2
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        out = io.BytesIO()
        pdf.save(out, linearize=True)
    assert rewrite(out.getvalue()).origin["revisions"] == 1


def test_whether_there_is_text_is_told() -> None:
    facts, _ = tasks.take_pdf(corpus.pdf(), content_type="application/pdf")
    assert facts["origin"]["text_layer"] is False
    assert len(facts["looks"]) == 1


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_whatever_stands_where_a_date_should_is_no_accident(told: str) -> None:
    assert _pdf_moment(told) == "" or _pdf_moment(told)[4] == "-"
    assert _pdf_moment("D:" + told) == "" or len(_pdf_moment("D:" + told)) >= 19


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("D:2026", "2026-01-01T00:00:00"),
        ("D:20260301", "2026-03-01T00:00:00"),
        ("D:20260301102030Z", "2026-03-01T10:20:30+00:00"),
        ("D:20260301102030-05'30", "2026-03-01T10:20:30-05:30"),
        ("D:20261301", ""),
        ("March 2026", ""),
    ],
)
def test_dates_of_pdf_are_understood_in_every_length(told: str, moment: str) -> None:
    assert _pdf_moment(told) == moment


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return corpus.page()


def other_page() -> Image.Image:
    other = Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(other)
    pen.ellipse((100, 900, 700, 1600), fill=(30, 90, 40))
    for line in range(12):
        pen.text((500, 90 + 60 * line), "Quite another document, of a bank", fill="black", font_size=30)
    return other


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.resize((620, 877)),
        lambda page: page.convert("L"),
        lambda page: Image.open(io.BytesIO(corpus.jpeg(page, quality=30))),
        lambda page: ImageEnhance.Brightness(page).enhance(0.85),
        lambda page: page.rotate(0.4, fillcolor="white"),
    ],
    ids=["smaller", "grey", "poor quality", "darker", "a little askew"],
)
def test_the_same_page_looks_alike_however_it_was_saved(page: Image.Image, change) -> None:  # type: ignore[no-untyped-def]
    assert apart(look_of(page), look_of(change(page))) <= SAME


def test_another_page_looks_different(page: Image.Image) -> None:
    assert apart(look_of(page), look_of(other_page())) >= OTHER
    assert apart(look_of(page), look_of(page.rotate(180))) >= OTHER


def test_a_look_has_sixteen_digits_also_of_nothing() -> None:
    for blank in ("white", "black"):
        assert len(look_of(Image.new("L", (7, 9), blank))) == 16
