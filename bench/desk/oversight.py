"""The part of those who look back: dossier, officers, what stands out, offices, a sponsor with ten thousand files."""

from bench.desk.past import look_back
from bench.desk.rows import Row, measure
from bench.desk.world import World

PAGE, LONG = 150.0, 300.0


def rows(world: World) -> list[Row]:
    """Every page of the audit room, the comparison of a regional office, and the sponsor's page."""
    told, sponsored = look_back(world)
    officer = world.people["officer"].pk
    asked = (
        ("dossier, 60 lines", "auditor", f"/audit/files/{told.reference}/", PAGE),
        ("officers of a month", "auditor", "/audit/officers/", PAGE),
        ("one officer beside 1,500 others", "auditor", f"/audit/officers/{officer}/", PAGE),
        ("what stands out", "auditor", "/audit/unusual/", LONG),
        ("offices beside each other", "auditor", "/audit/", PAGE),
        ("exceptions", "auditor", "/audit/exceptions/", PAGE),
        ("a regional office compares its own", "kanwil", "/desk/offices/", PAGE),
        ("sponsor with 10,000 files", "officer", f"/desk/{sponsored.reference}/sponsor/", PAGE),
        ("the same, the last of them", "officer", f"/desk/{sponsored.reference}/sponsor/?after=60", PAGE),
    )
    return [
        measure(name, lambda who=who, where=where: _found(world, who, where), bar=bar)  # type: ignore[misc]
        for name, who, where, bar in asked
    ]


def _found(world: World, who: str, where: str) -> None:
    answer = world.browsers[who].get(where)
    if answer.status_code != 200:
        raise AssertionError(f"{where}: {answer.status_code}")
