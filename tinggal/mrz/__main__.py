"""``make read-mrz FILES="…"``: one JSON object a line for every picture or PDF."""

import json
import sys
import time
from pathlib import Path
from typing import Any

from tinggal.mrz.opening import Unreadable, pictures
from tinggal.mrz.reading import Reading, read


def main(names: list[str]) -> None:
    """Print what each file says; a file that cannot be opened gets a line with ``error``."""
    for name in names:
        print(json.dumps(describe(Path(name)), ensure_ascii=False), flush=True)


def describe(path: Path) -> dict[str, Any]:
    """The best reading among a file's pages; ``ms`` is time of the processor with opening the file."""
    began = time.process_time()
    best = Reading()
    try:
        for picture in pictures(path):
            best = max(best, read(picture), key=Reading.rank)
            if best.valid:
                break
    except Unreadable as error:
        return _line(path, Reading(), began=began) | {"error": str(error)}
    return _line(path, best, began=began)


def _line(path: Path, best: Reading, *, began: float) -> dict[str, Any]:
    lines = {f"line{number}": line for number, line in enumerate(best.lines or ("", ""), start=1)}
    return {
        "file": str(path),
        "type": best.type or None,
        **lines,
        "fields": best.fields.as_json() if best.fields else {},
        "valid": best.valid,
        "confidence": best.confidence or {},
        "ms": _since(began),
    }


def _since(began: float) -> int:
    return round((time.process_time() - began) * 1000)


if __name__ == "__main__":
    main(sys.argv[1:])
