"""What an invented head looks like: every number that the drawing needs, thrown from one dice."""

from dataclasses import dataclass, replace

import numpy as np

Colour = tuple[float, float, float]
_SKINS = (
    (255, 224, 205),
    (243, 208, 182),
    (228, 185, 150),
    (206, 160, 120),
    (172, 122, 84),
    (128, 84, 56),
    (84, 54, 38),
)
_HAIRS = ((24, 20, 20), (40, 28, 22), (78, 54, 36), (120, 84, 52), (190, 150, 96), (150, 148, 146), (225, 222, 216))
COVERINGS = ("none", "scarf", "cap")


@dataclass(frozen=True, slots=True)
class Person:
    """Lengths in half widths of the face, angles in radians, colours 0–255. ``open`` per eye, 0 (shut) to 1."""

    skin: Colour
    hair: Colour
    lips: Colour
    iris: Colour
    jaw: float
    length: float
    eyes_apart: float
    eye_level: float
    eye_width: float
    eye_height: float
    eye_tilt: float
    open: tuple[float, float]
    gaze: tuple[float, float]
    brow_level: float
    brow_thick: float
    brow_bend: float
    nose_length: float
    nose_width: float
    nose_rise: float
    mouth_width: float
    mouth_level: float
    lip_thick: float
    smile: float
    mouth_open: float
    cheeks: float
    age: float
    beard: float
    moustache: float
    hair_height: float
    hair_long: float
    fringe: float
    parting: float
    bald: float
    ears: float
    covering: str
    cloth: Colour
    scarf: Colour
    glasses: str
    yaw: float
    pitch: float
    light: tuple[float, float]
    shade: float
    gloss: float
    flat: bool


def person(dice: np.random.Generator, *, shut: float = 0.25, dark_glasses: float = 0.06, turned: float = 0.2) -> Person:
    """``shut``, ``dark_glasses``: how often; ``turned``: spread of yaw and pitch in radians."""

    def between(low: float, high: float) -> float:
        return float(dice.uniform(low, high))

    def near(middle: float, spread: float) -> float:
        return float(np.clip(dice.normal(middle, spread), middle - 2.5 * spread, middle + 2.5 * spread))

    skin = _mixed(_SKINS, dice)
    hair = _mixed(_HAIRS, dice)
    wide_open = between(0.55, 1.15)
    openness = (0.0, 0.0) if dice.random() < shut else (wide_open, wide_open * between(0.92, 1.08))
    if dice.random() < 0.03:
        openness = (openness[0], 0.0)
    rose = between(0, 0.6)
    lips = tuple(float(skin[n] * (0.82, 0.62, 0.6)[n] * (1 - rose) + (190, 60, 70)[n] * rose) for n in range(3))
    glasses = "dark" if dice.random() < dark_glasses else "clear" if dice.random() < 0.2 else "none"
    covering = str(dice.choice(COVERINGS, p=(0.76, 0.2, 0.04)))
    man = dice.random() < 0.5 and covering != "scarf"
    return Person(
        skin=skin,
        hair=hair,
        lips=(lips[0], lips[1], lips[2]),
        iris=_mixed(((30, 20, 14), (62, 38, 20), (30, 22, 18), (90, 120, 140), (100, 110, 60)), dice),
        jaw=between(0.0, 0.22),
        length=near(1.32, 0.07),
        eyes_apart=near(0.43, 0.025),
        eye_level=near(-0.06, 0.04),
        eye_width=near(0.2, 0.018),
        eye_height=near(0.085, 0.016),
        eye_tilt=near(0.0, 0.08),
        open=openness,
        gaze=(near(0, 0.12), near(0, 0.1)),
        brow_level=near(0.25, 0.035),
        brow_thick=between(0.03, 0.09),
        brow_bend=between(0.0, 0.12),
        nose_length=near(0.48, 0.05),
        nose_width=near(0.24, 0.035),
        nose_rise=between(0.2, 0.42),
        mouth_width=near(0.38, 0.04),
        mouth_level=near(0.77, 0.045),
        lip_thick=between(0.05, 0.12),
        smile=near(0.02, 0.05),
        mouth_open=between(0.03, 0.14) if dice.random() < 0.2 else 0.0,
        cheeks=between(0, 0.16),
        age=between(0, 1) ** 2,
        beard=between(0.2, 1) if man and dice.random() < 0.4 else 0.0,
        moustache=between(0.3, 1) if man and dice.random() < 0.4 else 0.0,
        hair_height=between(0.1, 0.35),
        hair_long=between(0.2, 2.2) if not man else between(-0.35, 0.15),
        fringe=between(0.0, 0.5),
        parting=near(0, 0.35),
        bald=between(0.3, 1) if man and dice.random() < 0.15 else 0.0,
        ears=between(0, 1) if man or dice.random() < 0.4 else 0.0,
        covering=covering,
        cloth=_any(dice),
        scarf=_any(dice),
        glasses=glasses,
        yaw=near(0, turned),
        pitch=near(0, turned * 0.6),
        light=(near(0, 0.6), near(-0.45, 0.4)),
        shade=between(0.35, 1.0),
        gloss=between(0, 0.35),
        flat=bool(dice.random() < 0.12),
    )


def moved(one: Person, dice: np.random.Generator) -> Person:
    """The same person laughing with the teeth shown, crying out, or with the face screwed up."""
    mood = dice.random()
    if mood < 0.6:
        narrow = float(dice.uniform(0.55, 0.95))
        return replace(
            one,
            smile=float(dice.uniform(0.08, 0.2)),
            mouth_open=float(dice.uniform(0.06, 0.22)),
            mouth_width=one.mouth_width * float(dice.uniform(1.1, 1.35)),
            cheeks=float(dice.uniform(0.12, 0.28)),
            open=(one.open[0] * narrow, one.open[1] * narrow),
        )
    if mood < 0.8:
        return replace(
            one,
            mouth_open=float(dice.uniform(0.16, 0.36)),
            mouth_width=one.mouth_width * float(dice.uniform(0.7, 1.05)),
            brow_level=one.brow_level + float(dice.uniform(0.02, 0.1)),
        )
    return replace(
        one,
        smile=float(dice.uniform(-0.16, -0.03)),
        brow_level=one.brow_level - float(dice.uniform(0.02, 0.08)),
        mouth_width=one.mouth_width * float(dice.uniform(0.8, 1.1)),
        age=float(dice.uniform(0.4, 1)),
    )


def _mixed(colours: tuple[Colour, ...], dice: np.random.Generator) -> Colour:
    """Between two neighbours of the row."""
    first = int(dice.integers(0, len(colours) - 1))
    share = dice.random()
    mixed = np.array(colours[first]) * (1 - share) + np.array(colours[first + 1]) * share
    return float(mixed[0]), float(mixed[1]), float(mixed[2])


def _any(dice: np.random.Generator) -> Colour:
    """Any colour, the dull and the very light and dark ones as often as the loud."""
    colour = np.clip(dice.uniform(10, 245) + dice.normal(0, 40, 3), 5, 250)
    return float(colour[0]), float(colour[1]), float(colour[2])
