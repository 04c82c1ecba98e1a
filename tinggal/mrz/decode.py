"""From scores to a text: the likeliest one whose signs may stand where they stand and whose check digits hold."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tinggal.mrz.check_digits import ALPHABET, FILLER
from tinggal.mrz.formats import VARIANTS, Format
from tinggal.mrz.recognise import INDEX, masks
from tinggal.mrz.states import CODES
from tinggal.mrz.trellis import Numbers, likely, through

BARRED: Final = -1e9
UNKNOWN_STATE: Final = 6.0  # a code that is on no list is believed when it is so much likelier
_CODES: Final = np.array([[INDEX[sign] for sign in code] for code in sorted(CODES)])


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how far it was fetched. Costs and margins are differences of log-probabilities.

    ``repairs``: positions where it differs from what each position alone says; ``cost``: what that took;
    ``margin``: how far the next best text lies behind.
    """

    form: Format
    text: str
    repairs: int
    cost: float
    margin: float


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
    return Decoded(
        form=form,
        text="".join(ALPHABET[sign] for sign in chosen),
        repairs=int((chosen != scores.argmax(axis=1)).sum()),
        cost=float(scores.max(axis=1).sum()) - score,
        margin=min(score - float(best.max()), states_margin),
    )


def sureness(scores: Numbers, *, variant: int, text: str) -> tuple[float, ...]:
    """For every position from 0 to 1 how likely its sign is, given what may stand there and all check digits."""
    held, _margin = _held(scores, VARIANTS[variant])
    chosen = [INDEX[sign] for sign in text]
    return tuple(likely(variant, held)[np.arange(len(chosen)), chosen].tolist())


def _held(scores: Numbers, form: Format) -> tuple[Numbers, float]:
    """Scores of signs that may stand where they stand, others barred; and the margin of the states."""
    held = np.where(masks(form.alphabets), scores, BARRED)
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
