"""``python -m ml.faces.export FOLDER MODELS``: writes the taught nets as ONNX files."""

import sys
from pathlib import Path

import torch

from ml.faces.teach import LESSONS

_SHAPES = {"finder": (1, 3, 96, 96), "eye": (2, 3, 28, 40)}


def main() -> None:
    """Both."""
    folder, models = Path(sys.argv[1]), Path(sys.argv[2])
    models.mkdir(parents=True, exist_ok=True)
    for name, shape in _SHAPES.items():
        net = LESSONS[name].net()
        net.load_state_dict(torch.load(folder / f"{name}.pt", weights_only=True)["net"])
        net.eval()
        free = {0: "n", 2: "high", 3: "wide"} if name == "finder" else {0: "n"}
        torch.onnx.export(
            net,
            (torch.zeros(shape),),
            str(models / f"{name}.onnx"),
            input_names=["photo"],
            output_names=["told"],
            dynamic_axes={"photo": free, "told": free},
            opset_version=17,
            dynamo=False,
        )


if __name__ == "__main__":
    main()
