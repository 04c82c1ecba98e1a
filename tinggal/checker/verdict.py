"""What a check says: the state of a letter, every finding that led to it, and what the check cannot know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """What people are told in one word. ``UNKNOWN`` is for codes nobody gave out; a file is never unknown."""

    VALID = "valid"
    NOT_VALID = "not_valid"
    REPLACED = "replaced"
    REVOKED = "revoked"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``code`` is a key of ``words``, ``detail`` a name or a time to put into the words.

    Not ``ok`` can also be a reservation about a valid letter, such as too few witnesses.
    """

    code: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``facts`` is what the letter says and a person compares with the paper; empty when the letter is not valid.

    Keys of ``facts`` are those of ``words.FACTS``, values plain text, days and times in ISO 8601. ``unknowable`` are
    codes of ``words``.
    """

    state: State
    findings: tuple[Finding, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    unknowable: tuple[str, ...] = ()
