"""A worker fills in his part without an account: a signed link to one file, and his passport number and birth date."""

import hmac
from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import authority
from tinggal.applications.models import Application
from tinggal.applications.on_behalf import record_act
from tinggal.applications.reading import date_answer
from tinggal.applications.status import WITH_APPLICANT
from tinggal.guarantees.link_models import WorkerLink
from tinggal.journal.record import record
from tinggal.lib.codes import blind_index
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor, actor_for
from tinggal.people.models import User
from tinggal.sponsors.tasks import Task

SIGNER = signing.Signer(salt="worker", sep=".")
LASTS = timedelta(days=14)
MOST_WRONG = 5


@transaction.atomic
def invite_worker(file: Application, *, email: str, language: str, by: Actor) -> WorkerLink:
    """Make the link to his part; the one before it ends. With an address it is mailed to him, in his language.

    Raises:
        MoveRefused: the file was sent, or lacks the passport number or the birth date with which he proves himself.
        PermissionDenied: this actor may not prepare the file.
    """
    held = Application.objects.select_for_update(of=("self",)).get(pk=file.pk)
    right = authority(by, held, task=Task.PREPARE)
    if by.user_id is None or right is None:
        raise PermissionDenied(f"{by.key} may not prepare {held}")
    if held.status not in WITH_APPLICANT:
        raise MoveRefused(_("This application was sent. Nobody can change it now."))
    if not held.passport_index or date_answer(held, "birth_date") is None:
        raise MoveRefused(
            _("Write the passport number and the date of birth first. The worker proves himself by them.")
        )
    WorkerLink.objects.filter(application=held, ended_at=None).update(ended_at=timezone.now())
    made = WorkerLink.objects.create(
        application=held,
        email=email,
        language=language,
        made_by=User.objects.get(pk=by.user_id),
        until_at=timezone.now() + LASTS,
    )
    told = {"link": made.pk, "language": language, "mailed": bool(email)}
    record_act("worker.invited", file=held, by=by, right=right, data=told)
    return made


@transaction.atomic
def end_link(link: WorkerLink, *, by: Actor) -> None:
    """From now on it opens nothing. Twice changes nothing. Raises ``PermissionDenied`` for who may not prepare."""
    right = authority(by, link.application, task=Task.PREPARE)
    if right is None:
        raise PermissionDenied(f"{by.key} may not prepare {link.application}")
    if WorkerLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=timezone.now()):
        record_act("worker.link_ended", file=link.application, by=by, right=right, data={"link": link.pk})


def token_of(link: WorkerLink) -> str:
    """What stands in the address of the link."""
    return SIGNER.sign(str(link.pk))


def address_of(link: WorkerLink) -> str:
    """The link to hand over."""
    return f"{settings.SITE_URL}/fill/{token_of(link)}/"


def link_of(token: str) -> WorkerLink | None:
    """The link with this token, if it still opens something; None when forged, over, ended or tried too often."""
    try:
        number = int(SIGNER.unsign(token))
    except signing.BadSignature:
        return None
    links = WorkerLink.objects.select_related("application__sponsor", "application__applicant", "made_by")
    found = links.filter(pk=number).first()
    return found if found and is_alive(found) else None


def is_alive(link: WorkerLink) -> bool:
    """Whether it opens the file: in time, not ended, the file not sent, and who made it may still prepare the file, so
    an agent's link ends with his mandate."""
    if link.ended_at or link.wrong >= MOST_WRONG or link.until_at < timezone.now():
        return False
    if link.application.status not in WITH_APPLICANT:
        return False
    return authority(actor_for(link.made_by), link.application, task=Task.PREPARE) is not None


def prove(link: WorkerLink, *, passport: str, born: date) -> bool:
    """Whether somebody knows passport number and birth date of the worker; the fifth wrong answer ends the link."""
    with transaction.atomic():
        held = WorkerLink.objects.select_for_update(of=("self",)).select_related("application").get(pk=link.pk)
        file = held.application
        same = hmac.compare_digest(blind_index(passport, key=settings.BLIND_INDEX_KEY), file.passport_index)
        if held.wrong < MOST_WRONG and same and born == date_answer(file, "birth_date"):
            if held.proved_at is None:
                held.proved_at = timezone.now()
                record("worker.proved", subject=file.subject, by=worker_of(held), data={"link": held.pk})
            held.wrong = 0
            held.save(update_fields=["proved_at", "wrong"])
            return True
        held.wrong = min(held.wrong + 1, MOST_WRONG)
        held.save(update_fields=["wrong"])
        if held.wrong == MOST_WRONG:
            record("worker.locked_out", subject=file.subject, by=worker_of(held), data={"link": held.pk})
    return False


@transaction.atomic
def done(link: WorkerLink) -> None:
    """The worker says that his part is ready; the sponsor is told, once."""
    if WorkerLink.objects.filter(pk=link.pk, done_at=None).update(done_at=timezone.now()):
        record("worker.done", subject=link.application.subject, by=worker_of(link), data={"link": link.pk})


def worker_of(link: WorkerLink) -> Actor:
    """Who acts with the link: he may fill in this one file and nothing else."""
    file = link.application
    return Actor(key=f"worker/{link.pk}", name=file.holder, invited_to=file.subject)
