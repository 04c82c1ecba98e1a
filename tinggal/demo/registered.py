"""Enters what a demo file says into the simulated registers, as other authorities would have done before.

A few files meet a register that knows nothing or has something else, so that officers find all kinds of answers.
"""

from datetime import date, timedelta

from tinggal.demo.answers import answers
from tinggal.demo.cases import Case
from tinggal.simulators.registers.world import enter

_OTHER_POST, _EARLIER_ENTRY, _UNKNOWN_PLAN = 13, 17, 19  # every so manieth person
_PLACES, _PLAN_DAYS = 3, 500


def register(case: Case) -> None:
    """The plan of a worker's company, and the crossing of the border. Sponsors are in the invented world already."""
    said, number = answers(case), case.person.number
    plan = said.get("rptka_number")
    if plan and number % _UNKNOWN_PLAN:
        enter(
            "manpower",
            plan,
            {
                "company": case.sponsor.name,
                "posts": "Interpreter" if number % _OTHER_POST == 0 else case.post,
                "places_left": str(_PLACES),
                "valid_until": (case.today + timedelta(days=_PLAN_DAYS)).isoformat(),
                "status": "active",
            },
        )
    if "entered_on" not in said:  # a child that was born here
        return
    entered = date.fromisoformat(said["entered_on"]) - timedelta(days=number % _EARLIER_ENTRY == 0)
    enter(
        "crossings",
        said["passport_number"],
        {
            "nationality": said["nationality"],
            "entered_on": entered.isoformat(),
            "visa": said["current_permit_number"],
        },
    )
