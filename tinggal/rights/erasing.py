"""What a person may have erased: an application he never sent, and an account from which nothing was ever sent."""

from itertools import chain

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext as _

from tinggal.applications.actions import perform
from tinggal.applications.models import Application, ApplicationQuerySet, Document, PageImage, Piece, Sheet
from tinggal.applications.status import Status
from tinggal.appointments.counter_models import OriginalSeen
from tinggal.guarantees.link_models import WorkerLink
from tinggal.guarantees.models import BatchRow
from tinggal.intake import vault
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.models import Notice
from tinggal.people.actors import Actor
from tinggal.people.models import User
from tinggal.rights.models import DataCopy
from tinggal.sponsors.models import Mandate, Membership
from tinggal.verification.models import DocumentFacts, EarlyLook


def never_sent(person: User) -> ApplicationQuerySet:
    """The applications this person began and never sent, as long as something of them is left."""
    own = Application.objects.filter(applicant=person, submitted_at=None, filed_by_sponsor=False)
    return own.filter(~Q(answers={}) | Q(status=Status.DRAFT) | Q(documents__isnull=False)).distinct()


@transaction.atomic
def erase(file: Application, *, by: Actor) -> None:
    """Withdraw a draft and erase what is in it: answers, documents with their keys, what was read on them.

    The journal keeps that there was one, without its content. It cannot be undone.

    Raises:
        MoveRefused: it was sent once: then the law on archives decides how long it stays.
    """
    found = Application.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if found.submitted_at is not None or found.applicant_id != by.user_id or found.filed_by_sponsor:
        raise MoveRefused(_("An application that was sent cannot be deleted. You can withdraw it."))
    if found.status == Status.DRAFT:
        perform(found, "withdraw", by=by)
    documents = empty(found)
    record("draft.erased", subject=found.subject, by=by, data={"documents": documents})


def empty(found: Application) -> int:
    """Erase what is in a locked draft: answers, documents with their keys, what was read on them, what was told of it,
    and where its worker or a table was asked for them. Says how many documents went. What lay in the vault goes when
    the caller's transaction commits."""
    documents = Document.objects.filter(application=found)
    places, digests = _places(found), list(documents.values_list("original_sha256", flat=True))
    DocumentFacts.objects.filter(document__in=documents).delete()
    EarlyLook.objects.filter(document__in=documents).delete()
    OriginalSeen.objects.filter(document__in=documents).delete()
    documents.delete()
    found.uploads.all().delete()
    found.sheets.all().delete()
    Notice.objects.filter(application=found).delete()
    Application.objects.filter(pk=found.pk).update(answers={}, passport_index="")
    WorkerLink.objects.filter(application=found).update(email="", ended_at=Coalesce("ended_at", Now()))
    BatchRow.objects.filter(application=found).update(cells={})
    shared = _still_named(digests)
    transaction.on_commit(lambda: _clear([place for place in places if place not in shared]))
    return len(digests)


@transaction.atomic
def close_account(person: User, *, by: Actor) -> None:
    """Erase the drafts and whatever tells who the person was; what is left of the account is a number in the journal.

    Raises:
        MoveRefused: something was sent from this account, or it has tasks for others; the text says what to do.
    """
    row = User.objects.select_for_update().get(pk=person.pk)
    if reason := why_not_closed(row):
        raise MoveRefused(reason)
    for file in never_sent(row):
        erase(file, by=by)
    places = [copy.stored for copy in DataCopy.objects.filter(person=row).exclude(stored="")]
    for session in UserSession.objects.filter(user=row):
        session.end()
    for kept in (DataCopy.objects.filter(person=row), Notice.objects.filter(person=row), row.devices.all()):
        kept.delete()
    row.switched_off.all().delete()
    row.phone_proofs.all().delete()
    EmailAddress.objects.filter(user=row).delete()
    Authenticator.objects.filter(user=row).delete()
    row.email = row.signs_in_with = row.number_proved_at = None
    row.full_name, row.phone, row.is_active = "", "", False
    row.set_unusable_password()
    row.save()
    record("account.closed", subject=f"user/{row.pk}", by=by)
    transaction.on_commit(lambda: _clear(places))


def why_not_closed(person: User) -> str:
    """What keeps the account from being closed; "" when nothing does."""
    if Application.objects.filter(applicant=person, submitted_at__isnull=False).exists():
        return _("You sent an application. The law wants it kept, and your account with it.")
    if person.posts.exists():
        return _("You are or were an officer. What you did stays in the files of others.")
    tied = Membership.objects.filter(user=person).exists()
    if tied or Mandate.objects.filter(Q(person=person) | Q(asked_by=person)).exists():
        return _("You work or worked for a sponsor or an agent. What you did stays in their files.")
    return ""


def _places(file: Application) -> list[str]:
    """Where in the vault everything of a file lies."""
    documents = Document.objects.filter(application=file).values_list("stored", "original_stored")
    sheets = Sheet.objects.filter(application=file).values_list("stored", "original_stored", "small_stored")
    images = PageImage.objects.filter(document__application=file).values_list("stored")
    pieces = Piece.objects.filter(upload__application=file).values_list("stored")
    return [place for place in chain.from_iterable(chain(documents, sheets, images, pieces)) if place]


def _still_named(digests: list[str]) -> set[str]:
    """Where documents with this content lie that stay: a renewal begins with the papers of the permit it continues."""
    left = Document.objects.filter(original_sha256__in=digests).values_list("stored", "original_stored")
    return set(chain.from_iterable(left))


def _clear(places: list[str]) -> None:
    for place in places:
        vault.remove(place)
