"""Says on what machine a measurement was taken."""

import os
import platform
from pathlib import Path

from django.db import connection


def processor() -> str:
    """One line: processor, cores, Python, and how busy it is."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine()
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"


def machine() -> str:
    """``processor`` with the PostgreSQL that is connected."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"{processor()}, PostgreSQL {cursor.fetchone()[0]}"
