"""Looks before leaping: is the port free, is there space on the disk?"""

import shutil
import socket
from pathlib import Path

from tinggal.launch.refusals import CannotStart

HOST = "127.0.0.1"
NAME = "localhost"  # passkeys belong to a name, not to a number
MEGABYTE = 1_000_000
SPACE_NEEDED = 500 * MEGABYTE


def check_port(port: int) -> None:
    """Refuse when another program listens there, or when we may not."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as refusal:
            raise CannotStart(f"You may not use port {port}. Choose one above 1023:\n  PORT=8001 ./run") from refusal
        except OSError as refusal:
            raise CannotStart(
                f"Port {port} is in use. Perhaps Tinggal already runs: look at http://{NAME}:{port}/\n"
                f"If it is another program, end it (ss -ltnp shows which one it is), or use another port:\n"
                f"  PORT={port + 1 if port < 65_535 else 8001} ./run"
            ) from refusal


def check_space(folder: Path) -> None:
    """Refuse when the disk under ``folder``, which need not exist yet, is nearly full."""
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(existing).free
    if free < SPACE_NEEDED:
        raise CannotStart(
            f"Only {free // MEGABYTE} MB are free under {existing}; Tinggal needs {SPACE_NEEDED // MEGABYTE} MB.\n"
            "Make room, or choose a folder on another disk:\n  TINGGAL_HOME=/other/disk/tinggal ./run"
        )
