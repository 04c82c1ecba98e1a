"""Numbers in words, as Indonesian letters write them behind the digits."""

_UNITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
_POWERS = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"), (100, "ratus"), (10, "puluh"))
_LIMIT = 10**15


def spelled(number: int) -> str:
    """``1250`` as "seribu dua ratus lima puluh" (terbilang). Raises ``ValueError`` below 0 and from 10^15 on."""
    if not 0 <= number < _LIMIT:
        raise ValueError(f"Letters do not spell {number}.")
    return " ".join(_words(number)) or "nol"


def rupiah(amount: int) -> str:
    """The amount with dots between thousands: "Rp1.250.000"."""
    return f"Rp{amount:,}".replace(",", ".")


def _words(number: int) -> list[str]:
    if number < len(_UNITS):
        return [_UNITS[number]] if number else []
    if number < 20:
        return [_UNITS[number - 10], "belas"]
    power, name = next((power, name) for power, name in _POWERS if number >= power)
    count, rest = divmod(number, power)
    if count == 1 and power in {100, 1000}:
        return [f"se{name}", *_words(rest)]
    return [*_words(count), name, *_words(rest)]
