"""Can everybody use it: axe's faults, and whether a page must be pushed sideways at 320 dots, which is 400 % zoom."""

from collections.abc import Iterable
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from bench.people.browsing import NARROWEST, PHONE, SITE
from bench.people.places import Place

SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SENDS = ("main form:not([action]) button", "main form button:not([name=language])")
"""The form that a page is about; the first of any."""
SAFE_TO_SEND_EMPTY = frozenset(
    {
        "track:track",
        "track:check",
        "account_signup",
        "account_login",
        "account_reset_password",
        "guide:which",
        "guide:fees",
        "account_change_password",
        "account_email",
        "track:report",
        "track:follow_report",
        "portal:appointment",
        "portal:asked_item",
        "portal:check",
        "portal:document",
        "portal:family",
        "portal:form",
        "portal:messages",
        "portal:objection",
        "portal:papers_together",
        "portal:share",
        "mine:correct",
        "mine:messages",
        "portal:profile",
        "sponsor:register",
        "desk:attend",
        "desk:begin_entry",
        "desk:counter",
        "desk:declare_conflict",
        "desk:invite",
        "desk:stand_ins",
        "audit:exceptions",
        "manage:appoint",
        "manage:new_office",
        "manage:stand_ins",
    }
)
"""Forms that change nothing when they are sent with nothing in them: their faults are a state to look at, too."""

NOTHING_YET = "auditor"
"""Somebody who never applied for anything: his own rooms are empty."""
EMPTY = {
    "portal:dashboard": "/applications/",
    "portal:my_letters": "/letters/",
    "mine:wallet": "/wallet/",
    "mine:opened": "/account/opened/",
    "mine:data": "/account/data/",
    "mine:correct": "/account/data/correct/",
    "usersessions_list": "/accounts/sessions/",
    "mfa_index": "/accounts/2fa/",
}
"""Name of the route → address of pages that say so when there is nothing yet."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was wrong with one page in one state."""

    place: Place
    state: str
    faults: tuple[str, ...]
    sideways: bool


def look_at_all(context: BrowserContext, found: Iterable[Place]) -> list[Looked]:
    """Each place as it is, and those with a harmless form also after it was sent empty."""
    page, looked = context.new_page(), []
    for place in found:
        page.goto(f"{SITE}{place.path}")
        looked.append(look(page, place, "as it is"))
        sends = (page.query_selector(one) for one in SENDS)
        if place.name in SAFE_TO_SEND_EMPTY and (button := next(filter(None, sends), None)):
            button.click()
            page.wait_for_load_state()
            looked.append(look(page, place, "sent empty"))
    page.close()
    return looked


def look_at_nothing(context: BrowserContext) -> list[Looked]:
    """The pages of somebody who has nothing yet."""
    return look_at_all(context, [Place(NOTHING_YET, name, path) for name, path in EMPTY.items()])


def look(page: Page, place: Place, state: str) -> Looked:
    """What axe finds on the page that is open, and whether it is too wide."""
    found = Axe().run(page).response["violations"]
    faults = tuple(f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found)
    page.set_viewport_size({"width": NARROWEST, "height": 780})
    sideways = bool(page.evaluate(SIDEWAYS))
    page.set_viewport_size({"width": PHONE, "height": 780})
    return Looked(place, state, faults, sideways)
