"""What an office was called, and what stands at the head of its letters."""

from datetime import date

import pytest

from tinggal.lib.dated import NotInForce
from tinggal.offices.letterhead import contact_lines, letterhead, names
from tinggal.offices.models import Office
from tinggal.offices.reference import Loaded

BEFORE, SINCE = date(2024, 11, 4), date(2024, 11, 5)


def test_the_letterhead_of_a_kanim_today(loaded: Loaded) -> None:
    assert letterhead(Office.objects.get(code="K3205"), on=date(2026, 11, 22)) == (
        "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA",
        "DIREKTORAT JENDERAL IMIGRASI",
        "KANTOR WILAYAH DIREKTORAT JENDERAL IMIGRASI JAWA BARAT",
        "KANTOR IMIGRASI KELAS I NON TPI DEPOK",
    )


def test_the_letterhead_changes_with_the_ministry(loaded: Loaded) -> None:
    bali = Office.objects.get(code="W51")
    assert letterhead(bali, on=BEFORE) == (
        "KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA",
        "DIREKTORAT JENDERAL IMIGRASI",
        "DIVISI KEIMIGRASIAN KANTOR WILAYAH KEMENTERIAN HUKUM DAN HAM BALI",
    )
    assert letterhead(bali, on=SINCE)[2] == "KANTOR WILAYAH DIREKTORAT JENDERAL IMIGRASI BALI"


def test_the_directorate_stands_right_below_the_directorate_general(loaded: Loaded) -> None:
    directorate = Office.objects.get(code="DIT")
    assert letterhead(directorate, on=SINCE)[1:] == (
        "DIREKTORAT JENDERAL IMIGRASI",
        "DIREKTORAT IZIN TINGGAL KEIMIGRASIAN",
    )
    assert contact_lines(directorate) == (
        "Jl. H.R. Rasuna Said Kav. X-6 No. 8, Kuningan, Jakarta Selatan",
        "Laman: www.imigrasi.go.id",
    )


def test_an_office_without_a_known_address_says_its_city(loaded: Loaded) -> None:
    assert contact_lines(Office.objects.get(code="K3101")) == ("Kota Administrasi Jakarta Barat",)


def test_every_kanwil_has_an_old_and_a_new_name(loaded: Loaded) -> None:
    for kanwil in Office.objects.kanwils():
        (_, old), (changed_on, new) = names(kanwil)
        assert (changed_on, new) == (SINCE, kanwil.name)
        assert old.startswith("Divisi Keimigrasian Kantor Wilayah Kementerian Hukum dan HAM ")


def test_before_2021_no_name_is_known(loaded: Loaded) -> None:
    with pytest.raises(NotInForce):
        letterhead(Office.objects.get(code="K3205"), on=date(2020, 12, 31))
