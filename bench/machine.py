"""Says on what machine a measurement was taken."""

import os
import platform
from pathlib import Path

from django.db import connection


def machine() -> str:
    """One line: processor, cores, Python and PostgreSQL."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine()
    )
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
    load = os.getloadavg()[0]
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, PostgreSQL {version}, load {load:.1f}"
