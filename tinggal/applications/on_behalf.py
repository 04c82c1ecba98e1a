"""Every act of an agent is told twice in the journal: in the story of the file, and in that of the client's mandate."""

from collections.abc import Mapping
from typing import Any

from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.journal.record import Line, record_all
from tinggal.people.actors import Actor

USED = "mandate.used"


def record_act(
    kind: str, *, file: Application, by: Actor, right: Mapping[str, Any], data: Mapping[str, Any], desk: str = ""
) -> Event:
    """Write what was done in a file and for whom (``right`` as from ``access.authority``); gives the file's event."""
    lines = [Line(kind=kind, subject=file.subject, by=by, desk=desk, data={**data, **right})]
    if mandate := right.get("mandate"):
        told = {"file": file.reference, "did": kind}
        lines.append(Line(kind=USED, subject=f"mandate/{mandate}", by=by, data=told))
    return record_all(lines)[0]
