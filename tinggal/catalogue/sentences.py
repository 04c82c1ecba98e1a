"""Standard sentences with which an office answers (M-): each reader reads them in his own language.

A sentence is never changed once it was sent: it gets an end (``until``), and one with a new code takes its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.rows import in_force
from tinggal.catalogue.types import PermitType
from tinggal.catalogue.words import Words
from tinggal.pages.templatetags.pages import with_weekday

FIRST_EDITION = date(2026, 11, 23)


class Blank(StrEnum):
    """What is filled into a sentence: a document of the permit by its code, or a day (ISO 8601)."""

    NONE = ""
    DOCUMENT = "document"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. ``words`` name their blank, if they have one: ``%(document)s`` or ``%(day)s``. It may be chosen
    from ``since`` to ``until``, both included."""

    code: str
    words: Words
    blank: Blank = Blank.NONE
    since: date = FIRST_EDITION
    until: date | None = None

    def filled(self, value: str) -> str:
        """The sentence in the language that is active, with the words for its blank."""
        return str(self.words) % {str(self.blank): value} if self.blank else str(self.words)


SENTENCES: Mapping[str, Sentence] = MappingProxyType(
    {
        one.code: one
        for one in (
            Sentence("M-01", _("We have your message. We look at it by %(day)s."), Blank.DAY),
            Sentence("M-02", _("We check your application. We write to you again by %(day)s."), Blank.DAY),
            Sentence(
                "M-03",
                _(
                    "We need a clearer picture of this document: %(document)s. We send your application back to you, "
                    "so that you can add it."
                ),
                Blank.DOCUMENT,
            ),
            Sentence("M-04", _("We now have what we need of this document: %(document)s. Thank you."), Blank.DOCUMENT),
            Sentence(
                "M-05", _("Please bring the original of this document when you come: %(document)s."), Blank.DOCUMENT
            ),
            Sentence("M-06", _("Please come to our office on %(day)s. Bring your passport."), Blank.DAY),
            Sentence(
                "M-07", _("The time you are invited for is on the page of your application. You can change it there.")
            ),
            Sentence("M-08", _("We wait for the answer of another authority. You need to do nothing now.")),
            Sentence("M-09", _("Another office answers this question. It writes to you here.")),
            Sentence("M-10", _("Nothing is missing in your application now. You need to do nothing.")),
            Sentence("M-11", _("We have not decided yet. When we do, you get the letter here and a message.")),
            Sentence("M-12", _("Pay only with the billing code on the page of your application. Pay nobody else.")),
            Sentence("M-13", _("We do not understand your message yet. Please tell us more.")),
            Sentence("M-14", _("We made a mistake, and we are sorry. We put it right by %(day)s."), Blank.DAY),
        )
    }
)


def offered(*, on: date) -> tuple[Sentence, ...]:
    """The sentences that may be chosen on a day, in the order of their codes."""
    return tuple(one for one in SENTENCES.values() if in_force(since=one.since, until=one.until, on=on))


def said(code: str, blank: str, permit: PermitType) -> str:
    """A sentence as it was chosen, in the language that is active; "" for no sentence. ``blank`` is the code of a
    document of this permit, or a day; a document that is no longer asked for is called by its code."""
    if code not in SENTENCES:
        return ""
    one = SENTENCES[code]
    if one.blank == Blank.DAY:
        return one.filled(with_weekday(parse_date(blank)))
    names = {document.code: str(document.label) for document in permit.requirements}
    return one.filled(names.get(blank, blank))
