"""What every confined child does: take one order, give up what it does not need, do the task, answer and end.

The order of work is JSON; the file comes through standard input. The answer is one line of JSON, then the new bytes, if
any, through standard output.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from tinggal.intake.parser.confine import leave_the_files, leave_the_network, limit
from tinggal.intake.parser.refusal import Refused
from tinggal.intake.parser.standing_ready import stand_ready

Task = Callable[..., tuple[Mapping[str, Any], bytes]]


def obey(tasks: Mapping[str, Task], *, reads: Sequence[str] = ()) -> None:
    """Stand ready, and have each order done by a child. ``reads`` are folders the tasks still need, such as that of a
    model."""
    stand_ready(partial(_obey, tasks=tasks, reads=reads))


def _obey(message: bytes, *, tasks: Mapping[str, Task], reads: Sequence[str]) -> None:
    order = json.loads(message)
    limit(**order.pop("limits"))
    taken_away = {"network": leave_the_network(), "files": leave_the_files(but=reads)}
    with open(0, "rb", closefd=False) as given, open(1, "wb", closefd=False) as written:
        facts, made = _answer(given.read(), task=tasks[order["task"]], details=order["details"])
        written.write(json.dumps({"taken_away": taken_away, **facts}).encode() + b"\n" + made)


def _answer(content: bytes, *, task: Task, details: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The facts and bytes of the task, or under "unusable" why there are none."""
    try:
        facts, made = task(content, **details)
    except Refused as refused:
        return {"unusable": refused.code, "details": refused.details}, b""
    except MemoryError:
        return {"unusable": "too_heavy"}, b""
    except Exception as accident:  # a parser may fail in any way on a stranger's bytes: that is its answer
        return {"unusable": "damaged", "why": type(accident).__name__}, b""
    return dict(facts), made
