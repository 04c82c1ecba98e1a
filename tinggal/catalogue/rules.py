"""The shapes of rules that services have: what is charged, when one may file, what is granted and for how long."""

from dataclasses import dataclass
from typing import Literal

from tinggal.catalogue.words import Words
from tinggal.lib.dated import Dated

Grant = Literal["ITAS", "ITAP", "ITP", "IMK", "EPO", "present"]
"""What an approval gives: a limited, permanent or bridging permit, a re-entry permit, an exit permit only, or the
``present`` permit as it is, with something in it changed."""

Span = Literal["from_decision", "after_present", "bridge", "as_present", "within_present", "to_leave", "without_end"]
"""Which days an approval covers; ``catalogue.spans`` says how each is counted."""


@dataclass(frozen=True, slots=True)
class FeeRule:
    """A fee by length: the tariff ``category`` of the permit itself, and the re-entry permit (IMK) that comes with it.

    ``reentry`` by date: "" = not charged, "same" = for as long as the permit, or a fixed period such as "24m".
    """

    category: Literal["ITAS", "ITAP", "IMK"]
    reentry: Dated[str]


@dataclass(frozen=True, slots=True)
class FlatFee:
    """One line of the tariff table whatever the length, such as "EPO" or "MUTASI"."""

    code: str


@dataclass(frozen=True, slots=True)
class NoFee:
    """Free of charge; ``law`` says by which rule."""

    law: str


@dataclass(frozen=True, slots=True)
class Window:
    """When one may apply, counted back from the day ``counted_from`` holds: the last day of the present permit, unless
    another question is named. Calendar months and days; both ends belong to the window. Exactly one of
    ``opens_months`` and ``opens_days`` is above zero.

    ``last_working_day`` closes it on the last working day before that day; otherwise it closes ``closes_days`` days
    before it (0 = on the day itself). A day ends at midnight in the office's time zone.
    """

    law: str
    opens_months: int = 0
    opens_days: int = 0
    last_working_day: bool = False
    closes_days: int = 0
    counted_from: str = "stay_expires_on"


@dataclass(frozen=True, slots=True)
class Since:
    """When one must report: from the day the question ``counted_from`` names until ``days`` calendar days after it,
    both included."""

    law: str
    counted_from: str
    days: int


@dataclass(frozen=True, slots=True)
class WhileItRuns:
    """Any day on which the present permit runs, the last one included; of a permit without end any day at all."""

    law: str
    counted_from: str = "stay_expires_on"


Filing = Window | Since | WhileItRuns


@dataclass(frozen=True, slots=True)
class Duty:
    """One numbered line of a letter: ``letter_words`` is the Indonesian sentence, ``words`` the same in English."""

    letter_words: str
    words: Words


@dataclass(frozen=True, slots=True)
class LetterFact:
    """An answer that stands in a letter: ``code`` of the question, its Indonesian and English name there, and the
    Indonesian words for the values of a choice."""

    code: str
    letter_words: str
    words: Words
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LetterForm:
    """What an approval says of a service that is no plain stay permit.

    ``title`` and ``english`` head its two pages, ``facts`` tell what was answered, such as the new address. ``duties``
    are what holder and sponsor must keep to, ``steps`` what happens next. ``is_a_stay``: the letter itself shows that
    its holder may stay, as a permit does; an exit or re-entry permit does not.
    """

    title: str
    english: Words
    duties: tuple[Duty, ...]
    steps: tuple[Duty, ...]
    facts: tuple[LetterFact, ...] = ()
    is_a_stay: bool = True


@dataclass(frozen=True, slots=True)
class LetterKind:
    """The subject lines ("Hal") of the two letters a service can end with, in Indonesian. Without a ``form`` the
    approval is the ordinary one of a stay permit."""

    code: str
    approval: str
    refusal: str
    form: LetterForm | None = None
