"""``python -m bench.people.bulk``: how many clicks a sponsor needs to renew forty permits, from sign-in to one bill.

The walk goes over the real pages, by the links and buttons that stand on them. Two more people miss a paper: they are
named on the page and do not hold up the forty. Needs DATABASE_URL; run it with
``python -m tinggal.launch.with_database``. Ends with 1 when the bar is missed.
"""

import hashlib
import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
os.environ.setdefault("SIMULATORS_TRANSPORT", "wsgi")
django.setup()

from allauth.account.models import EmailAddress  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.files import prepare, small_picture  # noqa: E402
from bench.meters import table  # noqa: E402
from bench.people.clicking import Hand  # noqa: E402
from tinggal.applications.actions import perform  # noqa: E402
from tinggal.applications.drafts import attach  # noqa: E402
from tinggal.applications.models import Application, Decision, Document  # noqa: E402
from tinggal.applications.sponsored import begin_for  # noqa: E402
from tinggal.applications.status import Status  # noqa: E402
from tinggal.catalogue.permits import permit  # noqa: E402
from tinggal.demo.answers import answers  # noqa: E402
from tinggal.demo.cases import PLACES, case  # noqa: E402
from tinggal.demo.officers import PASSWORD  # noqa: E402
from tinggal.guarantees.models import Batch  # noqa: E402
from tinggal.guarantees.people import enlist  # noqa: E402
from tinggal.intake.receive import Received  # noqa: E402
from tinggal.lib.codes import blind_index  # noqa: E402
from tinggal.payments.actions import open_bill  # noqa: E402
from tinggal.payments.models import GroupBill  # noqa: E402
from tinggal.people.actors import SYSTEM, Actor, actor_for  # noqa: E402
from tinggal.people.models import User  # noqa: E402
from tinggal.sponsors.models import Sponsor  # noqa: E402
from tinggal.sponsors.registering import register  # noqa: E402

FORTY, EXCEPTIONS, CLICKS = 40, 2, 8
BOSS = "boss@bench.example"
DETAILS = {"name": "PT Contoh", "address": "Jalan Thamrin 1", "email": "hr@bench.example", "phone": "+62 21 5550100"}
LAST_YEAR, ENDS_IN = timedelta(days=345), timedelta(days=20)


def forty_renewed() -> Hand:
    """From the page of the sign-in to the bill with its code; ``LookupError`` where a button is missing."""
    user = User.objects.create_user(BOSS, PASSWORD, full_name="Bench Boss")
    EmailAddress.objects.create(user=user, email=BOSS, verified=True, primary=True)
    sponsor = register("company", "8120001234567", details={**DETAILS, "licence": ""}, by=actor_for(user))
    _staff(sponsor, by=actor_for(user))
    hand = Hand(Client(headers={"Accept-Language": "en"}))
    hand.arrive("/accounts/login/")
    hand.press("Sign in", typed={"login": BOSS, "password": PASSWORD})
    hand.follow("within 30 days")
    hand.press(f"Renew all {FORTY + EXCEPTIONS} people")
    hand.press(f"Send {FORTY} applications", ticks=("true",))
    _checked_by_the_machine()
    hand.follow("Pay all on one bill")
    hand.press("Make one bill")
    group = GroupBill.objects.get()
    if group.code not in hand.page or group.parts.count() != FORTY:
        raise ValueError(f"The bill is about {group.parts.count()} applications.")
    return hand


def _staff(sponsor: Sponsor, *, by: Actor) -> None:
    """People with all their papers whose permits end soon, and last two from whose files a paper is missing."""
    told = answers(case(1, permit("extend-itas-worker"), place=PLACES[0], today=timezone.localdate()))
    told = {code: text for code, text in told.items() if not code.startswith("sponsor_")}
    model = begin_for(sponsor, permit("extend-itas-worker"), by=by, answers=told)
    for requirement in model.permit.required_documents(model.answers):
        content = small_picture()
        digest = hashlib.sha256(content).hexdigest()
        name = f"{requirement.code}.jpg"
        attach(model, requirement.code, Received(content, "image/jpeg", name, 1, digest, content, ()), by=by)
    papers = list(model.documents.all())
    for number in range(FORTY + EXCEPTIONS):
        _holder(model, papers if number < FORTY else papers[1:], number, by=by)
    Document.objects.filter(application=model).delete()


def _holder(model: Application, papers: list[Document], number: int, *, by: Actor) -> None:
    passport, today = f"P{number:07}", timezone.localdate()
    name = f"WORKER {chr(65 + number % 26)}{chr(65 + number // 26)}"
    file = Application.objects.create(
        permit_code=model.permit_code, route_name=model.route_name, status=Status.COLLECTED, office=model.office,
        applicant=model.applicant, sponsor=model.sponsor, filed_by_sponsor=True,
        passport_index=blind_index(passport, key=settings.BLIND_INDEX_KEY),
        answers={**model.answers, "full_name": name, "passport_number": passport},
        submitted_at=timezone.now() - LAST_YEAR,
    )  # fmt: skip
    Decision.objects.create(
        application=file, outcome="approval", series="bench", serial=number, number=f"BENCH-{number}", role="kakanim",
        decided_at=timezone.now() - LAST_YEAR, decided_by_id=by.user_id or 0, office=file.office,
        valid_from=today - LAST_YEAR, valid_until=today + ENDS_IN,
    )  # fmt: skip
    for paper in papers:
        kept = {field.attname: getattr(paper, field.attname) for field in Document._meta.concrete_fields}
        Document.objects.create(**{**kept, "id": None, "application_id": file.pk})
    enlist(file)


def _checked_by_the_machine() -> None:
    """Every sent file passes the automatic checks and gets its bill: as the worker does it."""
    for file in Application.objects.filter(batch_rows__batch=Batch.objects.get(), status=Status.VERIFYING):
        perform(file, "accept", by=SYSTEM)
        open_bill(file)


def main() -> int:
    """Print each click; 1 when there are more than the bar, or when a step cannot be taken."""
    prepare()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}, ALLOWED_HOSTS=["localhost"]):
        hand = forty_renewed()
    rows = [[str(number), words] for number, words in enumerate(hand.told, start=1)]
    sys.stdout.write(f"{table(('click', f'a sponsor renews {FORTY} permits'), rows)}\n")
    sys.stdout.write(f"{hand.clicks} clicks; bar: ≤ {CLICKS}. {EXCEPTIONS} people miss a paper; the others went.\n")
    return 0 if hand.clicks <= CLICKS else 1


if __name__ == "__main__":
    sys.exit(main())
