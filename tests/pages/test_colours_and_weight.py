"""Colours everybody can read, pages that load on a slow phone, nothing foreign in what we serve."""

import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "tinggal" / "pages" / "static" / "pages"
TOKENS = (STATIC / "tokens.css").read_text()
PUBLIC = ("vendor/govuk-frontend.css", "tokens.css", "tinggal.css", "tinggal.js")
SHEETS = sorted(STATIC.parents[2].glob("*/static/**/*.css"))
PHYSICAL = re.compile(
    r"(?<=[;{ ])(?:(?:margin|padding|border)-(?:left|right)[a-z-]*|left|right): ?|text-align: ?(?:left|right)"
)
LIGHT, DARK = TOKENS.split("@media (prefers-color-scheme: dark)")


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", css))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


TEXT_ON = [
    ("neutral-text", "neutral-ground"),
    ("neutral-text", "neutral-raised"),
    ("neutral-text", "brand-tint"),
    ("neutral-quiet", "neutral-ground"),
    ("neutral-quiet", "neutral-raised"),
    ("brand-colour", "neutral-ground"),
    ("brand-colour", "neutral-raised"),
    ("brand-colour-on", "brand-colour"),
    ("brand-tint-text", "brand-tint"),
    ("brand-deep-on", "brand-deep"),
    ("brand-deep-quiet", "brand-deep"),
    ("brand-colour", "brand-tint"),
    ("sentiment-bad", "neutral-ground"),
    ("sentiment-good-text", "sentiment-good-tint"),
    ("sentiment-bad-text", "sentiment-bad-tint"),
    ("sentiment-warning-text", "sentiment-warning-tint"),
    ("sentiment-info-text", "sentiment-info-tint"),
    ("sentiment-focus-text", "sentiment-focus"),
]


@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_a_contrast_of_seven_to_one(text: str, ground: str, scheme: str) -> None:
    palette = colours(LIGHT) | (colours(DARK) if scheme == "dark" else {})
    assert contrast(palette[text], palette[ground]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls_can_be_seen(scheme: str) -> None:
    palette = colours(LIGHT) | (colours(DARK) if scheme == "dark" else {})
    assert contrast(palette["neutral-line-strong"], palette["neutral-ground"]) >= 3


def test_every_colour_of_the_page_is_a_token() -> None:
    for sheet in ("tinggal.css", "desk.css"):
        css = (STATIC / sheet).read_text().split("@media print")[0]
        assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", css)) <= {"#fff"}  # behind the picture an app must scan


def test_styles_and_script_of_a_public_page_weigh_at_most_40_kilobytes() -> None:
    weight = sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in PUBLIC)
    assert weight <= 40_000
    assert len(gzip.compress((STATIC / "tinggal.js").read_bytes(), 9)) <= 3_000


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_names_start_and_end_never_left_and_right(sheet: Path) -> None:
    assert PHYSICAL.findall(sheet.read_text()) == []


def test_the_mark_is_the_same_in_the_page_and_in_the_tab() -> None:
    shapes = re.compile(r' (?:d|cx|cy|r)="[^"]+"')
    page = (STATIC.parents[1] / "templates" / "pages" / "mark.html").read_text()
    assert shapes.findall(page) == shapes.findall((STATIC / "mark.svg").read_text())


def test_nothing_foreign_is_left_in_the_vendored_sheet() -> None:
    css = (STATIC / "vendor" / "govuk-frontend.css").read_text()
    assert re.findall(r"@font-face|GDS|crest|crown|url\(|sourceMappingURL", css) == []
    assert "LICENCE-govuk-frontend.txt" in css
    assert (STATIC / "vendor" / "LICENCE-govuk-frontend.txt").read_text().startswith("The MIT License")
    assert "Zero-Clause BSD" in (STATIC / "vendor" / "LICENCE-htmx.txt").read_text()
