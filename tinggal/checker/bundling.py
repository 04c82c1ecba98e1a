"""Makes the single file ``tinggal_verify.py``: this package and the keys to trust, for a machine without Tinggal.

``python -m tinggal.checker.bundling keys.json > tinggal_verify.py`` makes it by hand.
"""

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tinggal.checker.trust import Trust

_PACKAGE: Final = "tinggal.checker"
_FOLDER: Final = Path(__file__).parent
_HEAD: Final = '''"""Checks letters without network: python3 tinggal_verify.py letter.pdf

Needs Python 3.11 or later and the library cryptography.

Made by Tinggal from its package tinggal.checker. Every module of it stands here as one function, unchanged but for its
imports. Compare the keys at KEYS with those that the authority publishes.
"""
# ruff: noqa

import sys
from types import SimpleNamespace
'''
_TAIL: Final = """

if __name__ == "__main__":
    sys.exit(checker_command.main(sys.argv[1:]))
"""


def single_file(trust: Trust) -> str:
    """The whole program as one text; it trusts the given keys and no others unless told to."""
    texts = [_as_function(name, trust=trust) for name in _in_order("command", seen=[])]
    return _HEAD + "".join(texts) + _TAIL


def main(arguments: Sequence[str]) -> int:
    """Print the single file with the keys of the given JSON file."""
    sys.stdout.write(single_file(Trust.from_json(Path(arguments[0]).read_text())))
    return 0


@dataclass(frozen=True, slots=True)
class _Import:
    """An import from this package: its lines (from 0, the end excluded), the modules it needs, what stands instead."""

    start: int
    end: int
    modules: tuple[str, ...]
    instead: tuple[str, ...]


def _in_order(name: str, *, seen: list[str]) -> list[str]:
    """The module and all it needs, each after those that it needs."""
    for one in _imports(_source(name)):
        for needed in one.modules:
            if needed not in seen:
                _in_order(needed, seen=seen)
    if name not in seen:
        seen.append(name)
    return seen


def _as_function(name: str, *, trust: Trust) -> str:
    """A module as a function that gives back its names. Calling it once is importing it."""
    source = _source(name)
    lines = source.splitlines()
    if name == "pinned":
        lines = [f"KEYS: Final = {trust.to_json()!r}" if line.startswith("KEYS") else line for line in lines]
    for one in reversed([*_imports(source)]):
        lines[one.start : one.end] = one.instead
    body = "\n".join(f"    {line}" if line else "" for line in lines)
    return f"\n\ndef _{name}():\n{body}\n\n    return SimpleNamespace(**locals())\n\n\nchecker_{name} = _{name}()\n"


def _imports(source: str) -> Iterator[_Import]:
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and node.module and f"{node.module}.".startswith(f"{_PACKAGE}."):
            module = node.module.removeprefix(_PACKAGE).removeprefix(".")
            names = [(one.asname or one.name, one.name) for one in node.names]
            needed = (module,) if module else tuple(name for _own, name in names)
            there = f"checker_{module}." if module else "checker_"
            taken = tuple(f"{own} = {there}{name}" for own, name in names)
            yield _Import(node.lineno - 1, node.end_lineno or node.lineno, needed, taken)


def _source(name: str) -> str:
    return (_FOLDER / f"{name}.py").read_text()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
