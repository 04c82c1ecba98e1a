"""Bundles of evidence: an auditor writes what he wants and confirms it, or a holder asks for his own file; and the
signing process makes it."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.applications.purposes import Purpose
from tinggal.intake import vault
from tinggal.journal.record import record
from tinggal.lib.envelope import Tampered
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.oversight.evidence import packed
from tinggal.oversight.models import Bundle
from tinggal.people.actors import SYSTEM, Actor
from tinggal.people.confirming import use
from tinggal.people.models import User
from tinggal.people.roles import Role

KEPT = timedelta(days=7)
MOST_A_DAY = 5
HOLDERS_REASON = "Permintaan pemohon atas berkasnya sendiri"


def wish(file: Application, *, by: Actor, desk: str, reason: str, contents: bool) -> Bundle:
    """Write down what is wanted; nothing is made before it is confirmed.

    Raises:
        MoveRefused: the documents themselves are wanted, and no reason is given.
        NotYours: no auditor.
    """
    if not by.holds(Role.AUDITOR) or by.user_id is None:
        raise NotYours(_("Only an auditor may take evidence along."))
    if contents and not reason.strip():
        raise MoveRefused(_("Please write why the documents themselves are needed."))
    return Bundle.objects.create(
        application=file, asked_by_id=by.user_id, desk=desk, contents=contents, reason=reason.strip()
    )


def shown(bundle: Bundle) -> dict[str, object]:
    """All that is confirmed with the second factor."""
    about = {"reference": bundle.application.reference, "contents": bundle.contents, "reason": bundle.reason}
    return {"act": "evidence", "bundle": bundle.pk, **about}


def confirm(bundle: Bundle, *, by: Actor, person: User, confirmation: int, digits: str, passkey: str) -> None:
    """Have it made. The applicant sees that it was. Confirmed twice, it is made once.

    Raises:
        MoveRefused: the second factor was wrong; the text says what to do.
        NotYours: somebody else asked for it.
    """
    if by.user_id != bundle.asked_by_id or person.pk != bundle.asked_by_id or not by.holds(Role.AUDITOR):
        raise NotYours(_("Somebody else asked for this."))
    if bundle.confirmed_at is not None:
        return
    used = use(confirmation, person=person, shown=shown(bundle), digits=digits, passkey=passkey)
    _confirmed(bundle, by=by, means=used.means)


@transaction.atomic
def ask_for_own(file: Application, *, by: Actor) -> Bundle:
    """The holder asks for the bundle of his own file, with his documents; the signing process makes it.

    While one is being made or is kept, that one is given. Raises ``NotYours`` for anybody else, ``MoveRefused`` for a
    file that was never sent.
    """
    row = Application.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if by.user_id is None or by.user_id != row.applicant_id:
        raise NotYours(_("Only the applicant takes the bundle of his own application."))
    if row.submitted_at is None:
        raise MoveRefused(_("There is nothing to take along before the application is sent."))
    if known := own_bundles(row).filter(made_at=None).first():
        return known
    a_day_ago = timezone.now() - timedelta(days=1)
    if Bundle.objects.filter(application=row, desk="", asked_at__gte=a_day_ago).count() >= MOST_A_DAY:
        raise MoveRefused(_("You asked for it several times today. Please come back tomorrow."))
    made = Bundle.objects.create(
        application=row, asked_by_id=by.user_id, contents=True, reason=HOLDERS_REASON, confirmed_at=timezone.now()
    )
    record("bundle.asked", subject=row.subject, by=by, data={"bundle": made.pk})
    return made


def own_bundles(file: Application) -> QuerySet[Bundle]:
    """The bundles its holder asked for that are still to be made or kept, the newest first."""
    mine = Bundle.objects.filter(application=file, asked_by_id=file.applicant_id, desk="")
    return mine.filter(Q(made_at=None) | ~Q(stored="")).order_by("-pk")


def content_of_bundle(bundle: Bundle) -> bytes:
    """The ZIP; ``Tampered`` when it is not what was made."""
    content = vault.get(bundle.stored, bytes(bundle.wrapped_key))
    if hashlib.sha256(content).hexdigest() != bundle.sha256:
        raise Tampered(f"{bundle} is not what was made.")
    return content


@transaction.atomic
def _confirmed(bundle: Bundle, *, by: Actor, means: str) -> None:
    first = Bundle.objects.filter(pk=bundle.pk, confirmed_at=None).update(confirmed_at=timezone.now())
    if first:
        told = {"bundle": bundle.pk, "purpose": Purpose.AUDIT, "contents": bundle.contents, "means": means}
        record("evidence.asked", subject=bundle.application.subject, by=by, desk=bundle.desk, data=told)


def make(number: int) -> None:
    """Pack and sign it, once. Only in the signing process; raises ``BadFolder`` or ``NotSigned``."""
    bundle = Bundle.objects.select_related("application__office", "asked_by").get(pk=number)
    if bundle.made_at is not None:
        return
    content = packed(bundle)
    stored = vault.put(content)
    with transaction.atomic():
        row = Bundle.objects.select_for_update(of=("self",)).get(pk=number)
        if row.made_at is None:
            row.made_at, row.stored, row.wrapped_key = timezone.now(), stored.name, stored.wrapped_key
            row.sha256, row.size = hashlib.sha256(content).hexdigest(), len(content)
            row.save(update_fields=["made_at", "stored", "wrapped_key", "sha256", "size"])
            told = {"bundle": row.pk, "sha256": row.sha256}
            record("evidence.made", subject=bundle.application.subject, by=SYSTEM, data=told)
            return
    vault.remove(stored.name)


@transaction.atomic
def taken(bundle: Bundle, *, by: Actor) -> bytes:
    """The ZIP, for whoever asked for it. Each time is written down.

    Raises:
        MoveRefused: not made yet, or thrown away again.
        NotYours: somebody else asked for it.
    """
    if by.user_id != bundle.asked_by_id or not by.holds(Role.AUDITOR):
        raise NotYours(_("Somebody else asked for this."))
    if not bundle.stored:
        raise MoveRefused(_("The bundle is not here. Please ask for it again."))
    content = content_of_bundle(bundle)
    told = {"bundle": bundle.pk, "purpose": Purpose.AUDIT}
    record("evidence.taken", subject=bundle.application.subject, by=by, desk=bundle.desk, data=told)
    return content


def throw_away(*, now: datetime) -> int:
    """Delete what was made more than a week ago, from the vault and with its key; how many."""
    old = Bundle.objects.filter(made_at__lt=now - KEPT).exclude(stored="")
    for bundle in old:
        name = bundle.stored
        Bundle.objects.filter(pk=bundle.pk).update(stored="", wrapped_key=b"")
        vault.remove(name)
    return len(old)
