"""Which way up a page lies. Its lines tell the direction; a small network tells a line from one that is upside down.

The network is the text direction classifier of PaddleOCR that comes with the reader of print (Apache-2.0).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from tinggal.intake.parser.quality_flaw import Flaw
from tinggal.intake.parser.quality_lines import strip
from tinggal.intake.parser.quality_sheet import Line, Sheet

LEVEL: Final = 6.0  # degrees
_HIGH, _WIDE = 48, 192
_LINES = 12
_SURE, _AGREE = 0.9, 0.75
_FEW = 3
_MODEL = Path("models") / "ch_ppocr_mobile_v2.0_cls_infer.onnx"


def tilted(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Flaw]:
    """Lines that are not level. Measured: degrees."""
    if len(lines) >= _FEW:
        askew = (lines[0].angle + 45) % 90 - 45
        if abs(askew) > LEVEL:
            yield Flaw("tilted", sheet.page, abs(askew), LEVEL)


def turned(sheet: Sheet, lines: Sequence[Line]) -> int:
    """By how much to turn the page clockwise so that it stands upright: 0, 90, 180 or 270 degrees; 0 when in doubt."""
    if len(lines) < _FEW:
        return 0
    upside_down = _upside_down(sheet, lines[:_LINES])
    if upside_down is None:
        return 0
    quarters = round(lines[0].angle / 90)  # -1: the lines run upwards, or downwards and upside down
    return (-90 * quarters + 180 * upside_down) % 360


def _upside_down(sheet: Sheet, lines: Sequence[Line]) -> bool | None:
    """Whether the lines, laid level, stand on their heads; None where they do not agree."""
    batch = np.zeros((len(lines), 3, _HIGH, _WIDE), np.float32)
    for number, line in enumerate(lines):
        cut = cv2.cvtColor(strip(sheet, line, high=_HIGH, wide=_WIDE), cv2.COLOR_RGB2BGR)
        batch[number, :, :, : cut.shape[1]] = cut.transpose(2, 0, 1) / 127.5 - 1
    network = _network()
    network.setInput(batch)
    sure = np.asarray(network.forward(), np.float32)
    sure = sure[sure.max(axis=1) > _SURE]
    if len(sure) < _FEW:
        return None
    share = float((sure[:, 1] > sure[:, 0]).mean())
    return None if 1 - _AGREE < share < _AGREE else share >= _AGREE


@cache
def _network() -> cv2.dnn.Net:
    """Run by OpenCV: ONNX Runtime starts a thread when it is imported, and could then not be cut off the network."""
    spec = find_spec("rapidocr_onnxruntime")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("rapidocr_onnxruntime")
    return cv2.dnn.readNetFromONNX(str(Path(spec.submodule_search_locations[0]) / _MODEL))
