"""Reads pictures with another program: file names come in on standard input, one JSON object a line goes out.

Runs in a Python of its own (see ``bench/documents.py``), so it knows nothing of Tinggal. First argument:
``passporteye``, ``fastmrz`` or ``rapidocr``.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

Lines = tuple[list[str], bool]
ENGLISH = Path("/usr/share/tesseract-ocr/5/tessdata/eng.traineddata")


def passporteye() -> Callable[[str], Lines]:
    """PassportEye; valid as it says itself."""
    from passporteye import read_mrz  # noqa: PLC0415  only the reader that is asked for

    def read(path: str) -> Lines:
        found = read_mrz(path)
        return (found.to_dict()["raw_text"].split(), bool(found.valid)) if found else ([], False)

    return read


def fastmrz() -> Callable[[str], Lines]:
    """fastmrz; with Tesseract's English data in place of its own where that is not installed ($TESSDATA)."""
    from fastmrz import FastMRZ  # noqa: PLC0415  only the reader that is asked for

    folder = Path(os.environ.get("TESSDATA") or mkdtemp())
    if not (folder / "mrz.traineddata").exists():
        (folder / "mrz.traineddata").symlink_to(ENGLISH)
    reader = FastMRZ(tessdata_path=str(folder))

    def read(path: str) -> Lines:
        found = reader.get_details(path)
        return found.get("mrz_text", "").split(), found.get("status") == "SUCCESS"

    return read


def rapidocr() -> Callable[[str], Lines]:
    """RapidOCR over the whole page: the lines as wide as a zone's and with fillers; it calls nothing valid."""
    from rapidocr_onnxruntime import RapidOCR  # noqa: PLC0415  only the reader that is asked for

    reader = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)

    def read(path: str) -> Lines:
        found, _times = reader(path)
        texts = [text.replace(" ", "").replace("«", "<<").upper() for _box, text, _sure in found or []]
        return [text for text in texts if len(text) in {30, 36, 44}], False

    return read


PEERS = {"passporteye": passporteye, "fastmrz": fastmrz, "rapidocr": rapidocr}


def answers(read: Callable[[str], Lines]) -> Iterator[dict[str, Any]]:
    """For each file its lines, whether they are called valid, and milliseconds of the processor, Tesseract's too."""
    for name in sys.stdin:
        began = _spent()
        try:
            lines, valid = read(name.strip())
        except Exception:
            lines, valid = [], False
        yield {"lines": lines, "valid": valid, "ms": (_spent() - began) * 1000}


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    said, sys.stdout = sys.stdout, sys.stderr
    for answer in answers(PEERS[sys.argv[1]]()):
        print(json.dumps(answer), file=said, flush=True)
