"""``make bench-road``: one unit of work in this process and over HTTP, and the ten main pages beside the cheapest ones.

A unit of work is a complete file and four steps of its road, each with its line in the journal. Milliseconds of the
clock, of the processor (app and database apart), and queries. PAGES, UNITS, FILES in the environment change the sizes.
"""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from bench.crowd import gather  # noqa: E402
from bench.files import Crew, complete_draft, walk  # noqa: E402
from bench.machine import machine  # noqa: E402
from bench.meters import Reading, queries, repeat, table  # noqa: E402
from bench.pages import FLOOR, WITHOUT_DJANGO, Page, ten  # noqa: E402
from bench.unit import over_http  # noqa: E402
from bench.visitor import Visitor, web_process  # noqa: E402
from tinggal.applications.models import Application  # noqa: E402
from tinggal.applications.status import Status  # noqa: E402
from tinggal.demo.officers import OFFICERS  # noqa: E402
from tinggal.demo.people import account, officer  # noqa: E402
from tinggal.people.actors import SYSTEM, actor_for  # noqa: E402
from tinggal.people.models import User  # noqa: E402
from tinggal.simulators.models import SimulatedAuthenticator  # noqa: E402

PAGES = int(os.environ.get("PAGES", "200"))
UNITS = int(os.environ.get("UNITS", "40"))
FILES = int(os.environ.get("FILES", "2000"))
WARM_UP = 10
CODE = "new-itas-worker"
EMAIL = "anna@bench.example"
LOGINS = {
    "kanim": "petugas.jakpus",
    "head": "kepala.jakpus",
    "kanwil": "kanwil.jakarta",
    "directorate": "direktorat",
    "kasubdit": "kasubdit",
}
HEADING = ("ms", "p50", "p95", "app CPU", "database CPU", "queries")


def prepare() -> tuple[Crew, dict[str, User]]:
    """Tables, reference data, static files, and people who can sign in."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    call_command("make_keys", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    desks = {desk.login: desk for desk in OFFICERS}
    people = {role: officer(desks[login]) for role, login in LOGINS.items()}
    people["applicant"] = account(email=EMAIL, full_name="ERIKSSON ANNA MARIA", phone="+62 812 3456 7890")
    return {name: actor_for(user) for name, user in people.items()} | {"system": SYSTEM}, people


def unit_here(crew: Crew, number: int) -> None:
    """A complete file, sent, accepted, paid, and forwarded by the immigration office."""
    walk(complete_draft(crew, number), crew, to=Status.AT_KANWIL)


def units(crew: Crew) -> list[list[str]]:
    """The unit of work in this process, and the parts of it."""
    numbers = iter(range(100_000, 200_000))
    unit = repeat(lambda: unit_here(crew, next(numbers)), count=UNITS, app=os.getpid())
    unit.queries = queries(lambda: unit_here(crew, next(numbers)))
    made = repeat(lambda: complete_draft(crew, next(numbers)), count=UNITS, app=os.getpid())
    made.queries = queries(lambda: complete_draft(crew, next(numbers)))
    bare = repeat(_select_one, count=1000, app=os.getpid())
    bare.queries = 1
    return [
        ["complete file + 4 steps", *unit.row()],
        ["complete file alone", *made.row()],
        ["bare SELECT 1", *bare.row()],
    ]


def _select_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def visitors(address: str, people: dict[str, User]) -> dict[str, Visitor]:
    """Everybody who reads or works, signed in by the pages."""
    secrets = dict(SimulatedAuthenticator.objects.values_list("login", "secret"))
    readers = {name: Visitor(address) for name in ("visitor", *people)}
    for name, user in people.items():
        readers[name].sign_in(user.email, secret=secrets.get(user.email, ""))
    return readers


def pages(shown: tuple[Page, ...], readers: dict[str, Visitor], people: dict[str, User], app: int) -> list[Reading]:
    """Each page ``PAGES`` times over HTTP; its queries are counted in this process."""
    return [_page(page, readers[page.reader], people.get(page.reader), app) for page in shown]


def _page(page: Page, reader: Visitor, user: User | None, app: int) -> Reading:
    for _time in range(WARM_UP):
        reader.fetch(page.where)
    reading = repeat(lambda: reader.fetch(page.where), count=PAGES, app=app)
    if page == WITHOUT_DJANGO:
        return reading
    client = Client()
    if user:
        client.force_login(user)
    client.get(page.where)
    reading.queries = queries(lambda: client.get(page.where))
    return reading


def beside(readings: list[Reading], names: list[str], *, floor: Reading) -> list[list[str]]:
    """Rows with how many times the floor's clock and processor each takes."""
    clock, cpu = floor.percentile(50), max(floor.app_cpu / floor.count, 0.01)
    return [
        [name, *one.row(), f"{one.percentile(50) / clock:.1f}", f"{one.app_cpu / one.count / cpu:.1f}"]
        for name, one in zip(names, readings, strict=True)
    ]


def main() -> int:
    """Measure, print the tables, and say on what machine."""
    crew, people = prepare()
    model = walk(complete_draft(crew, 1), crew, to=Status.AT_KANWIL)
    begun = time.perf_counter()
    gather(model, count=FILES)
    print(f"{machine()}\n{Application.objects.count()} files, made in {time.perf_counter() - begun:.1f} s", flush=True)
    print(f"\nIn this process, {UNITS} times each\n" + table(HEADING, units(crew)), flush=True)
    sent, draft = walk(complete_draft(crew, 2), crew, to=Status.AT_KANIM), complete_draft(crew, 3)
    with web_process() as (address, pid):
        readers = visitors(address, people)
        steps = over_http(readers, crew, app=pid, code=CODE)
        print("\nThe same over HTTP, with the token of every form\n" + table(HEADING, steps), flush=True)
        shown = (*FLOOR, *ten(draft=draft, sent=sent, code=CODE))
        readings = pages(shown, readers, people, pid)
    rows = beside(readings, [page.name for page in shown], floor=readings[1])
    print(f"\nPages, {PAGES} times each, one after the other\n" + table((*HEADING, "× p50", "× app CPU"), rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
