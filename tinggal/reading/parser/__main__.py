"""Reads documents from standard input, writes what they say to standard output and ends.

No Django here. The tasks are imported only after network and files have been given up: the library that runs networks
starts a thread as soon as it is imported, and a thread that runs already stays as free as it was. So the code of this
package stays readable; no secret lies in it.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import tinggal
from tinggal.intake.parser.obey import Task, obey


def _later(name: str) -> Task:
    def task(content: bytes, **details: Any) -> tuple[Mapping[str, Any], bytes]:
        answer: tuple[Mapping[str, Any], bytes] = import_module("tinggal.reading.parser.tasks").TASKS[name](
            content, **details
        )
        return answer

    return task


obey({name: _later(name) for name in ("read", "look_around")}, reads=[str(Path(tinggal.__file__).parent)])
