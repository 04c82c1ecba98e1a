"""The two networks that ship with the package, loaded once and run on one processor core."""

from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

Array = NDArray[np.float32]
_FOLDER = Path(__file__).parent / "models"


def run(network: str, batch: Array) -> Array:
    """The output of ``detector`` or ``recogniser`` for a batch of grey pictures (n × 1 × height × width)."""
    (out,) = _session(network).run(None, {"x": batch})
    return np.asarray(out, np.float32)


@cache
def _session(network: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = _FOLDER / f"{network}.onnx"
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
