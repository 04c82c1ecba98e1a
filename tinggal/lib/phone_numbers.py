"""Phone numbers in the one international spelling, so that 0812… and +62 812… are the same."""

import re

_WRITTEN = re.compile(r"\+?[0-9 ()./-]+")
_INTERNATIONAL = re.compile(r"[1-9][0-9]{7,14}")


def international(text: str) -> str:
    """As ITU-T E.164 writes it, ``+6281234567890``; "" for what is no number or leaves its country open.

    A number that begins with one 0, or with 62, is an Indonesian one. Any other needs + or 00 and its country code.
    """
    written = text.strip()
    if not _WRITTEN.fullmatch(written):
        return ""
    digits = re.sub(r"[^0-9]", "", written)
    if not written.startswith("+"):
        digits = _with_country(digits)
    if digits.startswith("620"):
        digits = "62" + digits[3:]
    return f"+{digits}" if _INTERNATIONAL.fullmatch(digits) else ""


def _with_country(digits: str) -> str:
    if digits.startswith("00"):
        return digits[2:]
    if digits.startswith("0"):
        return f"62{digits[1:]}"
    return digits if digits.startswith("62") else ""
