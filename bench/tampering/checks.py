"""The three ways in which a letter is checked: on the public page, by the command, and by the single file."""

import contextlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinggal.checker import command
from tinggal.checker.bundling import single_file
from tinggal.letters.trusting import trust

Row = Mapping[str, str]
Answers = Iterable[dict[str, Any]]
REFUSED = frozenset({"not_valid", "unknown", "not taken"})
AT_ONCE = 50  # files in one call of the command
_STATE = re.compile(r'<div class="verdict (\w+)">')
_VISITORS = int(IPv4Address("10.0.0.1"))  # the page serves one address only so often


def three_ways(files: Mapping[str, bytes], *, folder: Path) -> dict[str, Row]:
    """For each file by name what "page", "command" and "single file" say, and "why" the command refused it."""
    keys, program = folder / "keys.json", folder / "tinggal_verify.py"
    keys.write_text(trust().to_json())
    program.write_text(single_file(trust()))
    names = {str(folder / f"{number:03}.pdf"): name for number, name in enumerate(files)}
    for file, name in names.items():
        Path(file).write_bytes(files[name])
    by_command = _each(names, by=lambda few: _in_this_process(["--keys", str(keys), *few]))
    by_file = _each(names, by=lambda few: _in_its_own([sys.executable, "-I", str(program), *few], folder))
    return {
        name: {
            "page": on_the_page(files[name], visitor=number),
            "command": by_command[name]["state"],
            "single file": by_file[name]["state"],
            "why": _why(by_command[name]),
        }
        for number, name in enumerate(files)
    }


def on_the_page(pdf: bytes, *, visitor: int) -> str:
    """What the page answers to this file over HTTP; "not taken" when it shows its form again."""
    client = Client(REMOTE_ADDR=str(IPv4Address(_VISITORS + visitor)))
    answer = client.post("/check/", {"letter": SimpleUploadedFile("letter.pdf", pdf)})
    if answer.status_code != 200:
        raise RuntimeError(f"The page answered {answer.status_code}.")
    found = _STATE.search(answer.content.decode())
    return found[1] if found else "not taken"


def _each(names: Mapping[str, str], *, by: Callable[[Sequence[str]], str]) -> dict[str, dict[str, Any]]:
    files = list(names)
    found: dict[str, dict[str, Any]] = {}
    for at in range(0, len(files), AT_ONCE):
        answers: Answers = json.loads(by(["--json", *files[at : at + AT_ONCE]]))
        found |= {names[one["file"]]: one for one in answers}
    return found


def _why(answer: dict[str, Any]) -> str:
    """The finding that decided."""
    wrong = [one["code"] for one in answer["findings"] if not one["ok"]]
    return wrong[-1] if wrong and answer["state"] == "not_valid" else ""


def _in_this_process(arguments: Sequence[str]) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        command.main(arguments)
    return said.getvalue()


def _in_its_own(arguments: Sequence[str], folder: Path) -> str:
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False)
    if done.stderr:
        raise RuntimeError(done.stderr)
    return done.stdout
