"""The shapes of the catalogue: what a permit type, a question, a document, a filing window and a reason are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from tinggal.catalogue.rules import FeeRule, Filing, FlatFee, Grant, LetterKind, NoFee, Span
from tinggal.catalogue.words import Words
from tinggal.lib.dated import Dated

Kind = Literal[
    "text",
    "name",
    "long_text",
    "date",
    "choice",
    "yes_no",
    "country",
    "regency",
    "phone",
    "email",
    "number",
    "passport_number",
]
Group = Literal["passport", "stay", "sponsor", "purpose"]
Service = Literal[
    "alih_status",
    "newborn",
    "bridging",
    "extension",
    "itas_to_itap",
    "itap_extension",
    "itap_report",
    "change",
    "card",
    "re_entry",
    "exit",
]
Family = Literal["worker", "investor", "family", "student", "repatriation", "second_home", "permanent", "holder"]
Accepts = Literal["image", "pdf"]
Purpose = Literal["return", "send_back", "refuse", "revoke"]

GROUPS: tuple[Group, ...] = ("passport", "stay", "sponsor", "purpose")
"""The tasks of the applicant's task list, in order."""

CHECKS = frozenset({"readable", "passport_validity", "photo", "not_same_file"})
"""The names of automatic document checks a requirement may ask for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice question: ``value`` is stored, ``label`` is shown."""

    value: str
    label: Words


@dataclass(frozen=True, slots=True)
class When:
    """A condition on the form: the answer to ``question`` is one of ``values``."""

    question: str
    values: frozenset[str]

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Whether these answers meet the condition; an unanswered question does not."""
        return answers.get(self.question, "") in self.values


@dataclass(frozen=True, slots=True)
class Question:
    """One fact we ask for. Answers are stored as text under ``code``: dates as YYYY-MM-DD, countries as ISO or ICAO
    three-letter codes, regencies as their code, numbers as digits, yes_no as "yes" or "no".

    ``autocomplete`` is an HTML autofill token ("" = none). ``falls`` says on which side of today a date lies (today
    itself is allowed on both); ``after`` names the question whose date must be earlier. ``required`` = of everybody;
    ``when`` = only of those whose answers meet it.
    """

    code: str
    label: Words
    kind: Kind
    group: Group
    hint: Words = ""
    required: bool = True
    when: When | None = None
    choices: tuple[Choice, ...] = ()
    max_length: int = 100
    autocomplete: str = ""
    falls: Literal["past", "future", ""] = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One document to add. ``required`` = everybody; ``when`` = only those whose answers meet it; neither = only in the
    case that ``condition`` tells in words. ``law`` cites the rule or seed list that asks for it; ``legal_name`` is the
    document's Indonesian name for official papers; ``checks`` are names from ``CHECKS``.
    """

    code: str
    label: Words
    legal_name: str
    why: Words
    law: str
    required: bool = True
    when: When | None = None
    condition: Words = ""
    accepts: tuple[Accepts, ...] = ("image", "pdf")
    checks: tuple[str, ...] = ("readable", "not_same_file")


_Coded = TypeVar("_Coded", Question, Requirement)


@dataclass(frozen=True, slots=True)
class PermitType:
    """Everything a permit type is: one service (what is done) for one family (for whom).

    ``route`` names the road by date, ``calling_visa_route`` the longer road for calling-visa nationals ("" = none).
    ``indexes`` are the visa index codes one may choose; ``months`` the lengths that may be asked where the index names
    none ("unlimited" or a number). ``interview``: whether the applicant must come to the office for photo, fingerprints
    or an interview, by date. ``legal_name`` is the Indonesian name on the letter.

    ``grants`` and ``span`` are what an approval gives and for which days. ``within`` names a question with a date
    beyond which the permit does not go (a parent's or a spouse's permit). ``replaces``: once the approval is filed, the
    earlier stay permits of the same passport that we know are over; ``earlier_passport`` names the question with the
    number under which they were given when the passport is another one now.
    """

    code: str
    service: Service
    family: Family
    name: Words
    legal_name: str
    summary: Words
    questions: tuple[Question, ...]
    requirements: tuple[Requirement, ...]
    fee: FeeRule | FlatFee | NoFee
    route: Dated[str]
    calling_visa_route: Dated[str]
    indexes: tuple[str, ...]
    months: tuple[str, ...]
    window: Dated[Filing]
    interview: Dated[bool]
    letter: LetterKind
    grants: Grant = "ITAS"
    span: Span = "from_decision"
    within: str = ""
    replaces: bool = False
    earlier_passport: str = ""

    def question(self, code: str) -> Question:
        """The question with this code; ``LookupError`` when this permit does not ask it."""
        return _one(self.questions, code)

    def requirement(self, code: str) -> Requirement:
        """The document with this code; ``LookupError`` when this permit does not ask for it."""
        return _one(self.requirements, code)

    def required_questions(self, answers: Mapping[str, str]) -> tuple[Question, ...]:
        """The questions that must be answered, given these answers."""
        return tuple(one for one in self.questions if one.required or (one.when and one.when.holds(answers)))

    def required_documents(self, answers: Mapping[str, str]) -> tuple[Requirement, ...]:
        """The documents without which a form with these answers is not complete."""
        return tuple(one for one in self.requirements if one.required or (one.when and one.when.holds(answers)))


@dataclass(frozen=True, slots=True)
class Reason:
    """A coded reason. ``words`` and ``mend`` (what would mend it) are for pages; ``letter_words`` and ``letter_mend``
    are the Indonesian sentences for letters; ``law`` is the article, in Indonesian ("" only where no law is needed).
    """

    code: str
    for_: Purpose
    words: Words
    mend: Words
    letter_words: str
    letter_mend: str
    law: str


@dataclass(frozen=True, slots=True)
class VisaIndex:
    """One visa and ITAS index code of the classification of 2025.

    ``stay_months`` are the lengths of one grant ("unlimited" or months; empty = not published). A ``container`` only
    groups other codes. ``unverified`` names the columns that rest on a single or a secondary source.
    """

    code: str
    name: Words
    legal_name: str
    group: str
    stay_months: tuple[str, ...]
    conditions: tuple[Words, ...]
    sponsor: tuple[Words, ...]
    recommending_body: tuple[Words, ...]
    old_code: str
    offered: bool
    container: bool
    not_offered_reason: str
    valid_from: date
    valid_until: date | None
    source: str
    unverified: tuple[str, ...]

    @property
    def selectable(self) -> bool:
        """Whether an applicant may choose it."""
        return self.offered and not self.container


def _one(things: tuple[_Coded, ...], code: str) -> _Coded:
    for thing in things:
        if thing.code == code:
            return thing
    raise LookupError(f"{code!r} is not among {', '.join(thing.code for thing in things)}.")
