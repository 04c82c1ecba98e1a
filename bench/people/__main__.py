"""``make bars-people``: the bars of the people's side, at a running demonstration. Ends with 1 if one is missed.

``SITE`` says where it runs (http://127.0.0.1:8000), ``ONLY`` which parts: weights, usable, keyboard, stretched,
lighthouse, flows (each to its end without JavaScript, and what must be typed), bulk (clicks of a sponsor, on a database
of its own); ``WHO`` whose pages, with commas ("" is a visitor); ``LANGUAGE`` (en) of the pages.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable

import django
from playwright.sync_api import Browser, BrowserContext

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
django.setup()

from bench.machine import processor  # noqa: E402  Django first
from bench.people.browsing import PHONE, SCREEN, chromium, insist_on_a_site, window  # noqa: E402
from bench.people.keyboard import walk_all  # noqa: E402
from bench.people.lighthouse import BARS, MARKS, MEASURED, install, median_of  # noqa: E402
from bench.people.places import FIRST as EVERYBODY  # noqa: E402
from bench.people.places import PEOPLE, Place, places  # noqa: E402
from bench.people.stretched import stretch_all  # noqa: E402
from bench.people.usable import NOTHING_YET, Looked, look_at_all, look_at_nothing  # noqa: E402
from bench.people.weighing import weigh  # noqa: E402

KB = 1024
FIRST, NEXT, REQUESTS, CHECK = 60 * KB, 15 * KB, 6, 20 * KB


def weights(browser: Browser) -> bool:
    """First visits and the page after them."""
    print("\nWeight of a visit            first KB   requests   next page KB")
    fine = True
    for name, path, onward, most in (
        ("front page", "/", "/permits/", FIRST),
        ("a permit", "/permits/new-itas-worker/", "/which/", FIRST),
        ("which permit?", "/which/", "/fees/", FIRST),
        ("track", "/track/", "/help/", FIRST),
        ("check a letter", "/check/", "/check/", CHECK),
    ):
        told = weigh(browser, name=name, path=path, onward=onward)
        missed = told.first > most or told.requests > REQUESTS or told.next > NEXT
        fine &= not missed
        print(f"{name:28} {told.first / KB:8.1f} {told.requests:10} {told.next / KB:14.1f}{_missed(missed)}")
    print(f"{'bars':28} {FIRST / KB:8.0f} {REQUESTS:10} {NEXT / KB:14.0f}   check a letter {CHECK / KB:.0f} KB")
    return fine


def usable(browser: Browser) -> bool:
    """axe and 320 dots on every kind of page of everybody."""
    print("\nEvery kind of page           looked at   axe faults   sideways at 320 dots")
    fine = True
    for who, context, found in walked(browser, EVERYBODY):
        fine &= _told(who or "visitor", look_at_all(context, found))
    if "WHO" not in os.environ:
        fine &= _told("nothing yet", look_at_nothing(window(browser, who=NOTHING_YET)))
    return fine


def _told(who: str, looked: list[Looked]) -> bool:
    """One line of the table, and what was wrong; whether nothing was."""
    faults, sideways = [one for one in looked if one.faults], [one for one in looked if one.sideways]
    print(f"{who:28} {len(looked):9} {sum(len(one.faults) for one in faults):12} {len(sideways):22}", flush=True)
    for one in faults:
        print(*(f"    {one.place.name} {one.place.path} ({one.state}): {fault}" for fault in one.faults), sep="\n")
    for one in sideways:
        print(f"    {one.place.name} {one.place.path} ({one.state}): must be pushed sideways")
    return not faults and not sideways


def keyboard(browser: Browser) -> bool:
    """Tab through every kind of page of everybody: people on a phone, officers at their desk."""
    print("\nBy keyboard alone            pages   controls   pages with a fault")
    fine = True
    for who, context, found in walked(browser, EVERYBODY):
        walks = walk_all(context, found, width=PHONE if who in PEOPLE else SCREEN)
        faults = [one for one in walks if one.faults]
        fine &= not faults
        counted = f"{len(walks):5} {sum(one.reached for one in walks):10} {len(faults):20}"
        print(f"{who or 'visitor':28} {counted}", flush=True)
        for one in faults:
            print(*(f"    {one.place.name} {one.place.path}: {fault}" for fault in one.faults), sep="\n")
    return fine


def stretched(browser: Browser) -> bool:
    """Longer words and the other direction, on every kind of page."""
    print("\nWith words 40 % longer        pages   did not hold, from the left and from the right, at 320 and 360 dots")
    fine = True
    for who, context, found in walked(browser, PEOPLE):
        burst = stretch_all(context, found)
        fine &= not burst
        print(f"{who or 'visitor':28} {len(found):6} {len(burst):14}", flush=True)
        for one in burst:
            print(*(f"    {one.place.name} {one.place.path} ({one.state}): {fault}" for fault in one.faults), sep="\n")
    return fine


def lighthouse(browser: Browser) -> bool:
    """Marks of the public and the applicant's templates."""
    install()
    print(f"\nLighthouse, mobile           {'   '.join(MARKS)}")
    fine = True
    for who, context, found in walked(browser, MEASURED):
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in context.cookies())
        there = {one.name: one for one in found}
        for place in (there[name] for name in MEASURED[who] if name in there):
            told = median_of(place.name, place.path, cookies=cookies if who else "")
            judged = [mark >= bar for mark, bar in zip(told.marks, BARS, strict=True)]
            private = bool(who) and judged[:3] == [True] * 3  # a page behind the sign-in must not be found by searching
            missed = not all(judged) and not private
            fine &= not missed
            again = "" if told.tries == 1 else f"   median of {told.tries}"
            marks = "   ".join(f"{mark:5}" for mark in told.marks)
            print(f"{place.name:28} {marks}{again}{_missed(missed)}", flush=True)
            print(*(f"    {words}" for words in told.lost), sep="\n") if missed else None
        for name in [name for name in MEASURED[who] if name not in there]:
            fine = False
            print(f"{name:28} was not found from the first page of {who or 'a visitor'}   MISSED", flush=True)
    print(f"{'bars':28} {'   '.join(f'{bar:5}' for bar in BARS)}   (seo: only pages without sign-in)")
    return fine


def flows(_browser: Browser) -> bool:
    """Every flow of an applicant without JavaScript, in a program of its own."""
    print("\nEvery flow without JavaScript", flush=True)
    return subprocess.run([sys.executable, "-m", "bench.people.flows"], check=False).returncode == 0


def bulk(_browser: Browser) -> bool:
    """How many clicks a sponsor needs to renew forty permits. The walk writes, so it has its own database."""
    own = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "TINGGAL_HOME")}
    python = [sys.executable, "-m"]
    walk = [*python, "tinggal.launch.with_database", "--", *python, "bench.people.bulk"]
    print("\nForty renewals", flush=True)
    return subprocess.run(walk, env=own, check=False).returncode == 0


def walked(browser: Browser, people: Iterable[str]) -> Iterable[tuple[str, BrowserContext, list[Place]]]:
    """Each person in a window of his own with the kinds of pages he reaches; of those asked for with ``WHO``."""
    asked = os.environ.get("WHO")
    for who in people if asked is None else (one for one in people if one in asked.split(",")):
        context = window(browser, who=who)
        yield who, context, places(context, who=who)
        context.close()


def _missed(missed: bool) -> str:
    return "   MISSED" if missed else ""


PARTS: dict[str, Callable[[Browser], bool]] = {
    "weights": weights,
    "usable": usable,
    "keyboard": keyboard,
    "stretched": stretched,
    "lighthouse": lighthouse,
    "flows": flows,
    "bulk": bulk,
}


def main() -> None:
    insist_on_a_site()
    print(processor())
    wanted = os.environ.get("ONLY", " ".join(PARTS)).split()
    with chromium() as browser:
        held = {name: PARTS[name](browser) for name in wanted}
    missed = [name for name, fine in held.items() if not fine]
    print(f"\nmissed: {', '.join(missed) or 'nothing'}")
    sys.exit(bool(missed))


main()
