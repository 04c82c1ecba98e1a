"""``make read-mrz`` prints one JSON object for every file and never stumbles."""

import json
from pathlib import Path

import numpy as np
import pillow_heif
import pypdfium2
import pytest
from PIL import Image

from tests.mrz.drawn import drawn, needs_ocr_b
from tinggal.mrz.__main__ import main


def printed(capsys: pytest.CaptureFixture[str], *paths: Path) -> list[dict[str, object]]:
    main([str(path) for path in paths])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@needs_ocr_b
def test_a_picture_and_a_pdf_of_it_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    image, lines = drawn(2, level=1)
    image.save(tmp_path / "passport.png")
    image.save(tmp_path / "passport.pdf", resolution=200)
    picture, page = printed(capsys, tmp_path / "passport.png", tmp_path / "passport.pdf")
    assert list(picture) == ["file", "type", "line1", "line2", "fields", "valid", "confidence", "ms"]
    for found in (picture, page):
        assert (found["type"], found["line1"], found["line2"], found["valid"]) == ("TD3", *lines, True)


@needs_ocr_b
def test_a_card_has_a_third_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    image, lines = drawn(2, level=1, size="TD1")
    image.save(tmp_path / "card.jpg", quality=95)
    (found,) = printed(capsys, tmp_path / "card.jpg")
    assert (found["line1"], found["line2"], found["line3"]) == lines


@needs_ocr_b
@pytest.mark.parametrize("ending", ["heic", "avif", "webp", "tif", "gif", "bmp", "ppm"])
def test_pictures_of_all_sorts_are_opened(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pillow_heif.register_heif_opener()
    image, lines = drawn(2, level=1)
    image.convert("P" if ending == "gif" else "RGB").save(tmp_path / f"passport.{ending}")
    (found,) = printed(capsys, tmp_path / f"passport.{ending}")
    assert (found["line1"], found["line2"]) == lines


@needs_ocr_b
def test_grey_of_sixteen_bits_glass_and_second_pages_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    image, lines = drawn(2, level=1)
    grey = np.asarray(image.convert("L"))
    Image.fromarray(grey.astype(np.uint16) * 257).save(tmp_path / "deep.png")
    ink = Image.fromarray(255 - grey)
    Image.merge("LA", (Image.new("L", image.size, 0), ink)).save(tmp_path / "glass.png")
    Image.new("L", (800, 600), "white").save(tmp_path / "two.tif", save_all=True, append_images=[image.convert("L")])
    for found in printed(capsys, *(tmp_path / name for name in ("deep.png", "glass.png", "two.tif"))):
        assert (found["line1"], found["line2"]) == lines, found["file"]


def test_broken_files_give_an_error_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contents = {
        "empty.jpg": b"", "words.png": b"hello", "cut.pdf": b"%PDF-1.7\n1 0 obj <<",
        "cut.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF", "program.exe": b"MZ\x90\x00",
    }  # fmt: skip
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    found = printed(capsys, *(tmp_path / name for name in contents), tmp_path / "missing.jpg", tmp_path)
    assert len(found) == len(contents) + 2
    assert all(one["error"] and one["valid"] is False for one in found)


def test_too_many_pixels_are_refused_before_they_are_unpacked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("1", (60_000, 1_200)).save(tmp_path / "large.png")
    (found,) = printed(capsys, tmp_path / "large.png")
    assert "pixels" in str(found["error"])


def test_odd_but_sound_files_are_read_as_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Image.new("1", (1, 20_000)).save(tmp_path / "thread.png")
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(tmp_path / "glass.png")
    document = pypdfium2.PdfDocument.new()
    document.new_page(10, 10)
    document.save(tmp_path / "page.pdf")
    for found in printed(capsys, tmp_path / "thread.png", tmp_path / "glass.png", tmp_path / "page.pdf"):
        assert (found["type"], found["line1"], found["valid"]) == (None, "", False)
