"""What each kind of letter may say, and the exact text in which it is filed."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from tinggal.letters.content_parts import Earlier, Ground, Pair, Permit, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Surat persetujuan. ``kanim`` is the office that has to issue the permit, ``days`` its working days; ``terms``
    are conditions in the officer's own words, besides the coded ones."""

    kind: ClassVar[str] = "approval"
    written: Written
    permit: Permit
    kanim: str
    days: int
    conditions: tuple[Ground, ...] = ()
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One fact of a service's letter: how it is called, and its value."""

    called: Pair
    value: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceApproval:
    """Surat persetujuan of a service that is no plain stay permit: an exit or re-entry permit, a change, a new card.

    ``form`` names its template. ``title`` heads it, ``facts`` are what was answered, ``duties`` what holder and sponsor
    must keep to, ``steps`` what happens next. ``stay``: the letter itself shows that its holder may stay.
    """

    kind: ClassVar[str] = "approval"
    form: str = "service"
    written: Written
    permit: Permit
    kanim: str
    days: int
    title: Pair
    facts: tuple[Told, ...]
    duties: tuple[Pair, ...]
    steps: tuple[Pair, ...]
    stay: bool
    conditions: tuple[Ground, ...] = ()
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Surat penolakan. ``object_until`` is the last day for an objection, ``object_to`` who receives it,
    ``stay_until`` the last day of the permit the holder still has (none if there is none or it is over)."""

    kind: ClassVar[str] = "refusal"
    written: Written
    grounds: tuple[Ground, ...]
    explanation: str
    object_to: str
    object_until: date
    stay_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitCard:
    """Izin tinggal elektronik (e-ITAS, e-ITAP): ``title`` is its short name, ``rests_on`` the approval."""

    kind: ClassVar[str] = "permit"
    written: Written
    title: str
    permit: Permit
    rests_on: Earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """Surat pembatalan of the permit ``ends``, granted by the letter ``ended``, from ``effective`` on."""

    kind: ClassVar[str] = "revocation"
    written: Written
    ended: Earlier
    ends: Permit
    grounds: tuple[Ground, ...]
    explanation: str
    effective: date
    object_to: str
    object_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One place of a letter that was wrong: how it is called, what was written, and what should have been."""

    place: str
    called: Pair
    was: Pair
    should: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Ralat: it takes the place of ``corrected`` and says the whole of it as it should be.

    ``permit`` is what the corrected letter grants, under ``conditions`` and ``terms``; none if it granted nothing.
    """

    kind: ClassVar[str] = "correction"
    written: Written
    corrected: Earlier
    changes: tuple[Change, ...]
    permit: Permit | None = None
    conditions: tuple[Ground, ...] = ()
    terms: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One line of a bill, in whole rupiah, with the regulation that sets it."""

    words: Pair
    amount: int
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Tanda terima PNBP. ``paid_at`` is the hour with its zone ("10.15 WIB"), ``spelled`` the sum in words."""

    kind: ClassVar[str] = "receipt"
    written: Written
    bill: str
    ntpn: str
    method: str
    paid_on: date
    paid_at: str
    charges: tuple[Charge, ...]
    total: int
    spelled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Pemberitahuan pengembalian: what is to be mended, and ``until`` when (``days`` working days)."""

    kind: ClassVar[str] = "return"
    written: Written
    grounds: tuple[Ground, ...]
    explanation: str
    days: int
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Undangan: to come to ``office`` on ``on`` at ``at`` ("09.00 WITA"); ``room`` is where inside."""

    kind: ClassVar[str] = "invitation"
    written: Written
    purpose: Pair
    office: str
    address: str
    room: str
    on: date
    at: str
    bring: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Tanda terima keberatan against ``against``; ``answer_by`` is the last day for the answer."""

    kind: ClassVar[str] = "objection"
    written: Written
    against: Earlier
    received_on: date
    objector: str
    enclosed: tuple[str, ...]
    days: int
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Surat jawaban keberatan: what became of the objection against ``against``, received on ``received_on``.

    ``form`` names its template: ``upheld``, ``dismissed``, or ``unanswered`` when nobody had answered on ``answer_by``,
    the last day for it. ``points`` are the reasons in the officer's own words, one after the other. ``decides`` is who
    decides anew, empty when dismissed; ``appeal_until`` is the last of ``days`` working days to appeal when dismissed.
    """

    kind: ClassVar[str] = "answer"
    form: str
    written: Written
    against: Earlier
    received_on: date
    answer_by: date
    points: tuple[str, ...]
    decides: str
    days: int
    appeal_until: date | None = None


Content = (
    Approval
    | ServiceApproval
    | Refusal
    | PermitCard
    | Revocation
    | Correction
    | Receipt
    | Return
    | Invitation
    | Objection
    | Answer
)


def as_json(content: Content) -> str:
    """The exact data of a letter, always the same text for the same data: what is filed and can be replayed.

    Canonical by RFC 8785 for what letters hold: objects, lists, texts, whole numbers, true, false and null. Raises
    ``TypeError`` for anything else, and for text with half a surrogate pair ``ValueError``.
    """
    data = _plain({"kind": content.kind, **asdict(content)})
    filed = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    filed.encode()
    return filed


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float):
        raise TypeError("Letters hold whole numbers only.")
    return value


def digest(content: Content) -> str:
    """SHA-256 of ``as_json``, 64 hex digits: printed in the letter, it ties the paper to the filed data."""
    return hashlib.sha256(as_json(content).encode()).hexdigest()
