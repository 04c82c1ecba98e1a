"""The two networks that ship with the package (see ``models/README.md``), loaded once, run on one processor core."""

from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import onnxruntime
from numpy.typing import NDArray

Array = NDArray[np.float32]
Picture = NDArray[np.uint8]
Network = Literal["finder", "eye"]
_FOLDER = Path(__file__).parent / "models"


def run(network: Network, pictures: list[Picture]) -> Array:
    """The output for RGB pictures of one size (each height × width × 3, bytes)."""
    batch = np.stack(pictures).transpose(0, 3, 1, 2).astype(np.float32)
    (told,) = _session(network).run(None, {"photo": batch})
    return np.asarray(told, np.float32)


def share(logit: Array) -> Array:
    """From the network's scale to 0–1."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -30, 30))), np.float32)


@cache
def _session(network: Network) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = _FOLDER / f"{network}.onnx"
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
