"""Is this phone his? A code of six digits is sent to it and typed in; another number has to be proved anew."""

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.codes import (
    CODES_IN_AN_HOUR,
    HOUR,
    LASTS,
    TRIES,
    digest_of,
    gone,
    is_right,
    new_code,
    send_words,
    too_many,
    words_with,
    wrong,
)
from tinggal.notices.models import PhoneProof
from tinggal.notices.sign_in_numbers import hold_to_free, move_to
from tinggal.people.actors import Actor
from tinggal.people.models import User

TABLE = "phone"


def is_confirmed(person: User) -> bool:
    """Whether the number in his account was proved to be his."""
    return bool(person.phone) and _proofs(person).filter(confirmed_at__isnull=False).exists()


def waiting(person: User) -> PhoneProof | None:
    """The newest code that can still be typed in."""
    newest = _proofs(person).order_by("-asked_at", "-pk").first()
    if newest is None or newest.confirmed_at or newest.wrong >= TRIES or newest.asked_at < timezone.now() - LASTS:
        return None
    return newest


def send_code(person: User, *, by: Actor) -> None:
    """Send a code to the number in his account; earlier codes no longer count. A journal line, without number and code.

    Raises:
        MoveRefused: there is no number, or too many codes were asked for. Whatever the provider raises.
    """
    if not person.phone:
        raise MoveRefused(_("There is no phone number in your details."))
    code = new_code()
    with transaction.atomic():
        User.objects.select_for_update().get(pk=person.pk)
        lately = PhoneProof.objects.filter(person=person, asked_at__gt=timezone.now() - HOUR)
        if lately.count() >= CODES_IN_AN_HOUR:
            raise too_many()
        proof = PhoneProof.objects.create(person=person, phone=person.phone, asked_at=timezone.now())
        PhoneProof.objects.filter(pk=proof.pk).update(digest=digest_of(code, table=TABLE, row=proof.pk))
        record("phone.asked", subject=f"user/{person.pk}", by=by)
    with translation.override(person.language):
        words = words_with(code)
    send_words(words, to=proof.phone, key=f"phone/{proof.pk}")


def confirm(person: User, code: str, *, by: Actor) -> None:
    """Prove the number with the newest code; twice: once.

    Raises:
        MoveRefused: wrong, too old, tried too often, the number was changed after the code was sent, or another
            account signs in with it.
    """
    if is_confirmed(person):
        return
    proof = waiting(person)
    if proof is None:
        raise gone()
    if not is_right(code, digest=proof.digest, table=TABLE, row=proof.pk):
        PhoneProof.objects.filter(pk=proof.pk).update(wrong=F("wrong") + 1)
        raise wrong()
    with transaction.atomic():
        hold_to_free(person, phone=proof.phone)
        PhoneProof.objects.filter(pk=proof.pk).update(confirmed_at=timezone.now(), digest="")
        PhoneProof.objects.filter(person=person).exclude(pk=proof.pk).delete()
        record("phone.confirmed", subject=f"user/{person.pk}", by=by)
        move_to(person, phone=proof.phone, by=by)


def _proofs(person: User) -> models.QuerySet[PhoneProof]:
    return PhoneProof.objects.filter(person=person, phone=person.phone)
