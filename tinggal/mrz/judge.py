"""When a reading may be called valid. Check digits alone prove little: one text in ten thousand has them by chance, and
a decoder that looks for such texts finds one in any noise. So the picture must have said it nearly by itself."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tinggal.mrz.decode import Decoded, is_plain
from tinggal.mrz.fields import long_number_holds, parse
from tinggal.mrz.states import CODES

MENDED: Final = 1  # signs, in a reading that may nearly be trusted; one that is valid has none: a printed digit that is
# wrong looks like a sign that has to be mended
MARGIN: Final = 4.5  # the widest margin of a wrong reading in seven hundred pictures was 3.9
LEAD: Final = 1.5
EASE: Final = -0.05
WITHOUT_COMPOSITE: Final = 5.5  # visas have no composite digit: a wider margin


@dataclass(frozen=True, slots=True)
class Verdict:
    """``confidence`` by field of ``Fields``, from 0 to 1, and whether the whole may be trusted without asking."""

    valid: bool
    confidence: dict[str, float]


def judge(found: Decoded, *, sure: tuple[float, ...], ease: float, agreed: bool, today: date) -> Verdict:
    """``sure``: of every sign, from 0 to 1; ``ease``: of the hardest line (see ``Heard``); ``agreed``: another
    view of the picture gave the same text."""
    sound = _is_sound(found, today=today)
    clear = agreed and is_clear(found, ease=ease)
    return Verdict(sound and clear, _confidence(found, sure, sound=sound, clear=clear))


def is_clear(found: Decoded, *, ease: float) -> bool:
    """Whether the picture said it nearly by itself."""
    composite = any(check.name == "composite" for check in found.form.checks)
    margin = MARGIN if composite else WITHOUT_COMPOSITE
    return found.repairs == 0 and found.lead >= LEAD and found.margin >= margin and ease >= EASE


def _is_sound(found: Decoded, *, today: date) -> bool:
    """Whether the text is one that an office could have printed."""
    form, text = found.form, found.text
    fields = parse(form, text, today=today)
    return (
        form.allows(text)
        and form.holds(text)
        and (not form.long_number or long_number_holds(form, text))
        and is_plain(text[slice(*form.fields["names"])])
        and all(text[slice(*form.fields[place])] in CODES for place in ("state", "nationality"))
        and bool(fields.expiry)
        and bool(fields.number)
    )


def _confidence(found: Decoded, sure: tuple[float, ...], *, sound: bool, clear: bool) -> dict[str, float]:
    """Each field is as sure as its least sure sign; nothing is nearly sure in a reading that did not pass."""
    ceiling = 1.0 if sound and clear else 0.9 if sound and found.repairs <= MENDED else 0.5
    by_span = {name: min(ceiling, *sure[start:end]) for name, (start, end) in found.form.fields.items()}
    by_span["optional"] = min(by_span["optional"], by_span.pop("optional2", 1.0))
    by_span["surname"] = by_span["given"] = by_span.pop("names")
    return {name: round(share, 3) for name, share in by_span.items()}
