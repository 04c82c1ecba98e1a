"""What an application costs: by length with the re-entry permit, one line of the tariff, or nothing. Whole rupiah."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.catalogue.rules import FeeRule, FlatFee
from tinggal.catalogue.tariffs import Tariff, tariff
from tinggal.catalogue.types import Choice, PermitType
from tinggal.catalogue.words import Words


class LengthNotOffered(LookupError):
    """This permit with this visa index is not given for this length; the text names the lengths that are."""


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of a bill: ``amount`` in whole rupiah, ``code`` of the tariff, the regulation that sets it.

    ``legal_name`` is the line's Indonesian name; ``conflict`` is not empty where another source gives another amount.
    """

    code: str
    label: Words
    legal_name: str
    amount: int
    law: str
    conflict: str


def lengths(permit: PermitType, *, index: str) -> tuple[str, ...]:
    """For how long this permit can be given under a visa index: months, or "unlimited"; none of a service that has no
    length of its own.

    Only a limited permit depends on the index; an index without published lengths allows the permit's own.
    """
    if permit.grants != "ITAS" or index not in VISA_INDEXES:
        return permit.months
    return VISA_INDEXES[index].stay_months or permit.months


def month_choices(permit: PermitType, *, index: str) -> tuple[Choice, ...]:
    """The choices of the question "months" that remain once the visa index is known."""
    offered = lengths(permit, index=index)
    return tuple(choice for choice in permit.question("months").choices if choice.value in offered)


def fee_lines(permit: PermitType, answers: Mapping[str, str], *, on: date) -> tuple[FeeLine, ...]:
    """The lines of the bill by the tariffs in force on the day the billing code is made.

    Reads the answers ``months`` and ``index``. Raises ``LengthNotOffered`` for a length this index does not have, and
    ``NoTariff`` where the law of that day sets no price (before 17 December 2024: every length above 2 years of ITAS).
    """
    months = answers.get("months", "")
    if not isinstance(permit.fee, FeeRule):
        return lines_for_length(permit, months="", on=on)
    offered = lengths(permit, index=answers.get("index", ""))
    if months not in offered:
        raise LengthNotOffered(f"{permit.code} is given for {', '.join(offered)} months, not for {months!r}.")
    return lines_for_length(permit, months=months, on=on)


def lines_for_length(permit: PermitType, *, months: str, on: date) -> tuple[FeeLine, ...]:
    """The lines for a length ("12", "unlimited") whatever the visa index; ``NoTariff`` as for ``fee_lines``.

    A flat fee does not depend on the length, and what is free of charge has no lines."""
    if isinstance(permit.fee, FlatFee):
        return (_line(tariff(permit.fee.code, on=on)),)
    if not isinstance(permit.fee, FeeRule):
        return ()
    period = months if months == "unlimited" else f"{months}m"
    reentry = permit.fee.reentry.on(on)
    charged = [tariff(f"{permit.fee.category}-{period.upper()}", on=on)]
    if reentry:
        charged.append(tariff(f"IMK-{(period if reentry == 'same' else reentry).upper()}", on=on))
    return tuple(_line(one) for one in charged)


def total(lines: Iterable[FeeLine]) -> int:
    """The sum in whole rupiah."""
    return sum(line.amount for line in lines)


def _line(charged: Tariff) -> FeeLine:
    return FeeLine(
        code=charged.code,
        label=charged.name,
        legal_name=charged.legal_name,
        amount=charged.amount,
        law=charged.law,
        conflict=charged.conflict,
    )
