"""How letters are written in a zone (ICAO Doc 9303-3, section 6): the recommended way first, other ways in use behind.

Latin letters follow table A, Cyrillic ones table B, Arabic ones table C. States also write Arabic names as they sound,
old passports of Russia follow other standards, and people leave out dots and strokes: such ways are listed too.
"""

import unicodedata
from typing import Final

_LATIN: Final = """
Ä AE A|Å AA A|Æ AE A|Ð D|Đ D|Ħ H|ı I|Ĳ IJ Y|ĸ Q K|Ł L|Ŋ N|Ñ N NXX|Ö OE O|Ø OE O|Œ OE O|Ő O OE|ẞ SS S|ß SS S|Þ TH
|Ŧ T|Ü UE UXX U|Ű U UE|Ə E A|Ơ O|Ư U|İ I
"""
_CYRILLIC: Final = """
А A|Б B|В V W|Г G H|Ґ G|Д D|Ђ D DJ|Ѓ G GJ|Е E YE IE JE|Ё E IO YO JO|Є IE YE|Ж ZH Z J|З Z|И I Y|І I|Ї I YI|Й I Y J
|Ј J|К K|Ќ K KJ|Л L|Љ LJ|М M|Н N|Њ NJ|О O|П P|Р R|С S|Т T|Ћ C|У U|Ў U W|Ф F|Х KH H X|Ц TS C TC|Ч CH C|Џ DZ DZH
|Ш SH S|Щ SHCH SHT SCH|Ъ IE - A|Ы Y I|Ь - Y J|Ѣ IE E|Э E|Ю IU YU JU|Я IA YA JA|Ә A E|Ғ G GH|Қ K Q|Ң N NG|Ө O|Ұ U
|Ү U|Һ H|Ҷ CH J|Ӣ I|Ӯ U|Ѕ DZ
"""
_ARABIC: Final = """
ء XE -|آ XAA A AA|أ XAE A E I O U|ؤ U O W|إ I E|ئ XI Y I -|ا A E I O U -|ب B|ة XTA XAH H T A AH -|ت T|ث XTH TH S T
|ج J G DJ|ح XH H|خ XKH KH H|د D|ذ XDH DH Z D TH|ر R|ز Z|س S|ش XSH SH CH|ص XSS S|ض XDZ D DH Z|ط XTT T|ظ XZZ Z D DH
|ع E A I O U AA -|غ G GH|ف F|ق Q K G|ك K|ل L|م M|ن N|ه H|و W U O OU OO V|ى XAY A Y I|ي Y I E EE|پ P|چ XC CH|ژ XZH ZH
|گ XG G|ک XKK K|ی XYY Y I E|ے XYB E AY Y|ٹ XXT T|ڈ XXD D|ڑ XXR R|ں XNN N|ھ XDO H|ہ XGH H
"""
_ASIDE: Final = frozenset("'’ʼ`´ʹʺـ.")
"""Signs inside a word that a zone leaves out: apostrophes, the stroke that draws Arabic letters apart, points."""


def _table(rows: str) -> dict[str, tuple[str, ...]]:
    """``-`` stands for a letter left out."""
    parts = [row.split() for row in rows.replace("\n", "").split("|") if row]
    return {letter: tuple(way.replace("-", "") for way in ways) for letter, *ways in parts}


WAYS: Final = _table(_LATIN) | _table(_CYRILLIC) | _table(_ARABIC)
ARABIC: Final = frozenset(_table(_ARABIC))


def ways(letter: str) -> tuple[str, ...]:
    """How a capital letter may stand in a zone; nothing for a letter no table has, as of Chinese or Thai."""
    if letter in WAYS:
        return WAYS[letter]
    if letter.isascii() and letter.isalpha():
        return (letter,)
    bare = unicodedata.normalize("NFD", letter)[0]
    return ways(bare) if bare != letter else ()


def words(name: str) -> list[str]:
    """The words of a name in capitals; hyphens part words, apostrophes and the vowel marks of Arabic do not."""
    marked = unicodedata.normalize("NFC", name.replace("ß", "ẞ").upper())
    kept = (sign for sign in marked if sign not in _ASIDE and not unicodedata.combining(sign))
    return "".join(sign if sign.isalpha() else " " for sign in kept).split()


def in_zone(name: str) -> str | None:
    """A name as a zone would have it, words apart by spaces; nothing if it is in letters no table has."""
    out = []
    for word in words(name):
        spelled = [ways(letter) for letter in word]
        if not all(spelled):
            return None
        out.append("".join(way[0] for way in spelled))
    return " ".join(out)
