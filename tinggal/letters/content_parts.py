"""The parts letters are made of: a closed list of fields, so that nothing else can get into a letter."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Desk = Literal["directorate", "kanwil", "kanim"]


@dataclass(frozen=True, slots=True)
class Pair:
    """The same words in Indonesian (``id``, the legal text) and in English (``en``, for information)."""

    id: str
    en: str


NOTHING = Pair("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Lines of the kop, widest authority first; ``office`` stands below them, bold and larger."""

    lines: tuple[str, ...]
    office: str
    address: str
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The foreign national. Empty strings are left out of the table, except the name and the passport.

    ``nationality_code`` is the one to three letters of ICAO Doc 9303-3 ("SWE", but "D" for Germany), ``sex_code`` is
    F, M or X, ``mrz_name`` the name in Latin letters as in the passport's machine-readable lines, ``native_name`` the
    name in its own script.
    """

    name: str
    mrz_name: str = ""
    native_name: str = ""
    birthplace: str = ""
    born_on: date | None = None
    sex: Pair = NOTHING
    sex_code: str = ""
    nationality: Pair = NOTHING
    nationality_code: str = ""
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
    """Whose letter it is: ``on_behalf`` such as "a.n. Direktur Jenderal Imigrasi", or empty.

    Without a name nobody decided anything: the letter bears the electronic seal of the office only.
    """

    on_behalf: str = ""
    title: Pair
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One desk the file passed on its way: the office and the day it sent the file on."""

    office: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One coded reason: the article it rests on, and how it can be mended."""

    code: str
    words: Pair
    law: str
    mend: Pair = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """What is granted. Both days are included, none means without end; ``re_entry`` (IMK) may be empty."""

    kind: Pair
    index: str
    purpose: Pair
    length: Pair
    valid_from: date
    valid_until: date | None
    re_entry: Pair = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The letter that another one speaks of: what it is called, its number and its day."""

    kind: str
    called: Pair
    number: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What all letters say.

    ``subject`` is the line "Hal" without the name. ``desk`` tells who decided and so which duties are printed.
    ``code`` is the secret of the QR, ``short_code`` the one a person can type, ``page`` the address of the checking
    page, ``link`` the same with the code. ``language`` is that of the additional page (zh, ja, ko), or empty.
    ``specimen`` letters say that they are not official.
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
    language: str = ""
    urgency: str = "Segera"
    enclosures: str = "-"
