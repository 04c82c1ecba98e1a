"""Writes the same letters as others would: ``python -m peers letters.json fonts count``.

Runs in a Python of its own (requirements.txt). First prints the ways it knows, a JSON list; then, for every way that is
named on a line of the input, makes letters in that way and prints what they took: the way, letters, seconds, and
processor seconds of the process with its children. What a program keeps between letters is made before the clock starts.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peers.as_html import Weasy
from peers.as_text_document import convert, installed, text_document
from peers.signing import Endesive

SINGLE = 3  # conversions with a call of soffice each: slow, and always alike
AT_ONCE = 25  # letters of a program that keeps running
Letters = list[dict[str, Any]]
Way = tuple[int, Callable[[Letters], object]]  # how many letters, and what makes them


def main(letters_file: str, fonts_folder: str, count: str) -> None:
    """Say which ways there are, and serve until the input ends."""
    letters, fonts = json.loads(Path(letters_file).read_text()), Path(fonts_folder)
    with tempfile.TemporaryDirectory() as folder:
        ways = with_weasyprint(letters[0], fonts)
        if installed():
            ways |= with_office(letters[0], Path(folder), fonts, many=int(count))
        print(json.dumps([*ways]), flush=True)
        for turn, line in enumerate(sys.stdin):
            name = line.strip()
            number, work = ways[name]
            asked = [letters[(turn + at) % len(letters)] for at in range(number)]
            begun, spent = time.perf_counter(), processor()
            work(asked)
            took = {"seconds": time.perf_counter() - begun, "cpu": processor() - spent}
            print(json.dumps({"name": name, "letters": number} | took), flush=True)


def with_weasyprint(first: dict[str, Any], fonts: Path) -> dict[str, Way]:
    """Letter by letter in this process, as it is and as PDF/A; and signing alone."""
    signer, other = Endesive("P-256"), Endesive("RSA-2048")
    plain, archival = Weasy(fonts, variant=None), Weasy(fonts, variant="pdf/a-2u")
    page = plain.pdf(first)
    for weasy in (plain, archival):
        signer.sign(weasy.pdf(first))
    return {
        "WeasyPrint + endesive": (AT_ONCE, lambda many: [signer.sign(plain.pdf(one)) for one in many]),
        "WeasyPrint PDF/A + endesive": (AT_ONCE, lambda many: [signer.sign(archival.pdf(one)) for one in many]),
        "endesive alone, P-256": (AT_ONCE, lambda many: [signer.sign(page) for _one in many]),
        "endesive alone, RSA-2048": (AT_ONCE, lambda many: [other.sign(page) for _one in many]),
    }


def with_office(first: dict[str, Any], folder: Path, fonts: Path, *, many: int) -> dict[str, Way]:
    """LibreOffice called for each letter, and for ``many`` at once as a mail merge is, with and without PDF/A."""
    home, signer = folder / "home", Endesive("P-256")
    home.mkdir()
    warm = folder / "first.fodt"
    warm.write_text(text_document(first))
    convert([warm], to=folder, home=home, fonts=fonts, pdf_a=0)

    def made(letters: Letters, *, in_a_call: int, pdf_a: int) -> None:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            files = [Path(place) / f"{number:05}.fodt" for number in range(len(letters))]
            for file, letter in zip(files, letters, strict=True):
                file.write_text(text_document(letter))
            for start in range(0, len(files), in_a_call):
                convert(files[start : start + in_a_call], to=Path(place), home=home, fonts=fonts, pdf_a=pdf_a)
            for file in files:
                pdf = file.with_suffix(".pdf")
                pdf.write_bytes(signer.sign(pdf.read_bytes()))

    return {
        "LibreOffice, one call a letter + endesive": (SINGLE, lambda some: made(some, in_a_call=1, pdf_a=0)),
        "LibreOffice, one call for all + endesive": (many, lambda some: made(some, in_a_call=many, pdf_a=0)),
        "LibreOffice PDF/A, one call for all + endesive": (many, lambda some: made(some, in_a_call=many, pdf_a=2)),
    }


def processor() -> float:
    """Seconds of processor time of this process and of its ended children."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main(*sys.argv[1:])
