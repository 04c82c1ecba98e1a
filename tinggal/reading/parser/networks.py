"""The two networks of the reader of print: PP-OCRv4 mobile (PaddlePaddle, Apache-2.0) as the package
``rapidocr-onnxruntime`` ships them. They are run on one processor core."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import numpy as np
import onnxruntime
from numpy.typing import NDArray

Array = NDArray[np.float32]
Network = Literal["det", "rec"]


def run(network: Network, batch: Array) -> Array:
    """The output for a batch of colour pictures (n × 3 × height × width, from -1 to 1): for "det" how much each dot
    belongs to print, for "rec" how likely each sign is in each frame."""
    session = _session(network)
    (out,) = session.run(None, {session.get_inputs()[0].name: batch})
    return np.asarray(out, np.float32)


@cache
def signs() -> tuple[str, ...]:
    """The signs that "rec" knows; the first means none."""
    named = _session("rec").get_modelmeta().custom_metadata_map["character"]
    return ("", *named.splitlines(), " ")


@cache
def _session(network: Network) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(
        str(_folder() / f"ch_PP-OCRv4_{network}_infer.onnx"), options, providers=["CPUExecutionProvider"]
    )


def _folder() -> Path:
    """Found without importing the package, which would take as long as reading a page."""
    spec = find_spec("rapidocr_onnxruntime")
    if spec is None or not spec.submodule_search_locations:
        raise LookupError("The package rapidocr-onnxruntime is not installed.")
    return Path(spec.submodule_search_locations[0]) / "models"
