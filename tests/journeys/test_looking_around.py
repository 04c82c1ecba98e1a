"""Pages that no other journey comes across, looked at all the same."""

import pytest

from tests.journeys.conftest import MeetOfficer, MeetVisitor

PUBLIC = (
    *("help/", "privacy/", "accessibility/", "official/", "components/", "permits/indexes/"),
    *("accounts/login/", "account/open/"),
)
DESK = (
    "desk/",
    "desk/day/",
    "desk/all/",
    "desk/counter/",
    "desk/interviews/",
    "desk/letters/",
    "desk/collections/",
    "profile/",
    "accounts/2fa/",
)


def test_a_visitor_reads_the_public_pages(meet_visitor: MeetVisitor) -> None:
    visitor = meet_visitor("visitor")
    for address in PUBLIC:
        visitor.go(f"/{address}")
        visitor.arrive(f"reads /{address}")


@pytest.mark.parametrize("login", ["petugas.medan", "auditor"])
def test_an_officer_looks_through_the_lists(meet_officer: MeetOfficer, login: str) -> None:
    officer = meet_officer(login, login)
    for address in DESK:
        officer.at.go(f"/{address}")
        officer.at.arrive(f"looks at /{address}")
