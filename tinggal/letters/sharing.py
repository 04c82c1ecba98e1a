"""The second secret of a letter: the holder's date of birth, or a code that opens it to somebody for a while."""

import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tinggal.journal.record import record
from tinggal.letters.models import Letter, ShareCode, ShareLook
from tinggal.letters.share_purposes import USUAL, ShareField, SharePurpose
from tinggal.lib.codes import ALPHABET, blind_index
from tinggal.lib.turns import take_turn
from tinggal.people.actors import Actor

LENGTH: Final = 9  # characters of base 32: 45 random bits
LAST_DAYS: Final = 90
OPEN_AT_ONCE: Final = 10
MADE_IN_A_DAY: Final = 20
ONE_LOOK: Final = timedelta(minutes=10)
PUBLIC = Actor(key="public", name="")


class TooManyCodes(Exception):
    """So many codes of this letter are open, or were made today, that no more are given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What somebody gave to see more of a letter. ``share_code`` is tidy: no hyphens, capitals.

    ``who`` he says he is and ``why`` he asks (a ``SharePurpose``) are for the holder to read.
    """

    born_on: date | None = None
    share_code: str = ""
    who: str = ""
    why: str = ""

    def __bool__(self) -> bool:
        return bool(self.born_on or self.share_code)


@dataclass(frozen=True, slots=True)
class Key:
    """How a secret opened a letter: "birth_date" or "share_code"; "" when it did not."""

    way: str
    share: ShareCode | None = None

    @property
    def fields(self) -> frozenset[str]:
        """What may be shown (``ShareField``)."""
        return frozenset(self.share.fields if self.share else USUAL)


@transaction.atomic
def share(
    letter: Letter,
    *,
    by: Actor,
    purpose: str = SharePurpose.OTHER,
    fields: Collection[str] = USUAL,
    whom: str = "",
) -> str:
    """Make a code (``7K3-M9Q-XA5``) that shows these fields of the letter for ``LAST_DAYS`` days, however often it is
    used. It cannot be shown a second time.

    The caller has made sure that the letter is the actor's own. Raises ``TooManyCodes``.
    """
    take_turn(f"sharing/{letter.pk}")
    now = timezone.now()
    mine = ShareCode.objects.filter(letter=letter)
    if (
        mine.filter(ends_at__gt=now).count() >= OPEN_AT_ONCE
        or mine.filter(made_at__gt=now - timedelta(days=1)).count() >= MADE_IN_A_DAY
    ):
        raise TooManyCodes(letter.number)
    bare = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    shown = [str(field) for field in ShareField if field in fields]
    made = ShareCode.objects.create(
        letter=letter,
        purpose=purpose,
        fields=shown,
        whom=whom,
        code_index=_index(bare),
        ends_at=now + timedelta(days=LAST_DAYS),
    )
    told = {"letter": letter.pk, "share_code": made.pk, "purpose": str(purpose), "fields": shown}
    record("letter.shared", subject=letter.application.subject, by=by, data=told)
    return f"{bare[:3]}-{bare[3:6]}-{bare[6:]}"


@transaction.atomic
def end(code: ShareCode, *, by: Actor) -> None:
    """The code opens nothing from now on. Ending it twice changes nothing."""
    now = timezone.now()
    if not ShareCode.objects.filter(pk=code.pk, ends_at__gt=now).update(ends_at=now):
        return
    told = {"letter": code.letter_id, "share_code": code.pk}
    record("letter.share_ended", subject=code.letter.application.subject, by=by, data=told)


def try_secret(letter: Letter, secret: Secret, *, born_on: date | None) -> Key:
    """Whether the secret opens the letter, in the same time whether it does or not."""
    found = ShareCode.objects.filter(
        letter=letter, code_index=_index(secret.share_code), ends_at__gt=timezone.now()
    ).first()
    given, expected = str(secret.born_on or ""), str(born_on or "-")
    born = hmac.compare_digest(given, expected)
    if secret.share_code and found:
        return Key("share_code", found)
    return Key("birth_date") if born else Key("")


@transaction.atomic
def note_look(letter: Letter, key: Key, *, secret: Secret) -> None:
    """Write down for the holder that somebody with a secret has looked. The same person for the same reason within
    ``ONE_LOOK`` is one line: changing the language of the answer is not another look."""
    told = {"letter": letter.pk, "way": key.way}
    if key.share:
        told["share_code"] = key.share.pk
        who, why = secret.who, secret.why or SharePurpose.OTHER
        before = key.share.looks.filter(who=who, why=why, at__gt=timezone.now() - ONE_LOOK)
        if who and not before.exists():
            ShareLook.objects.create(code=key.share, who=who, why=why)
        ShareCode.objects.filter(pk=key.share.pk).update(looked_up=F("looked_up") + 1, last_at=timezone.now())
    record("letter.checked", subject=letter.application.subject, by=PUBLIC, data=told)


def _index(bare: str) -> str:
    return blind_index(f"share{bare}", key=settings.BLIND_INDEX_KEY)
