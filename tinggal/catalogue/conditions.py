"""Coded conditions that an approval can carry (C-). The letter prints the Indonesian words and the article.

Duties that every holder has are in the form of the letter itself; these are chosen for one person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.words import Words

_IMMIGRATION = "Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. ``words`` are for pages, ``letter_words`` is the Indonesian sentence of the letter, ``law`` the
    article it rests on."""

    code: str
    words: Words
    letter_words: str
    law: str


CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {
        one.code: one
        for one in (
            Condition(
                "C-01",
                _("Renew the passport before it ends, and report the new one to the immigration office."),
                "Orang Asing wajib memperpanjang paspor sebelum masa berlakunya berakhir dan melaporkan paspor yang "
                "baru kepada Kantor Imigrasi.",
                f"Pasal 71 {_IMMIGRATION}",
            ),
            Condition(
                "C-02",
                _("Work only for the sponsor named in this letter and in the position that was applied for."),
                "Orang Asing hanya diperkenankan bekerja pada Penjamin tersebut dan pada jabatan yang dimohonkan.",
                f"Pasal 122 huruf a {_IMMIGRATION}",
            ),
            Condition(
                "C-03",
                _("Show the originals of the documents when the permit is collected."),
                "Asli dokumen persyaratan wajib ditunjukkan pada saat pengambilan izin tinggal.",
                f"Pasal 71 huruf b {_IMMIGRATION}",
            ),
            Condition(
                "C-04",
                _("Come to the immigration office for photo and fingerprints before the permit is handed over."),
                "Orang Asing wajib hadir di Kantor Imigrasi untuk pengambilan foto dan sidik jari sebelum izin tinggal "
                "diserahkan.",
                "Permenkumham Nomor 22 Tahun 2023 tentang Visa dan Izin Tinggal jo. Permenkumham Nomor 11 Tahun 2024",
            ),
            Condition(
                "C-05",
                _("Report any change of the address within the time the law sets."),
                "Perubahan alamat wajib dilaporkan kepada Kantor Imigrasi yang wilayah kerjanya meliputi tempat "
                "tinggal Orang Asing.",
                f"Pasal 71 huruf a {_IMMIGRATION}",
            ),
            Condition(
                "C-06",
                _("The sponsor reports at once when the work, the studies or the marriage ends."),
                "Penjamin wajib segera melaporkan apabila hubungan kerja, pendidikan, atau perkawinan yang menjadi "
                "dasar izin tinggal berakhir.",
                f"Pasal 63 ayat (3) {_IMMIGRATION}",
            ),
        )
    }
)


def unknown(codes: Iterable[str]) -> list[str]:
    """Those of the codes that name no condition."""
    return [code for code in codes if code not in CONDITIONS]
