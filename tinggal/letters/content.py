"""What a letter may say: the closed list of placeholders of the approval and of the refusal."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import ClassVar, Literal

Desk = Literal["directorate", "kanim"]


@dataclass(frozen=True, slots=True)
class Pair:
    """The same words in Indonesian (``id``, the legal text) and in English (``en``, for information)."""

    id: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Lines of the kop, widest authority first; ``office`` stands below them, bold and larger."""

    lines: tuple[str, ...]
    office: str
    address: str
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The foreign national. Empty strings are left out of the table, except the name and the passport."""

    name: str
    birthplace: str = ""
    born_on: date | None = None
    sex: Pair = Pair("", "")
    nationality: Pair = Pair("", "")
    passport: str = ""
    passport_until: date | None = None
    niora: str = ""
    permit_number: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor:
    """Who vouches for the holder (penjamin); no name when the holder is without one."""

    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Whose decision it is: ``on_behalf`` such as "a.n. Direktur Jenderal Imigrasi", or empty."""

    on_behalf: str = ""
    title: Pair
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One desk the file passed on its way: the office and the day it sent the file on."""

    office: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One coded reason of a refusal: the article it rests on, and how it can be mended."""

    code: str
    words: Pair
    law: str
    mend: Pair = Pair("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """What is granted. Both days are included, none means without end; ``re_entry`` (IMK) may be empty."""

    kind: Pair
    index: str
    purpose: Pair
    length: Pair
    valid_from: date
    valid_until: date | None
    re_entry: Pair = Pair("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What both letters say.

    ``subject`` is the line "Hal" without the name. ``desk`` tells who decided and so which duties are printed.
    ``code`` is the secret of the QR, ``short_code`` the one a person can type, ``page`` the address of the checking
    page, ``link`` the same with the code. ``specimen`` letters say that they are not official.
    """

    desk: Desk
    letterhead: Letterhead
    number: str
    place: str
    dated: date
    to: tuple[str, ...]
    reference: str
    submitted_on: date
    subject: str
    service: Pair
    passages: tuple[Passage, ...] = ()
    holder: Holder
    sponsor: Sponsor
    signatory: Signatory
    copies: tuple[str, ...]
    code: str
    short_code: str
    page: str
    link: str
    certificate_by: str
    specimen: bool
    urgency: str = "Segera"
    enclosures: str = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Surat persetujuan. ``kanim`` is the office that has to issue the permit, ``days`` its working days."""

    kind: ClassVar[str] = "approval"
    written: Written
    permit: Permit
    kanim: str
    days: int


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


Content = Approval | Refusal


def as_json(content: Content) -> str:
    """The exact data of a letter, always the same text for the same data: what is filed and can be replayed."""
    return json.dumps(asdict(content), default=date.isoformat, ensure_ascii=False, sort_keys=True)


def digest(content: Content) -> str:
    """SHA-256 of ``as_json``, 64 hex digits: printed in the letter, it ties the paper to the filed data."""
    return hashlib.sha256(as_json(content).encode()).hexdigest()
