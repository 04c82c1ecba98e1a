"""The visa and ITAS index codes, as classified by Kepmen M.IP-08.GR.01.01/2025 (``tables/visa_indexes.csv``).

What their cells say of sponsors, ministries and conditions stands in five languages in ``tables/index_words.csv``.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from tinggal.catalogue.rows import Row, claim, day_or_none, filled, read, words
from tinggal.catalogue.types import VisaIndex
from tinggal.catalogue.words import Words, named

COLUMNS = (
    "code name_id name_en name_zh name_ja name_ko group stay_months conditions sponsor recommending_body "
    "old_code offered container not_offered_reason valid_from valid_until source unverified"
)
GROUPS = frozenset({"work", "investor", "education", "family", "repatriation", "second_home", "working_holiday"})
# Written out for the collector of words: pages translate what the table says.
NOT_OFFERED = frozenset(
    {
        gettext_noop("Container code; its official page is empty."),
        gettext_noop("Its legal basis, article 60 of Permenkumham 22/2023, was deleted by Permenkumham 11/2024."),
        gettext_noop("No procedure is published: the official page has no data."),
    }
)


# Indexes in force that nobody can change to inside Indonesia: said plainly instead of a form that ends nowhere.
ASKED_FOR_ABROAD: Mapping[str, Words] = MappingProxyType(
    {
        **dict.fromkeys(
            ("E32E", "E32F", "E32G", "E32H"),
            _("You ask for this as a visa before you travel. You cannot ask for it inside Indonesia."),
        ),
        **dict.fromkeys(
            ("E35", "E35A"),
            _("You ask for this as a visa before you travel. You cannot change to it or extend it here."),
        ),
    }
)


NAMES = ("name_en", "name_id", "name_zh", "name_ja", "name_ko")


def _words_of(row: Row) -> tuple[str, Words]:
    filled(row, *NAMES)
    return row["name_en"], named(row)


INDEX_WORDS: Mapping[str, Words] = MappingProxyType(dict(read("index_words", columns=" ".join(NAMES), into=_words_of)))
"""English words of the table → the same in the reader's language."""


def index_of(row: Row) -> VisaIndex:
    """One row of the table; ``ValueError`` says what is wrong with it."""
    filled(row, "code", *NAMES, "valid_from", "source")
    if row["group"] not in GROUPS:
        raise ValueError(f"{row['group']!r} is not a group: {', '.join(sorted(GROUPS))}.")
    if claim(row["offered"]) == bool(row["not_offered_reason"]):
        raise ValueError("A code that is not offered needs a reason, and only such a code has one.")
    if row["not_offered_reason"] and row["not_offered_reason"] not in NOT_OFFERED:
        raise ValueError(f"{row['not_offered_reason']!r} has no translation: add it to NOT_OFFERED.")
    stay = words(row["stay_months"])
    if strange := [length for length in stay if length != "unlimited" and not length.isdigit()]:
        raise ValueError(f"{strange[0]!r} is not a number of months.")
    return VisaIndex(
        code=row["code"],
        name=named(row),
        legal_name=row["name_id"],
        group=row["group"],
        stay_months=stay,
        conditions=_translated(row["conditions"]),
        sponsor=_translated(row["sponsor"]),
        recommending_body=_translated(row["recommending_body"]),
        old_code=row["old_code"],
        offered=claim(row["offered"]),
        container=claim(row["container"]),
        not_offered_reason=row["not_offered_reason"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=day_or_none(row["valid_until"]),
        source=row["source"],
        unverified=words(row["unverified"]),
    )


def _translated(cell: str) -> tuple[Words, ...]:
    if unknown := [one for one in words(cell) if one not in INDEX_WORDS]:
        raise ValueError(f"{unknown[0]!r} has no translation: add it to index_words.csv.")
    return tuple(INDEX_WORDS[one] for one in words(cell))


VISA_INDEXES: Mapping[str, VisaIndex] = MappingProxyType(
    {index.code: index for index in read("visa_indexes", columns=COLUMNS, into=index_of)}
)


def visa_index(code: str) -> VisaIndex:
    """The index with this code; ``LookupError`` for an unknown one."""
    if code not in VISA_INDEXES:
        raise LookupError(f"There is no visa index {code!r}.")
    return VISA_INDEXES[code]


def selectable(group: str, *, without: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The codes of a group that an applicant may choose, in the order of the table."""
    return tuple(
        index.code
        for index in VISA_INDEXES.values()
        if index.group == group and index.selectable and index.code not in without
    )
