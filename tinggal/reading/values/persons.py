"""Names: those with a label, those of companies, and all other words with capitals that may be somebody's name."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from tinggal.reading.kinds import KINDS
from tinggal.reading.squeeze import squeezed
from tinggal.reading.values.found import Found
from tinggal.reading.values.labels import PERSONS, label_at_end

_PARTS = re.compile(r":\s*|\s{2,}")
_ENDS = re.compile(r"[;|(]|\.\s|,\s(?=[^\W\d_]*[a-z][^\W\d_]*\b(?<![A-Z]))|\s\d")
_COMPANY = re.compile(
    r"(?<![^\W_])((?:PT|P\.T|CV|Yayasan|YAYASAN|Universitas|UNIVERSITAS|Institut|INSTITUT|Sekolah|SEKOLAH|Politeknik)\.?"
    r"(?:\s(?:&\s)?[A-Z][\w&.\-]*){1,6}|(?:[A-Z][\w&.\-]*\s){1,5}(?:Ltd|LTD|Limited|Inc|GmbH|Tbk|B\.V|N\.V|University|School))"
    r"(?![^\W_]|\$)"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.\-](?=[^\W_]))*")
_BETWEEN = re.compile(r"[\s,.\-–'’]{1,3}")
_LONGEST_NAME = 60
_INITIALS = 2  # letters before a full stop that ends no sentence: "St. John", "M. Ali"
_MISREAD = 2  # digits that a word may have by mistake
_MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november desember january february "
    "march may june july august october december jan feb mar apr jun jul aug agu sep oct okt nov dec des"
)
_PLAIN_WORDS = (
    "demikian dibuat dengan dan di yang untuk kami saya the of and for to in by is this that hereby jalan jl "
    "no nomor kota kabupaten provinsi republik indonesia republic negara direktur director manager kepala rp "
    "idr usd wni wna alamat address telepon phone fax email perihal lampiran hal kepada yth dari tanggal "
    "tempat jakarta dear sir madam contoh specimen cap dinas pejabat sistem warga kelahiran jenis kelamin "
    "laki perempuan male female status agama pekerjaan sebagai pada telah oleh"
)


def labelled_in(text: str) -> Iterator[tuple[str, Found]]:
    """Names with the words before them: "Nama : ANNA ERIKSSON", in sentences and in tables."""
    cuts = list(_PARTS.finditer(text))
    for number, cut in enumerate(cuts):
        name, sure = label_at_end(text[: cut.start()], PERSONS)
        end = cuts[number + 1].start() if number + 1 < len(cuts) else len(text)
        if name and (found := name_at(text, start=cut.end(), end=end, sure=sure)):
            yield name, found


def name_at(text: str, *, start: int, end: int, sure: float) -> Found | None:
    """The name that begins here and ends at the first sign that ends a name; None where no name stands."""
    ended = _ENDS.search(text, start, end)
    shown = text[start : ended.start() if ended else end].rstrip(" ,.-:")
    letters = sum(sign.isalpha() for sign in shown)
    if letters < 2 or letters < 0.6 * len(shown) or len(shown) > _LONGEST_NAME:
        return None
    return Found(start, start + len(shown), written(shown), sure)


def companies_in(text: str) -> Iterator[Found]:
    """Names of companies, schools and foundations, by the word for what they are."""
    for match in _COMPANY.finditer(text):
        yield Found(match.start(1), match.end(1), written(match[1]), 0.8)


def capitals_in(text: str) -> Iterator[Found]:
    """Runs of words with capitals, or of a script without, that are not only words of forms and headings."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        between = text[run[-1].end() : match.start()] if run else ""
        joined = _BETWEEN.fullmatch(between) and ("." not in between or len(run[-1][0]) <= _INITIALS)
        if run and not (joined and _may_be_name(match[0])):
            yield from _name(text, run)
            run = []
        if _may_be_name(match[0]):
            run.append(match)
    yield from _name(text, run)


def written(name: str) -> str:
    """The form in which names are compared by eye: capitals, one space."""
    return " ".join(unicodedata.normalize("NFC", name).upper().replace(".", " ").split())


def are_form_words(text: str) -> bool:
    """Whether these words are only such as forms, headings and letters are made of."""
    return all(squeezed(word) in _known_words() for word in _WORD.findall(text))


def _name(text: str, run: list[re.Match[str]]) -> Iterator[Found]:
    if not run or are_form_words(" ".join(one[0] for one in run)):
        return
    shown = text[run[0].start() : run[-1].end()]
    if len(run) > 1 or len(shown) >= 10 or not shown.isascii():
        yield Found(run[0].start(), run[-1].end(), written(shown)[: 2 * _LONGEST_NAME], 0.4)


def _may_be_name(word: str) -> bool:
    """A capital in front or nearly all capitals, two letters or more; or letters of a script that has no capitals."""
    if word.upper() == word.lower():
        return True
    if sum(sign.isdigit() for sign in word) > _MISREAD:
        return False
    capitals = sum(sign.isupper() for sign in word)
    return len(word) > 1 and (word[0].isupper() or capitals > len(word) / 2)


@cache
def _known_words() -> frozenset[str]:
    """The words of forms: those of the table of kinds, months, and the commonest of letters."""
    phrases = [phrase for marks in KINDS for phrase in (*marks.titles, *marks.words)]
    words = " ".join((*phrases, *PERSONS, _MONTHS, _PLAIN_WORDS)).replace("-", " ").split()
    return frozenset(squeezed(word) for word in words)
