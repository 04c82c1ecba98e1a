"""``make bench-documents``: freshly drawn documents, read; exact lines, readings called valid though wrong, and time.

Every picture is drawn from a seed that no training and no threshold has seen. COUNT passports a level (60), CARDS of
every other size and level (15), SEED to repeat a run. Other readers get the first BESIDE (12) passports of every level
when PEERS names a Python that has them:

    python3 -m venv .tools/readers && .tools/readers/bin/pip install passporteye fastmrz rapidocr-onnxruntime
    apt-get install tesseract-ocr
    make bench-documents PEERS=.tools/readers/bin/python

and TESSDATA the folder of fastmrz's own mrz.traineddata. Ends with 1 if any reading was called valid and is wrong.
"""

import io
import json
import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bench.machine import processor
from ml.mrz.fonts import there_is_ocr_b
from ml.mrz.generate import Sample, generate
from ml.mrz.levels import LEVELS
from tinggal.mrz.formats import FORMATS
from tinggal.mrz.reading import read

COUNT = int(os.environ.get("COUNT") or 60)
CARDS = int(os.environ.get("CARDS") or 15)
BESIDE = int(os.environ.get("BESIDE") or 12)
SEED = int(os.environ.get("SEED") or secrets.randbelow(10**9) + 10**6)
PEERS = os.environ.get("PEERS", "")
ROW = "{:12}{:>6}{:>8}{:>9}{:>8}{:>14}{:>11}{:>8}"


@dataclass(frozen=True, slots=True)
class Result:
    """One picture: were all lines right, was it called valid, and milliseconds of the processor."""

    exact: bool
    valid: bool
    ms: float


def main() -> int:
    """Ours, size by size and level by level; then the others."""
    if not there_is_ocr_b():
        print("Documents are drawn with OCR-B and DejaVu: install Debian's fonts-ocr-b and fonts-dejavu-core.")
        return 1
    print(f"{processor()}\nseed {SEED}\n")
    print(ROW.format("size", "level", "images", "exact", "valid", "valid, wrong", "median ms", "p95 ms"))
    ours(generate(0, level=1))
    everything: list[Result] = []
    for form in FORMATS:
        of_size: list[Result] = []
        for level in LEVELS:
            samples = drawn(form.name, level=level, count=COUNT if form.name == "TD3" else CARDS)
            results = [ours(sample) for sample in samples]
            of_size += results
            print(row(form.name, str(level), results), flush=True)
        print(row(form.name, "all", of_size), flush=True)
        everything += of_size
    print(row("all", "all", everything))
    beside()
    return any(result.valid and not result.exact for result in everything)


def drawn(size: str, *, level: int, count: int) -> Iterable[Sample]:
    return (generate(SEED + number, level=level, size=size) for number in range(count))


def ours(sample: Sample) -> Result:
    image = Image.open(io.BytesIO(sample.jpeg))
    began = time.process_time()
    reading = read(image)
    return Result(reading.lines == sample.lines, reading.valid, (time.process_time() - began) * 1000)


def beside() -> None:
    """Other readers on some of the same passports, and ours on those."""
    print(f"\nThe first {BESIDE} passports of every level, read by others (RapidOCR: whole page):")
    if not PEERS or not Path(PEERS).exists():
        print("left out: PEERS names no Python with PassportEye, fastmrz and RapidOCR (see bench/documents.py)")
        return
    with TemporaryDirectory() as folder:
        samples = {level: list(drawn("TD3", level=level, count=BESIDE)) for level in LEVELS}
        for level, some in samples.items():
            for number, sample in enumerate(some):
                (Path(folder) / f"{level}-{number}.jpg").write_bytes(sample.jpeg)
        if not (Path(os.environ.get("TESSDATA", "")) / "mrz.traineddata").exists():
            print("fastmrz: with Tesseract's English data, as its own (TESSDATA) is not installed")
        for name in ("tinggal", "passporteye", "fastmrz", "rapidocr"):
            everything = []
            for level, some in samples.items():
                files = [Path(folder) / f"{level}-{number}.jpg" for number in range(len(some))]
                results = [ours(one) for one in some] if name == "tinggal" else theirs(name, files, some)
                everything += results
                print(row(name, str(level), results) if results else f"{name}: is not installed", flush=True)
                if not results:
                    break
            if everything:
                print(row(name, "all", everything), flush=True)


def theirs(name: str, files: Sequence[Path], samples: Sequence[Sample]) -> list[Result]:
    """What another reader says in its own process, on one thread; nothing if it is not there."""
    script = Path(__file__).with_name("documents_peer.py")
    done = subprocess.run(
        [PEERS, str(script), name], input="\n".join(map(str, files)), capture_output=True, text=True, check=False,
        env=os.environ | {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    said = [json.loads(line) for line in done.stdout.splitlines()]
    return [
        Result(tuple(one["lines"]) == sample.lines, one["valid"], one["ms"])
        for one, sample in zip(said, samples, strict=False)
    ]


def row(name: str, level: str, results: list[Result]) -> str:
    exact = sum(result.exact for result in results) / len(results)
    wrong = sum(result.valid and not result.exact for result in results)
    times = sorted(result.ms for result in results)
    late = times[min(len(times) - 1, int(0.95 * len(times)))]
    valid = sum(result.valid for result in results)
    shown = f"{exact:.1%}", valid, wrong, f"{statistics.median(times):.0f}", f"{late:.0f}"
    return ROW.format(name, level, len(results), *shown)


if __name__ == "__main__":
    sys.exit(main())
