"""Cut the fonts of the letters anew from Debian's packages fonts-noto-core and fonts-noto-cjk. For maintainers only.

Run ``uv run --no-project --with fonttools==4.68.0 tools/fonts.py VERSION`` where both packages are installed. It writes
``tinggal/letters/typesetting/fonts`` and ``typesetting/VERSION/fonts.json``: the families in the order in which a
character is looked for, each with its file, its digest and the characters it is used for. Sources that are not the
reviewed ones (``SOURCES``) are refused. Fonts that letters were filed with are never changed: a new cut has new names.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

TYPESETTING = Path(__file__).resolve().parents[1] / "tinggal" / "letters" / "typesetting"
NOTO = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
MOST = 12_000_000
# The package versions of Debian 12 whose files were reviewed; one digest over all files in the order of use.
SOURCES = "fonts-noto-core 20201225-1, fonts-noto-cjk 1:20220127+repack1-1"
SOURCES_SHA256 = "531ae51f57711fc05b2f9bc36ea970655205dee23ef9ae080267c5b1c654ff6f"

LATIN = (
    (0x20, 0x7E), (0xA0, 0x2FF), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x200C, 0x200D), (0x2010, 0x2027),
    (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122),
)  # fmt: skip
# Apart from the Latin letters, as every letter pays for the size of the fonts it is set in.
GREEK_CYRILLIC = (
    (0x300, 0x36F), (0x370, 0x52F), (0x1C80, 0x1C8F), (0x1F00, 0x1FFF), (0x2DE0, 0x2DFF), (0xA640, 0xA69F),
)  # fmt: skip
SHARED = frozenset({0x200C, 0x200D, 0x25CC, *range(0x300, 0x370)})  # joiners and accents: a script needs its own
CJK_PUNCTUATION = ((0x3000, 0x303F), (0xFF00, 0xFFEF))
KANA = ((0x3040, 0x30FF), (0x31F0, 0x31FF))
HANGUL = ((0xAC00, 0xD7A3), (0x3130, 0x318F))
HAN = ((0x3400, 0x34BF), (0x4E00, 0x9FFF))


@dataclass(frozen=True, slots=True)
class Cut:
    """One font to cut: its family, the source (and its place in a collection), and which characters to keep.

    ``named_anew``: the source has another family name.
    """

    family: str
    source: Path
    keep: frozenset[int] | None = None
    place: int | None = None
    weight: str = "Regular"
    named_anew: bool = False

    @property
    def file(self) -> str:
        """The name of the file to write."""
        return f"{self.family.replace(' ', '')}-{self.weight}.{'otf' if self.place is not None else 'ttf'}"


def codes(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Every code in these ranges, both ends included."""
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


def charset(name: str) -> frozenset[int]:
    """The characters of a double-byte character set."""
    pairs = (bytes([first, second]) for first in range(0xA1, 0xFF) for second in range(0xA1, 0xFF))
    return frozenset(ord(text) for pair in pairs if len(text := pair.decode(name, "ignore")) == 1)


def cuts() -> list[Cut]:
    """All fonts, in the order in which a character is looked for."""
    weights = ("Regular", "Bold", "Italic")
    files = {weight: NOTO / f"NotoSans-{weight}.ttf" for weight in weights}
    own = [Cut("Noto Sans", file, codes(LATIN), weight=weight) for weight, file in files.items()]
    own += [
        Cut("Noto Sans Greek Cyrillic", files[weight], codes(GREEK_CYRILLIC), weight=weight, named_anew=True)
        for weight in ("Regular", "Bold")
    ]
    scripts = (
        "Naskh Arabic", "Sans Hebrew", "Sans Thai", "Sans Devanagari", "Sans Bengali", "Sans Tamil", "Sans Telugu",
        "Sans Kannada", "Sans Malayalam", "Sans Gujarati", "Sans Gurmukhi", "Sans Sinhala", "Sans Georgian",
        "Sans Armenian", "Sans Khmer", "Sans Lao", "Sans Myanmar", "Sans Ethiopic", "Sans Thaana",
    )  # fmt: skip
    own += [Cut(f"Noto {script}", NOTO / f"Noto{script.replace(' ', '')}-Regular.ttf") for script in scripts]
    shared = codes(CJK_PUNCTUATION)
    japanese = shared | codes(KANA) | (charset("euc_jp") & codes(HAN))
    korean = shared | codes(HANGUL) | (charset("euc_kr") & codes(HAN))
    own.append(Cut("Noto Sans CJK SC", CJK, shared | codes(HAN), place=2))
    own.append(Cut("Noto Sans CJK JP", CJK, japanese, place=0))
    own.append(Cut("Noto Sans CJK KR", CJK, korean, place=1))
    return own


def opened(cut: Cut) -> TTFont:
    """The source font of a cut."""
    if cut.place is None:
        return TTFont(cut.source, recalcTimestamp=False)
    font = TTCollection(cut.source, lazy=True).fonts[cut.place]
    font.recalcTimestamp = False
    return font


def written(cut: Cut, *, without: frozenset[int]) -> frozenset[int]:
    """Write one cut; the characters it now holds. ``without``: what an earlier family holds already."""
    font = opened(cut)
    held = frozenset(font.getBestCmap())
    kept = (held if cut.keep is None else held & cut.keep) - without
    options = Options()
    options.hinting, options.notdef_outline, options.glyph_names = False, True, False
    if cut.place is not None:
        options.layout_features = []
    elif cut.keep is None:
        options.layout_features = ["*"]
    else:
        options.layout_features = ["ccmp", "kern", "locl", "mark", "mkmk"]
    options.name_IDs, options.name_languages = [0, 1, 2, 3, 4, 5, 6, 13, 14], [0x409]
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    if cut.named_anew:
        names = {1: cut.family, 3: cut.file, 4: f"{cut.family} {cut.weight}", 6: cut.file.removesuffix(".ttf")}
        for number, name in names.items():
            font["name"].setName(name, number, 3, 1, 0x409)
    font.save(TYPESETTING / "fonts" / cut.file, reorderTables=True)
    return kept


def spans(held: frozenset[int]) -> list[list[int]]:
    """The codes as ranges, both ends included."""
    found: list[list[int]] = []
    for code in sorted(held):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def refuse_other_sources() -> None:
    """Stop unless the installed fonts are the reviewed ones."""
    digest = hashlib.sha256()
    for source in dict.fromkeys(cut.source for cut in cuts()):
        digest.update(source.read_bytes())
    if digest.hexdigest() != SOURCES_SHA256:
        raise SystemExit(f"These are not the files of {SOURCES}: {digest.hexdigest()}")


def main(version: str) -> None:
    """Write all fonts and their list for one version of the templates."""
    refuse_other_sources()
    families: dict[str, frozenset[int]] = {}
    files = []
    for cut in cuts():
        latin = families["Noto Sans"] - SHARED if cut.family != "Noto Sans" else frozenset[int]()
        held = written(cut, without=latin)
        families[cut.family] = families.get(cut.family, held) & held  # what every weight has
        path = TYPESETTING / "fonts" / cut.file
        files.append({"file": cut.file, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()})
        print(f"{path.stat().st_size:>9} {cut.file}")
    listed = [{"family": family, "holds": spans(held)} for family, held in families.items()]
    text = json.dumps({"files": files, "families": listed}, separators=(",", ":")).replace('},{"f', '},\n{"f')
    (TYPESETTING / version / "fonts.json").write_text(text + "\n")
    if (size := sum((TYPESETTING / "fonts" / one["file"]).stat().st_size for one in files)) > MOST:
        raise SystemExit(f"{size} bytes of fonts are too many.")


if __name__ == "__main__":
    main(sys.argv[1])
