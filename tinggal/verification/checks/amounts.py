"""Is the money on the document as much as the law asks for?"""

from collections.abc import Mapping
from decimal import Decimal

from tinggal.reading.facts import Value
from tinggal.reading.values.amounts import amounts_in
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

AT_LEAST: Mapping[str, Decimal] = {
    "USD": Decimal(15_000),
    "EUR": Decimal(16_000),
    "SGD": Decimal(11_000),
    "AUD": Decimal(9_500),
    "IDR": Decimal(1),
}
"""Rupiah that a unit of a currency is worth at the very least. Only to tell clear cases from those an officer must
reckon with the rate of the day (Bank Indonesia); not for anything that is paid."""


def enough_money(paper: Paper) -> Result:
    """The amount that the law asks for stands in the catalogue, in the legal name of the document. Compared with the
    balance where one is named, else with the largest amount on the document."""
    asked = paper.application.permit.requirement(paper.document.code).legal_name
    least = next((found.text for found in amounts_in(asked)), "")
    if not least or paper.facts is None:
        return Result(Outcome.NOTE, "not_compared")
    values = paper.facts.every("balance") or paper.facts.every("amount")
    counted = [(worth, value) for value in values if (worth := _worth(value.text)) is not None]
    if not counted:
        return Result(Outcome.ASK, "amount_not_found", expected=least)
    worth, most = max(counted, key=lambda pair: pair[0])
    if worth >= (_worth(least) or 0):
        return PASSED
    return Result(Outcome.ASK, "amount_too_small", f"≥ {least}", most.text, box=most.box)


def investment_agrees(paper: Paper) -> Result:
    """The value of shares or investment in the form stands on the document, or less than there."""
    said = paper.application.answers.get("investment_value", "")
    values = _rupiah(paper.facts.values if paper.facts else ())
    if not said.isdigit() or not values:
        return Result(Outcome.NOTE, "not_compared")
    amount, largest = max(values, key=lambda pair: pair[0])
    if amount >= Decimal(said):
        return PASSED
    return Result(Outcome.ASK, "investment_differs", f"≥ IDR {said}", largest.text, box=largest.box)


def _rupiah(values: tuple[Value, ...]) -> list[tuple[Decimal, Value]]:
    amounts = [one for one in values if one.name == "amount" and one.text.startswith("IDR ")]
    return [(Decimal(one.text.removeprefix("IDR ")), one) for one in amounts]


def _worth(amount: str) -> Decimal | None:
    """In rupiah, at the very least; None for a currency the table does not have."""
    currency, _, number = amount.partition(" ")
    return AT_LEAST[currency] * Decimal(number) if currency in AT_LEAST else None
