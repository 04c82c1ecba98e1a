"""Accounts of people without a mailbox: opened, and given a new password, with a code to a number."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.journal.record import record
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.codes import gone
from tinggal.notices.models import NumberCode, PhoneProof
from tinggal.notices.number_codes import use, who_signs_in_with
from tinggal.people.actors import actor_for
from tinggal.people.models import User

LIKELY_STILL_HIS = timedelta(days=365)


@transaction.atomic
def open_account(row: NumberCode, *, full_name: str, password_hash: str, language: str) -> User:
    """An account that is entered with a number that was just proved.

    Raises:
        MoveRefused: the proof does not count any more, or an account has got the number meanwhile.
    """
    proved = use(row, purpose=NumberCode.Purpose.OPEN)
    take_turn(f"sign-in/{proved.number}")
    if User.objects.filter(signs_in_with=proved.number).exists():
        raise MoveRefused(_("An account signs in with this number already."))
    now = timezone.now()
    person = User.objects.create(
        full_name=full_name,
        phone=proved.number,
        signs_in_with=proved.number,
        number_proved_at=now,
        language=language,
        password=password_hash,
    )
    PhoneProof.objects.create(person=person, phone=proved.number, asked_at=proved.asked_at, confirmed_at=now)
    record("person.registered", subject=f"user/{person.pk}", by=actor_for(person))
    record("phone.confirmed", subject=f"user/{person.pk}", by=actor_for(person))
    return person


def whose_password(row: NumberCode) -> User | None:
    """Whose password may be chosen anew with this proof: an account with a mailbox never, it gets a mail."""
    person = who_signs_in_with(row.number)
    return person if person and not person.email else None


def may_be_anothers(person: User) -> bool:
    """Whether his number was proved so long ago that the telephone company may have given it to somebody else."""
    return person.number_proved_at is None or person.number_proved_at < timezone.now() - LIKELY_STILL_HIS


@transaction.atomic
def choose_password(row: NumberCode, *, password: str) -> User:
    """A new password for the account with a number that was just proved; whoever is signed in has to sign in again.

    Raises:
        MoveRefused: the proof does not count any more, or the account has got a mailbox meanwhile.
    """
    use(row, purpose=NumberCode.Purpose.PASSWORD)
    found = whose_password(row)
    if found is None:
        raise gone()
    person = User.objects.select_for_update().get(pk=found.pk)
    person.set_password(password)
    person.number_proved_at = timezone.now()
    person.save(update_fields=["password", "number_proved_at"])
    record("password.chosen", subject=f"user/{person.pk}", by=actor_for(person))
    return person
