"""Every road of the house proved at once, for the checks that run before anything starts."""

from tinggal.applications.route import ROUTES
from tinggal.rehearsal.faults import faults


def all_faults() -> list[tuple[str, str]]:
    """The name of each faulty road, with the place and the sentence of each fault."""
    return [
        (road.name, f"{fault.place or 'as a whole'}: {fault.words}")
        for road in ROUTES.values()
        for fault in faults(road)
    ]
