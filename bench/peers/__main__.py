"""Writes the same letters as others would: ``python -m peers letters.json fonts count``, one JSON line a way.

Runs in a Python of its own (requirements.txt). A line: the way, letters, seconds, and processor seconds of the process
with its children; everything that a program keeps between letters is made before the clock starts.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from peers.as_html import Weasy
from peers.as_text_document import convert, installed, text_document
from peers.signing import Endesive

SINGLE = 5  # conversions with a call of soffice each: slow, and always alike


def main(letters_file: str, fonts_folder: str, count: str) -> None:
    """Measure every way and print it as soon as it is known."""
    letters, fonts, wanted = json.loads(Path(letters_file).read_text()), Path(fonts_folder), int(count)
    every = [letters[at % len(letters)] for at in range(wanted)]
    signer = Endesive("P-256")
    for name, variant in (("WeasyPrint + endesive", None), ("WeasyPrint PDF/A + endesive", "pdf/a-2u")):
        weasy = Weasy(fonts, variant=variant)
        signer.sign(weasy.pdf(every[0]))
        told(name, len(every), lambda weasy=weasy: [signer.sign(weasy.pdf(letter)) for letter in every])
    page = weasy.pdf(every[0])
    for kind in ("P-256", "RSA-2048"):
        other = Endesive(kind)
        told(f"endesive alone, {kind}", 20, lambda other=other: [other.sign(page) for _time in range(20)])
    if not installed():
        told("LibreOffice is not installed", 0, lambda: None)
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, how_many, pdf_a in office_ways(wanted):
            work = office(every[:how_many], Path(folder), fonts, signer, alone=how_many == SINGLE, pdf_a=pdf_a)
            next(work)
            told(name, how_many, lambda work=work: next(work))


def office_ways(wanted: int) -> Iterator[tuple[str, int, int]]:
    """The ways LibreOffice is used: their names, how many letters, and PDF/A or not."""
    yield "LibreOffice, one call a letter + endesive", SINGLE, 0
    yield "LibreOffice, one call for all + endesive", max(wanted, SINGLE + 1), 0
    yield "LibreOffice PDF/A, one call for all + endesive", max(wanted, SINGLE + 1), 2


def office(
    letters: list[dict[str, Any]], folder: Path, fonts: Path, signer: Endesive, *, alone: bool, pdf_a: int
) -> Iterator[None]:
    """Once to warm up (LibreOffice makes its profile), then to be timed."""
    home, out = folder / "home", folder / f"out-{alone}-{pdf_a}"
    home.mkdir(exist_ok=True)
    first = folder / "first.fodt"
    first.write_text(text_document(letters[0]))
    convert([first], to=folder, home=home, fonts=fonts, pdf_a=pdf_a)
    yield
    files = [folder / f"{number:05}.fodt" for number in range(len(letters))]
    for file, letter in zip(files, letters, strict=True):
        file.write_text(text_document(letter))
    for batch in [[file] for file in files] if alone else [files]:
        convert(batch, to=out, home=home, fonts=fonts, pdf_a=pdf_a)
    for file in files:
        made = out / f"{file.stem}.pdf"
        made.write_bytes(signer.sign(made.read_bytes()))
    yield


def told(name: str, letters: int, work: Callable[[], object]) -> None:
    """Do the work and print what it took."""
    begun, spent = time.perf_counter(), processor()
    work()
    took = {"seconds": time.perf_counter() - begun, "cpu": processor() - spent}
    print(json.dumps({"name": name, "letters": letters} | took), flush=True)


def processor() -> float:
    """Seconds of processor time of this process and of its ended children."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main(*sys.argv[1:])
