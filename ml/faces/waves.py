"""``python -m ml.faces.waves MODELS COUNT``: what the waves of a face are in any face; writes ``MODELS/waves.npz``.

Portraits of COUNT invented people, found by the networks that ship. Whatever a print shares with all faces is taken
away by it, so that two strangers are not alike only because both have eyes. A minute for 300.
"""

import io
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from ml.faces.portraits import portrait
from tinggal.reading.faces.looking import faces_on
from tinggal.reading.faces.networks import Array
from tinggal.reading.faces.prints import waves_of

_FIRST = 8_000_000
_LEAST = 1e-3


def main() -> None:
    """Draw, find, count."""
    models, count = Path(sys.argv[1]), int(sys.argv[2])
    seen = np.stack([waves for seed in range(_FIRST, _FIRST + count) if (waves := _waves(seed)) is not None])
    spread = seen.std(axis=0) + _LEAST * seen.std()
    np.savez(models / "waves.npz", middle=seen.mean(axis=0).astype("<f4"), spread=spread.astype("<f4"))
    print(f"{len(seen)} of {count} portraits, {seen.shape[1]} waves")


def _waves(seed: int) -> Array | None:
    picture = np.asarray(Image.open(io.BytesIO(portrait(seed))).convert("RGB"), np.uint8)
    found = faces_on(picture)
    return waves_of(picture, found[0]) if found else None


if __name__ == "__main__":
    main()
