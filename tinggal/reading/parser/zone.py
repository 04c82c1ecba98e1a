"""The machine-readable zone of a document, on whichever of its pages it stands."""

from tinggal.lib.boxes import Box
from tinggal.mrz.reading import Reading
from tinggal.mrz.reading import read as read_zone
from tinggal.reading.facts import Zone
from tinggal.reading.parser.pages import Opened

_SHARP = 2600  # dots of the longer side: a passport on A4 then has twenty to the letter
_NAMES = {
    "code": "document_code",
    "state": "issuing_state",
    "surname": "surname",
    "given": "given_names",
    "number": "number",
    "nationality": "nationality",
    "birth": "birth_date",
    "sex": "sex",
    "expiry": "expiry_date",
}


def zone_on(document: Opened) -> Zone | None:
    """The first valid zone, or the best of those that are not."""
    best: Zone | None = None
    for number, page in document.each(longer=_SHARP):
        found = _as_zone(read_zone(page), page=number)
        if found and (best is None or found.valid):
            best = found
        if best and best.valid:
            break
    return best


def _as_zone(reading: Reading, *, page: int) -> Zone | None:
    if not reading.type or reading.fields is None:
        return None
    said, sure = reading.fields.as_json(), reading.confidence or {}
    return Zone(
        type=reading.type,
        lines=reading.lines,
        fields={ours: str(said[theirs]) for theirs, ours in _NAMES.items()},
        valid=reading.valid,
        confidence={_NAMES.get(name, name): round(float(value), 4) for name, value in sure.items()},
        box=Box(page, *reading.place) if reading.place else None,
    )
