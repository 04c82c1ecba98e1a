"""``python -m bench.people.fields``: what must be typed, and how many screens there are, by permit.

The walk goes over the real pages: account, permit, tasks, passport by photo, every page of questions, documents, check,
confirmation and bill; then the extension of what was given. Needs DATABASE_URL; run it with
``python -m tinggal.launch.with_database``. Ends with 1 when a bar is missed.
"""

import os
import sys
from dataclasses import dataclass
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import setup_test_environment, teardown_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.files import prepare  # noqa: E402
from bench.meters import table  # noqa: E402
from bench.people.walking import Walk, add_paper, as_typed  # noqa: E402
from tinggal.applications.models import Application, Decision  # noqa: E402
from tinggal.applications.renewals import renewal_of  # noqa: E402
from tinggal.applications.status import Status  # noqa: E402
from tinggal.applications.taking_over import take_over  # noqa: E402
from tinggal.catalogue.permits import PERMITS  # noqa: E402
from tinggal.catalogue.types import PermitType  # noqa: E402
from tinggal.demo.answers import answers  # noqa: E402
from tinggal.demo.cases import PLACES, case  # noqa: E402
from tinggal.people.actors import actor_for  # noqa: E402
from tinggal.people.models import User  # noqa: E402

GUIDE = 4
"""Screens of the questions that lead to a permit, without an account; the last is the page of the permit."""
CODE_FROM_THE_MAIL = 1
READ = ("full_name", "birth_date", "sex", "nationality", "passport_number", "passport_expires_on")
"""What the two lines of a passport say."""
BARS = {"first": (25, 22), "renewal": (4, 6)}
NEW = ("alih_status", "newborn", "bridging")


@dataclass(frozen=True, slots=True)
class Count:
    """What one application costs its person. ``what`` is "first" or "renewal"."""

    permit: str
    what: str
    typed: int
    chosen: int
    papers: int
    screens: int

    @property
    def holds(self) -> bool:
        """Whether it stays within the bars."""
        most_typed, most_screens = BARS[self.what]
        return self.typed <= most_typed and self.screens <= most_screens

    def row(self) -> list[str]:
        """As the heading says."""
        figures = (self.typed, self.chosen, self.papers, self.screens)
        return [self.permit, self.what, *map(str, figures), "yes" if self.holds else "NO"]


def counts() -> list[Count]:
    """A first application of every permit that begins a stay, and an extension of each that can be extended."""
    found = []
    setup_test_environment()  # so that the forms of the pages can be counted
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        for number, permit in enumerate(PERMITS):
            if permit.service not in NEW:
                continue
            with transaction.atomic():
                first, file = first_application(permit, number=number)
                found.append(first)
                if renewal_of(permit):
                    found.append(renewal(file))
                transaction.set_rollback(True)
    teardown_test_environment()
    return found


def first_application(permit: PermitType, *, number: int) -> tuple[Count, Application]:
    """From the first question to the bill, by somebody who has no account and takes a photo of the passport."""
    told = answers(case(number, permit, place=PLACES[0], today=timezone.localdate()))
    visitor = Walk(Client())
    visitor.load("/accounts/signup/")
    phone = told.get("phone", "")
    user = User.objects.create(email=f"f{number}@bench.example", full_name="Bench", password="!", phone=phone)
    by, walk = actor_for(user), Walk(Client())
    walk.browser.force_login(user)
    walk.load(f"/applications/new/{permit.code}/")
    tasks = walk.send(f"/applications/new/{permit.code}/", {})
    file = Application.objects.get(applicant=user)
    walk.load(tasks)
    _questions(walk, file, told, tasks)
    if any(one.code == "passport" for one in permit.requirements):
        walk.screens.append(f"{tasks}documents/passport/")
    file.refresh_from_db()
    needed = [one.code for one in permit.required_documents(file.answers)]
    walk.load(f"{tasks}documents/")
    for side in ("own", "sponsor"):
        if walk.browser.get(f"{tasks}papers/{side}/").status_code == 200:
            walk.load(f"{tasks}papers/{side}/")
    for code in needed:
        if code != "passport":
            add_paper(file, code, by=by)
    _send(walk, tasks)
    screens = GUIDE + CODE_FROM_THE_MAIL + len(visitor.screens) + len(walk.screens)
    typed = len(visitor.typed) + CODE_FROM_THE_MAIL + len(walk.typed)
    return Count(permit.code, "first", typed, len(walk.chosen), len(needed), screens), file


def _questions(walk: Walk, file: Application, told: dict[str, str], tasks: str) -> None:
    """Every task with questions, page by page; the passport begins with its picture, which is read."""
    by = actor_for(file.applicant)
    for group in dict.fromkeys(question.group for question in file.permit.questions):
        listed = walk.browser.get(tasks).context["tasks"]
        where = next(task.href for task in listed if f"/{group}/" in task.href)
        if "/documents/" in where:
            walk.load(where)
            add_paper(file, "passport", by=by)
            asked = {question.code for question in file.permit.questions}
            read = {code: told[code] for code in READ if code in asked}
            take_over(read, of=file.documents.get(code="passport", replaced_at=None), by=by)
            where = next(task.href for task in walk.browser.get(tasks).context["tasks"] if f"/{group}/" in task.href)
        while f"/form/{group}/" in where:
            form = walk.load(where)
            sent = {}
            for question in file.permit.questions:
                if form and question.code in form.fields:
                    sent |= as_typed(question, told.get(question.code, ""))
            where = walk.send(where, sent)


def _send(walk: Walk, tasks: str) -> None:
    """Check, confirmation, bill."""
    walk.load(f"{tasks}check/")
    walk.load(walk.send(f"{tasks}check/", {"true": "on"}))
    walk.load(f"{tasks}pay/")


def renewal(old: Application) -> Count:
    """From the list to the bill, when nothing has changed and the permit ends in twenty days."""
    today = timezone.localdate()
    Application.objects.filter(pk=old.pk).update(status=Status.COLLECTED)
    user = old.applicant
    Decision.objects.create(
        application=old, outcome="approval", series="bench", serial=old.pk, number=f"BENCH-{old.pk}",
        decided_at=timezone.now(), decided_by=user, role="kakanim", office=Application.objects.get(pk=old.pk).office,
        valid_from=today - timedelta(days=345), valid_until=today + timedelta(days=20),
    )  # fmt: skip
    walk = Walk(Client())
    walk.browser.force_login(user)
    walk.load("/applications/")
    where = walk.send(f"/applications/{old.reference}/renew/", {})
    file = Application.objects.get(renews=old)
    tasks = f"/applications/{file.reference}/"
    form = walk.load(where)
    told = answers(case(old.pk, file.permit, place=PLACES[0], today=today))
    sent = {}
    for question in file.permit.questions:
        if form and question.code in form.fields:
            sent |= as_typed(question, told.get(question.code, ""))
    walk.send(where, {**sent, "asked": list(form.fields) if form else []})  # type: ignore[dict-item]
    file.refresh_from_db()
    missing = {one.code for one in file.permit.required_documents(file.answers)}
    missing -= set(file.documents.filter(replaced_at=None).values_list("code", flat=True))
    if missing:
        walk.load(f"{tasks}papers/new/")
    for code in missing:
        add_paper(file, code, by=actor_for(user))
    _send(walk, tasks)
    return Count(file.permit_code, "renewal", len(walk.typed), len(walk.chosen), len(missing), len(walk.screens))


def main() -> int:
    """Print the table; 1 when a bar is missed."""
    prepare()
    found = counts()
    heading = ("permit", "", "typed", "chosen", "documents", "screens", "within the bars")
    sys.stdout.write(f"{table(heading, [one.row() for one in found])}\n")
    sys.stdout.write("Bars: first ≤ 25 typed and ≤ 22 screens; renewal ≤ 4 and ≤ 6.\n")
    return 0 if all(one.holds for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
