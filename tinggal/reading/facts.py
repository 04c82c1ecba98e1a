"""What was read on one document, and how sure the reader is. Written and read back as JSON without loss."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from tinggal.lib.boxes import Box

VERSION = 3
"""Counts up when the same document would now be read otherwise: facts of an older version are read again."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A machine-readable zone (ICAO Doc 9303). ``type`` is TD1, TD2, TD3, MRV-A or MRV-B.

    ``fields``: document_code, issuing_state, surname, given_names, number, nationality, birth_date, sex, expiry_date;
    days are ISO days, "" where the zone leaves a part open; states are codes as on the document ("D" for Germany);
    names are in the zone's transliteration and may be cut off. ``valid`` is claimed only for an unrepaired reading
    whose check digits agree with a clear margin; ``confidence`` is 0 to 1 per field.
    """

    type: str
    lines: tuple[str, ...]
    fields: Mapping[str, str]
    valid: bool
    confidence: Mapping[str, float]
    box: Box | None = None

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """From a JSON object."""
        return cls(**{**found, "lines": tuple(found["lines"]), "box": _box(found)})


@dataclass(frozen=True, slots=True)
class Kind:
    """``code`` is the catalogue's code of a document, "" when no kind stands out; ``because``: the words found."""

    code: str
    sure: float
    because: tuple[str, ...]

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """From a JSON object."""
        return cls(**{**found, "because": tuple(found["because"])})


@dataclass(frozen=True, slots=True)
class Value:
    """One thing a document says. ``text`` is the same in every language (ISO day, number without spaces, amount as
    "IDR 35000000" or "USD 2000.50"), ``shown`` is as printed. ``name`` is one of ``tinggal.reading.values.NAMES``."""

    name: str
    text: str
    shown: str
    box: Box | None = None
    sure: float = 1.0

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """From a JSON object."""
        return cls(**{**found, "box": _box(found)})


@dataclass(frozen=True, slots=True)
class Face:
    """``turned``: degrees by which the head leans, clockwise; ``eyes_open``: 0 to 1, None where that cannot be told;
    ``print``: the face as base64 of float16 numbers, "" where none was made."""

    box: Box
    sure: float
    turned: float = 0.0
    eyes_open: float | None = None
    print: str = ""

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """From a JSON object."""
        return cls(**{**found, "box": Box.from_json(found["box"])})


@dataclass(frozen=True, slots=True)
class Portrait:
    """Measures of a picture taken as a portrait, shares from 0 to 1: how even and how light the background is, how
    much of the height the face takes, and how far its middle lies beside the picture's."""

    background_even: float
    background_light: float
    face_share: float
    off_centre: float = 0.0
    measures: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """From a JSON object."""
        return cls(**found)


@dataclass(frozen=True, slots=True)
class Facts:
    """``kind`` is None where the print was not asked for or could not be read; ``zone`` and ``portrait`` likewise."""

    version: int = VERSION
    zone: Zone | None = None
    kind: Kind | None = None
    values: tuple[Value, ...] = ()
    faces: tuple[Face, ...] = ()
    portrait: Portrait | None = None

    def to_json(self) -> dict[str, Any]:
        """As a JSON object."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """What ``to_json`` wrote."""
        return cls(
            version=found["version"],
            zone=Zone.from_json(found["zone"]) if found["zone"] else None,
            kind=Kind.from_json(found["kind"]) if found["kind"] else None,
            values=tuple(Value.from_json(one) for one in found["values"]),
            faces=tuple(Face.from_json(one) for one in found["faces"]),
            portrait=Portrait.from_json(found["portrait"]) if found["portrait"] else None,
        )

    def without_prints(self) -> "Facts":
        """The same, but with nothing by which a face could be compared."""
        return replace(self, faces=tuple(replace(face, print="") for face in self.faces))

    def every(self, name: str, /) -> tuple[Value, ...]:
        """All values of this name, the surest first."""
        return tuple(sorted((one for one in self.values if one.name == name), key=lambda one: -one.sure))

    def first(self, name: str, /) -> Value | None:
        """The surest value of this name."""
        return next(iter(self.every(name)), None)

    def and_also(self, other: "Facts") -> "Facts":
        """Both put together; where both say something, these."""
        return replace(
            self,
            zone=self.zone or other.zone,
            kind=self.kind or other.kind,
            values=self.values or other.values,
            faces=self.faces or other.faces,
            portrait=self.portrait or other.portrait,
        )


def _box(found: Mapping[str, Any]) -> Box | None:
    return Box.from_json(found["box"]) if found.get("box") else None


def _plain(found: Any) -> Any:
    """As JSON gives it back: tuples as lists."""
    if isinstance(found, Mapping):
        return {key: _plain(value) for key, value in found.items()}
    if isinstance(found, (list, tuple)):
        return [_plain(value) for value in found]
    return found
