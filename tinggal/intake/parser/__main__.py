"""Reads a file from standard input, does one task with it, writes the answer to standard output and ends.

The order of work is the only argument, as JSON. The answer is one line of JSON, then the new bytes, if any. No Django
here: the program starts in about a tenth of a second.
"""

import json
import sys
from typing import Any

from tinggal.intake.parser.confine import leave_the_files, leave_the_network, limit
from tinggal.intake.parser.refusal import Refused
from tinggal.intake.parser.tasks import TASKS


def answer(content: bytes, *, task: str, details: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The facts and bytes of the task, or under "unusable" why there are none."""
    try:
        facts, made = TASKS[task](content, **details)
    except Refused as refused:
        return {"unusable": refused.code, "details": refused.details}, b""
    except MemoryError:
        return {"unusable": "too_heavy"}, b""
    except Exception as accident:  # a parser may fail in any way on a stranger's bytes: that is its answer
        return {"unusable": "damaged", "why": type(accident).__name__}, b""
    return dict(facts), made


def main() -> None:
    """One order, one answer."""
    order = json.loads(sys.argv[1])
    limit(**order.pop("limits"))
    taken_away = {"network": leave_the_network(), "files": leave_the_files()}
    facts, made = answer(sys.stdin.buffer.read(), task=order["task"], details=order["details"])
    sys.stdout.buffer.write(json.dumps({"taken_away": taken_away, **facts}).encode() + b"\n" + made)


main()
