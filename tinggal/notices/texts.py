"""Every text that people may be sent, in every language, as it reads in the invented case; and who has read it over."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.invented import invented_case
from tinggal.notices.models import ReadOver
from tinggal.notices.topics import Channel
from tinggal.notices.words import words_for
from tinggal.people.actors import Actor

FOLDER = Path(__file__).parent / "templates" / "notices"


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one kind of notice for one channel in one language. A short message has no subject."""

    kind: str
    channel: Channel
    language: str
    subject: str
    body: str

    @property
    def digest(self) -> str:
        """SHA-256 of the words, in hexadecimal: other words, another digest."""
        return hashlib.sha256(f"{self.subject}\n{self.body}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Standing:
    """A text and who read it over as it is now; ``before`` is the newest reading of other words, None without one."""

    text: Text
    now: ReadOver | None = None
    before: ReadOver | None = None


@cache
def kinds() -> tuple[tuple[str, Channel], ...]:
    """Every kind with each channel on which something is said about it, in the order of their names."""
    names = sorted(file.name.rsplit(".", 2)[:2] for file in FOLDER.glob("[a-z]*.txt"))
    return tuple((kind, Channel(channel)) for kind, channel in names)


def text(kind: str, channel: Channel, *, language: str) -> Text:
    """As it would be sent today in the invented case."""
    subject, body = words_for(kind, channel, invented_case(kind), language=language)
    return Text(kind, channel, language, subject, body)


def texts_of(kind: str, channel: Channel) -> list[Text]:
    """One for each language of the house."""
    return [text(kind, channel, language=language) for language, _name in settings.LANGUAGES]


def standing(texts: Iterable[Text]) -> list[Standing]:
    """Which of these words a person has read over; one question to the database, however many there are."""
    texts = list(texts)
    rows = ReadOver.objects.filter(kind__in={one.kind for one in texts}).select_related("by").order_by("at", "pk")
    newest: dict[tuple[str, str, str], ReadOver] = {}
    before: dict[tuple[str, str, str], ReadOver] = {}
    digests = {(one.kind, one.channel.value, one.language): one.digest for one in texts}
    for row in rows:
        key = (row.kind, row.channel, row.language)
        (newest if row.digest == digests.get(key) else before)[key] = row
    keys = [(one.kind, one.channel.value, one.language) for one in texts]
    return [Standing(one, newest.get(key), before.get(key)) for one, key in zip(texts, keys, strict=True)]


@transaction.atomic
def read_over(read: Text, *, digest: str, by: Actor) -> ReadOver:
    """Somebody has read these words and finds them right. A second time by anybody changes nothing.

    Raises ``MoveRefused`` when the words are others than the ones he saw, whose digest he sends along.
    """
    if digest != read.digest:
        raise MoveRefused(_("These words have changed since you opened the page. Please read them again."))
    if by.user_id is None:
        raise PermissionDenied(f"{by.key} is no person")
    row, new = ReadOver.objects.get_or_create(
        kind=read.kind,
        channel=read.channel,
        language=read.language,
        digest=read.digest,
        defaults={"subject": read.subject, "body": read.body, "by_id": by.user_id},
    )
    if new:
        subject = f"notice/{read.kind}.{read.channel}.{read.language}"
        record("notice.read_over", subject=subject, by=by, data={"digest": read.digest})
    return row
