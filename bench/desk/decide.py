"""Somebody who decides, in a real browser: keys, page loads and seconds for a clean file, one signature, and his day.

Run by ``make bench-desk`` before the lists. CASES in the environment (25) changes how many files are decided.
"""

import os
import statistics
import sys
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from allauth.mfa.models import Authenticator  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402
from playwright.sync_api import Page, Request, sync_playwright  # noqa: E402

from bench.desk.model import HOURS_A_DAY, Assumed, Measured, clean_file, day, longest_reading  # noqa: E402
from bench.desk.world import World, prepare  # noqa: E402
from bench.files import Crew, complete_draft, walk  # noqa: E402
from bench.machine import machine  # noqa: E402
from bench.meters import table  # noqa: E402
from bench.visitor import web_process  # noqa: E402
from tinggal.applications.models import Application, Decision  # noqa: E402
from tinggal.applications.status import Status  # noqa: E402
from tinggal.basket.models import Planned  # noqa: E402
from tinggal.casework.models import Lease  # noqa: E402
from tinggal.people.actors import SYSTEM, actor_for  # noqa: E402
from tinggal.people.models import User  # noqa: E402
from tinggal.simulators.mailbox_views import PERIOD_SECONDS, six_digits  # noqa: E402

CASES = int(os.environ.get("CASES", "25"))
CHROMIUM = "/usr/bin/chromium"
SCREEN = {"width": 1366, "height": 768}
COUNTS_KEYS = "sessionStorage.keys ??= 0; addEventListener('keydown', () => { sessionStorage.keys++; }, true);"
KEYS, LONGEST_CLEAN = 2.0, 20.0


@dataclass(slots=True)
class Seen:
    """What the browser saw: seconds until the next case lay there and until the decision was kept, for each file."""

    next_case: list[float] = field(default_factory=list)
    kept: list[float] = field(default_factory=list)
    keys: int = 0
    loads: int = 0
    basket_page: float = 0.0
    signing: float = 0.0
    said: str = ""


def main() -> int:
    """The exit code is 1 when a bar is missed."""
    if settings.PRODUCTION:
        raise SystemExit("This makes files: not in production.")
    if not Path(CHROMIUM).exists():
        raise SystemExit(f"There is no {CHROMIUM}: nothing can be measured.")
    world = prepare()
    print(machine(), flush=True)
    files, secret = waiting_files(world), an_app(world.people["kasubdit"])
    before = Decision.objects.count()
    cookie = world.browsers["kasubdit"].cookies[settings.SESSION_COOKIE_NAME].value
    with web_process() as (site, _process):
        seen = decide_them(site, cookie, secret)
    decided = Decision.objects.count() - before
    ours = Decision.objects.filter(application__in=[file.pk for file in files]).count()
    return report(seen, decided=decided, ours=ours)


def waiting_files(world: World) -> list[Application]:
    """Clean files with documents that come first in the line of the sub-directorate."""
    kasubdit = world.people["kasubdit"]
    Planned.objects.filter(planned_by=kasubdit, ended_at=None).update(
        ended_at=timezone.now(), ending=Planned.Ending.TAKEN_OUT
    )
    Lease.objects.filter(officer=kasubdit).delete()
    applicant, _fresh = User.objects.get_or_create(
        email="decided@bench.example", defaults={"full_name": "Bench Applicant", "password": "!"}
    )
    crew: Crew = {"applicant": actor_for(applicant), "system": SYSTEM, "kanim": world.actor("officer")}
    crew |= {name: world.actor(name) for name in ("kanwil", "directorate")}
    files = list(Application.objects.filter(applicant=applicant, status=Status.AT_KASUBDIT))  # of an earlier run
    first = Application.objects.count()
    more = range(first, first + CASES + 1 - len(files))
    files += [walk(complete_draft(crew, number), crew, to=Status.AT_KASUBDIT) for number in more]
    long_ago = timezone.localdate() - timedelta(days=90)
    Application.objects.filter(pk__in=[file.pk for file in files]).update(due_on=long_ago, precedence=1)
    return files


def an_app(user: User) -> str:
    """The person has an authenticator app; its secret."""
    Authenticator.objects.filter(user=user).delete()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def decide_them(site: str, cookie: str, secret: str) -> Seen:
    """Two keys a file, and one signature over all of them. No question to the database from this process meanwhile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--no-proxy-server"])
        context = browser.new_context(viewport=SCREEN, locale="en-GB")
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site}])
        context.add_init_script(COUNTS_KEYS)
        page, seen = context.new_page(), Seen()
        page.goto(f"{site}/desk/decide/")
        page.get_by_role("button", name="Give me the next one").click()
        page.locator("#cases > article").wait_for()
        page.wait_for_load_state("load")

        def loaded(request: Request) -> None:
            seen.loads += request.is_navigation_request()

        page.on("request", loaded)
        page.evaluate("sessionStorage.keys = 0")
        for number in range(1, CASES + 1):
            decide_one(page, seen, number)
        seen.keys = int(page.evaluate("sessionStorage.keys"))
        page.remove_listener("request", loaded)
        sign_all(page, seen, secret)
        browser.close()
    return seen


def decide_one(page: Page, seen: Seen, number: int) -> None:
    """S opens the approval, Enter puts it into the basket; the next case is there, then the basket counts one more."""
    case = page.locator("#cases > article:not([hidden])").first.get_attribute("data-case")
    begun = time.perf_counter()
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "old => { const now = document.querySelector('#cases > article:not([hidden])');"
        " return now && now.dataset.case !== old; }",
        arg=case,
    )
    seen.next_case.append(time.perf_counter() - begun)
    page.locator(".d-basket strong", has_text=f"{number} of ").wait_for()
    seen.kept.append(time.perf_counter() - begun)


def sign_all(page: Page, seen: Seen, secret: str) -> None:
    """Ctrl+Enter leads to the list; six digits and Enter sign it."""
    begun = time.perf_counter()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/desk/basket/")
    digits = page.locator("main input[name=digits]")
    digits.focus()
    seen.basket_page = time.perf_counter() - begun
    left = PERIOD_SECONDS - time.time() % PERIOD_SECONDS
    if left < 5:
        page.wait_for_timeout(1000 * (left + 1))
    digits.press_sequentially(six_digits(secret, at=int(time.time())))
    begun = time.perf_counter()
    page.keyboard.press("Enter")
    heading = page.locator("#done")
    heading.wait_for(timeout=120_000)
    seen.signing = time.perf_counter() - begun
    seen.said = heading.inner_text()


def report(seen: Seen, *, decided: int, ours: int) -> int:
    """Prints what was seen, the day by the model, and what missed its bar."""
    assumed = Assumed()
    measured = Measured(
        keys=seen.keys / CASES,
        seconds=statistics.median(seen.next_case),
        signing=seen.basket_page + seen.signing,
        signed=decided or 1,
    )
    found, clean = day(assumed, measured), clean_file(assumed, measured)
    rows = [
        ["keys for a clean file", f"{measured.keys:g}", f"{KEYS:g}"],
        ["page loads between files", str(seen.loads), "0"],
        ["next case on the screen, median (ms)", f"{1000 * measured.seconds:.0f}", "–"],
        ["next case on the screen, slowest (ms)", f"{1000 * max(seen.next_case):.0f}", "–"],
        ["decision kept by the server, median (ms)", f"{1000 * statistics.median(seen.kept):.0f}", "–"],
        ["files signed in one ceremony", f"{decided} ({seen.said})", str(CASES)],
        ["list of the ceremony shown (s)", f"{seen.basket_page:.1f}", "–"],
        ["ceremony signed (s)", f"{seen.signing:.1f}", "–"],
        ["a clean file with reading, median (s)", f"{clean:.1f}", f"{LONGEST_CLEAN:g}"],
        [f"300 files, {assumed.clean:.0%} clean (h)", f"{found.hours:.2f}", f"{HOURS_A_DAY:g}"],
    ]
    print("\n" + table(["somebody who decides", "found", "bar"], rows))
    print(
        f"\nAssumed: a clean file is read for {assumed.reading:g} s, a key takes {assumed.key:g} s, a file with a flag"
        f" {assumed.flagged:g} s, the list of 25 is read for {assumed.list_of_25:g} s."
        f"\nThe day: clean {found.clean / 3600:.2f} h, flagged {found.flagged / 3600:.2f} h, signing"
        f" {found.signing / 3600:.2f} h. A clean file may be read for {longest_reading(assumed, measured):.1f} s."
    )
    bars = {
        "keys": measured.keys == KEYS,
        "page loads": seen.loads == 0,
        "signed": decided == ours == CASES,
        "seconds of a clean file": clean <= LONGEST_CLEAN,
        "hours": found.hours <= HOURS_A_DAY,
    }
    missed = [name for name, kept in bars.items() if not kept]
    print("\nmissed: " + ("; ".join(missed) or "nothing"))
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
