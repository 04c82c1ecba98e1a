"""Fetch the three front-end packages anew and write them, adapted, into their rooms. For maintainers only.

Run ``python tools/vendor.py`` after changing a version or a digest below; it needs ``npm`` and nothing else.
The digests are those the package registry publishes; a package that does not match is refused.
"""

import base64
import hashlib
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TINGGAL = Path(__file__).resolve().parents[1] / "tinggal"
VENDOR = TINGGAL / "pages" / "static" / "pages" / "vendor"
CHECKING = TINGGAL / "track" / "static" / "track" / "vendor"


@dataclass(frozen=True, slots=True)
class Package:
    """A published package, the digest of the archive that was reviewed, and the one file we take from it."""

    name: str
    version: str
    sha512: str
    file: str


STYLES = Package(
    name="govuk-frontend",
    version="6.6.0",
    sha512="xctkWrQvLnvQt7fyjQ3MGX9S0wz0x0RQuLxCeoXF+s8EjGICG81/DYQGKN5qgO+0KVT12UAaRwUsGY6fulRcRg==",
    file="package/dist/govuk/govuk-frontend.min.css",
)
HTMX = Package(
    name="htmx.org",
    version="2.0.11",
    sha512="Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
    file="package/dist/htmx.min.js",
)
# Reads QR codes in a picture; loaded only by who opens the camera of the checking page.
QR_DECODER = Package(
    name="jsqr",
    version="1.4.0",
    sha512="dxLob7q65Xg2DvstYkRpkYtmKm2sPJ9oFhrhmudT1dZvNFFTlroai3AWSpLey/w5vMcLBXRgOJsbXpdN9HzU/A==",
    file="package/dist/jsQR.js",
)

# Parts of the style sheet that belong to another government, need its script, or that Tinggal draws itself.
UNUSED = (
    "accordion|cookie-banner|exit-this-page|tabs|header|footer|feedback|generic-header|logo|service-navigation|"
    "language-navigation|file-upload-button|file-upload-wrapper|drop-zone|phase-banner|password-input|"
    "grid|notification-banner|panel|main-wrapper|width-container|character-count|link-image"
)
# Our spacing has tokens of its own, so of the overriding classes (govuk-!-…) none is taken.
UNUSED_CLASS = re.compile(rf"\.govuk-(?:(?:{UNUSED})(?![a-z])|\\!-)")
# Left and right become start and end, so that a page written from right to left turns round by itself.
SIDES = {"left": "start", "right": "end"}
ONE_SIDE = re.compile(r"(?<=[;{])(margin|padding|border)-(left|right)((?:-(?:color|width|style))?):")
OFFSET = re.compile(r"(?<=[;{])(left|right):")
AXIS = re.compile(r"(text-align|float|clear|justify-content):(left|right)(?=[;}!])")
FOUR_SIDES = re.compile(r"(?<=[;{])(margin|padding):([^\s;}()]+) ([^\s;}()]+) ([^\s;}()]+) ([^\s;}()!]+)")


def fetch(package: Package) -> str:
    """The text of one file of a published package, after its digest was compared."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{package.name}@{package.version}"
        subprocess.run(["npm", "pack", wanted], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607  names above only
        archive = next(Path(folder).glob("*.tgz"))
        if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != package.sha512:
            raise SystemExit(f"{wanted} is not the package that was reviewed.")
        with tarfile.open(archive) as tar:
            member = tar.extractfile(package.file)
            if member is None:
                raise SystemExit(f"{wanted} has no {package.file}.")
            return member.read().decode()


def rules(css: str) -> Iterator[tuple[str, str]]:
    """The rules on the outermost level of a style sheet, as (what stands before the brace, what stands inside)."""
    start = depth = opened = 0
    for place, sign in enumerate(css):
        if sign == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : place]
                start = place + 1


def prune(css: str) -> str:
    """The style sheet without fonts and without the selectors Tinggal does not use."""
    kept = []
    for head, body in rules(css):
        if head.startswith(("@media", "@supports")):
            if inner := prune(body):
                kept.append(f"{head}{{{inner}}}")
        elif head.startswith("@"):
            if not head.startswith("@font-face"):
                kept.append(f"{head}{{{body}}}")
        elif selectors := [part for part in head.split(",") if not UNUSED_CLASS.search(part)]:
            kept.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(kept)


def turnable(css: str) -> str:
    """The style sheet with the sides of the writing direction (start, end) in place of left and right."""
    css = ONE_SIDE.sub(lambda found: f"{found[1]}-inline-{SIDES[found[2]]}{found[3]}:", css)
    css = OFFSET.sub(lambda found: f"inset-inline-{SIDES[found[1]]}:", css)
    css = AXIS.sub(lambda found: f"{found[1]}:{'inline-' if found[1] == 'float' else ''}{SIDES[found[2]]}", css)
    return FOUR_SIDES.sub(lambda found: "{0}-block:{1} {3};{0}-inline:{4} {2}".format(*found.groups()), css)


def adapt(css: str) -> str:
    """Our font, our text size (one token each), no pictures, only the parts we use, no left and no right."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S).replace('@charset "UTF-8";', "")
    css = turnable(prune(css)).replace("GDS Transport,arial,sans-serif", "var(--brand-font)")
    css = css.replace(
        "font-size:1.1875rem;line-height:1.3157894737", "font-size:var(--brand-text);line-height:var(--brand-line)"
    )
    css = css.replace("font-size:1.1875rem", "font-size:var(--brand-text)")
    if "GDS" in css or "url(/assets" in css:
        raise SystemExit("A foreign font or picture is left in the style sheet.")
    note = (
        f"/* {STYLES.name} {STYLES.version}, MIT, see LICENCE-govuk-frontend.txt. Changed: no fonts, parts left out,"
        " sides named by the writing direction. */"
    )
    return f'@charset "UTF-8";\n{note}\n{css}\n'


def main() -> None:
    """Write the files."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    (VENDOR / "govuk-frontend.css").write_text(adapt(fetch(STYLES)))
    (VENDOR / "htmx.min.js").write_text(fetch(HTMX))
    CHECKING.mkdir(parents=True, exist_ok=True)
    note = f"/* {QR_DECODER.name} {QR_DECODER.version}, Apache-2.0, see LICENCE-jsqr.txt. */\n"
    (CHECKING / "jsQR.js").write_text(note + fetch(QR_DECODER))


if __name__ == "__main__":
    main()
