"""Programs of the house that start as from nothing, only faster: the libraries are loaded already, nothing of ours is.

Run as a program it waits for orders, one line of JSON each, and lets a fork of itself carry out each of them.
"""

import importlib
import json
import os
import runpy
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
# What takes long to load, and asks for no settings while it does.
LIBRARIES = (
    *("cryptography.x509", "cv2", "django.contrib.auth.hashers", "django.core.management", "django.core.serializers"),
    *("django.db.models", "django.forms", "django.template.defaulttags", "django.test", "django.urls", "holidays"),
    *("httpx", "numpy", "pikepdf", "PIL.Image", "procrastinate", "psycopg", "pyhanko.sign", "pyhanko.sign.validation"),
    *("pypdfium2", "rapidfuzz", "segno", "typst", "zxingcpp"),
)


class Fresh:
    """The program that waits for orders."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.config.fresh"],
            cwd=ROOT,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *command: str, environment: Mapping[str, str]) -> tuple[int, str]:
        """Exit code, and what was written to standard output and then to standard error."""
        assert self.program.stdin
        assert self.program.stdout
        self.program.stdin.write(json.dumps([command, dict(environment)]) + "\n")
        self.program.stdin.flush()
        code, said = json.loads(self.program.stdout.readline())
        return code, said

    def end(self) -> None:
        """No more orders."""
        self.program.communicate(timeout=60)


def wait_for_orders() -> None:
    """Carry out one after the other, each in a process of its own, and answer with exit code and words."""
    for name in LIBRARIES:
        importlib.import_module(name)
    assert not [name for name in sys.modules if name.split(".")[0] == "tinggal"]
    for line in sys.stdin:
        command, environment = json.loads(line)
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            child = os.fork()
            if not child:
                _become(command, environment, out=out.fileno(), err=err.fileno())
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            out.seek(0)
            err.seek(0)
            print(json.dumps([code, out.read() + err.read()]), flush=True)


def _become(command: list[str], environment: dict[str, str], *, out: int, err: int) -> NoReturn:
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.environ.clear()
    os.environ.update(environment)
    code: object = 0
    try:
        if command[0] == "-c":
            sys.argv = ["-c"]
            exec(compile(command[1], "<string>", "exec"), {"__name__": "__main__"})
        else:
            sys.argv = list(command)
            runpy.run_path(command[0], run_name="__main__")
    except SystemExit as end:
        code = end.code or 0
        if not isinstance(code, int):
            print(code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    wait_for_orders()
