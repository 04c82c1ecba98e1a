"""Runs one command as if it were us: its output, its signals, its exit code."""

import signal
import subprocess
from collections.abc import Mapping, Sequence
from types import FrameType


def run_in_foreground(command: Sequence[str], *, environment: Mapping[str, str]) -> int:
    """The exit code of the command; 128 and the signal's number when a signal ended it, as a shell would say."""
    child = subprocess.Popen(command, env=environment)

    def pass_on(number: int, frame: FrameType | None) -> None:
        child.send_signal(number)

    def leave_to_the_child(number: int, frame: FrameType | None) -> None:
        """Ctrl-C reached it too; we only wait for it to finish in order."""

    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, leave_to_the_child),
        signal.SIGTERM: signal.signal(signal.SIGTERM, pass_on),
        signal.SIGHUP: signal.signal(signal.SIGHUP, pass_on),
    }
    try:
        code = child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code
