"""From scores to a text: the likeliest one whose signs may stand where they stand and whose check digits hold."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tinggal.mrz.check_digits import ALPHABET, FILLER
from tinggal.mrz.formats import VARIANTS, Format
from tinggal.mrz.recognise import INDEX, masks
from tinggal.mrz.states import CODES
from tinggal.mrz.trellis import Numbers, likely, through

BARRED: Final = -1e9
UNKNOWN_STATE: Final = 6.0  # a code that is on no list is believed when it is so much likelier
UNFIT: Final = 3.0  # a sign that may not stand where it is printed is believed when it is so much likelier
RARE: Final = 1.0  # in numbers O and Q are rarer than 0 …
TWIN: Final = 1.0  # … and two of them may pass check digits that were made for two 0: then the picture must be clearer
_RARE: Final = [INDEX[sign] for sign in "OQ"]
_CODES: Final = np.array([[INDEX[sign] for sign in code] for code in sorted(CODES)])


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how far it was fetched. Costs and margins are differences of log-probabilities.

    ``repairs``: positions where it differs from what each position alone says; ``cost``: what that took;
    ``margin``: how far the next best text lies behind; ``lead``: how far the least clear sign leads, whatever check
    digits say: where they are printed wrong, none of the texts they allow is the printed one.
    """

    form: Format
    text: str
    repairs: int
    cost: float
    margin: float
    lead: float


def decode(scores: Numbers, *, variant: int) -> Decoded | None:
    """The best text of a format in VARIANTS; nothing if no text fits at all."""
    form = VARIANTS[variant]
    held, states_margin = _held(scores, form)
    best = through(variant, held)
    chosen = best.argmax(axis=1)
    rows = np.arange(len(chosen))
    score = float(best[0].max())
    if score < BARRED / 2:
        return None
    best[rows, chosen] = -np.inf
    twins = sum(int(np.isin(chosen[slice(*span)], _RARE).sum()) for span in _numbers(form))
    return Decoded(
        form=form,
        text="".join(ALPHABET[sign] for sign in chosen),
        repairs=int((chosen != scores.argmax(axis=1)).sum()),
        cost=float((scores.max(axis=1) - scores[rows, chosen]).sum()),
        margin=min(score - float(best.max()) - (TWIN if twins > 1 else 0), states_margin),
        lead=_lead(np.where(masks(form.alphabets), scores, BARRED), chosen),
    )


def as_printed(scores: Numbers, *, variant: int) -> Decoded:
    """Sign by sign what the picture says, though no text of the format; ``margin`` is the least clear sign's."""
    form = VARIANTS[variant]
    fitting = np.where(masks(form.alphabets), scores, scores - UNFIT)
    chosen = fitting.argmax(axis=1)
    lead = _lead(fitting, chosen)
    return Decoded(form, "".join(ALPHABET[sign] for sign in chosen), repairs=0, cost=0.0, margin=lead, lead=lead)


def _lead(scores: Numbers, chosen: NDArray[np.int64]) -> float:
    others = scores.copy()
    rows = np.arange(len(chosen))
    others[rows, chosen] = -np.inf
    return float((scores[rows, chosen] - others.max(axis=1)).min())


def sureness(scores: Numbers, *, variant: int, text: str) -> tuple[float, ...]:
    """For every position from 0 to 1 how likely its sign is, given what may stand there and all check digits."""
    held, _margin = _held(scores, VARIANTS[variant])
    chosen = [INDEX[sign] for sign in text]
    return tuple(likely(variant, held)[np.arange(len(chosen)), chosen].tolist())


def _numbers(form: Format) -> list[tuple[int, int]]:
    return [form.fields[name] for name in ("number", "optional", "optional2") if name in form.fields]


def _held(scores: Numbers, form: Format) -> tuple[Numbers, float]:
    """Scores of signs that may stand where they stand, others barred; and the margin of the states."""
    held = np.where(masks(form.alphabets), scores, BARRED)
    for span in _numbers(form):
        held[slice(*span), _RARE] -= RARE
    return held, min(_hold_state(held, form.fields[place][0]) for place in ("state", "nationality"))


def _hold_state(held: Numbers, at: int) -> float:
    """Bind three positions to the best known code, unless another one is far likelier; says the margin."""
    field = held[at : at + 3]
    known = field[np.arange(3), _CODES].sum(axis=1)
    order = known.argsort()[::-1]
    if field.max(axis=1).sum() - known[order[0]] > UNKNOWN_STATE:
        return float("inf")
    for row, sign in zip(field, _CODES[order[0]], strict=True):
        kept = row[sign]
        row[:] = BARRED
        row[sign] = kept
    return float(known[order[0]] - known[order[1]])


def is_plain(names: str) -> bool:
    """Whether a name field is built as names are: parts of letters, one filler between them, two once, fillers last."""
    written = names.rstrip(FILLER)
    primary, *secondary = written.split(FILLER * 2)
    parts = [*primary.split(FILLER), *(part for half in secondary for part in half.split(FILLER))]
    return len(secondary) < 2 and all(part.isalpha() for part in parts)
