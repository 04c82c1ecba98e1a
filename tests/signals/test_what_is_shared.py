"""What two files share is noticed in both; what honest people share is not."""

import io
from typing import Any

import pytest
from PIL import Image

from tests.conftest import Cast
from tests.reading.pages import lines, scan
from tests.signals.scenes import compared, evidence, face, paid_file, paper, signals_on
from tinggal.journal.models import Event
from tinggal.signals.models import FacePrint, Mark, Overlay, Signal

FAMILY = {"address": "Jalan Mawar 3", "phone": "+62 812 1111 2222"}


def test_two_honest_files_have_no_signal(cast: Cast) -> None:
    assert compared(paid_file(cast), paid_file(cast)) == []


def test_one_passport_for_two_people_is_noticed_in_both_files(cast: Cast) -> None:
    one = paid_file(cast, passport_number="A 12-345")
    other = paid_file(cast, passport_number="a12345")
    assert compared(one, other) == signals_on(one) == ["S-01"]
    assert evidence(one, "S-01")[0]["others"] == [other.reference]


def test_the_next_application_of_the_same_person_is_no_signal(cast: Cast) -> None:
    who = {"full_name": "MÜLLER ANNA", "birth_date": "1990-01-01", "passport_number": "C1"}
    again = {**who, "full_name": "Anna Muller"}
    assert compared(paid_file(cast, **who), paid_file(cast, **again)) == []


def test_one_portrait_under_two_names_is_noticed_although_it_was_saved_again(cast: Cast) -> None:
    files = [paid_file(cast), paid_file(cast)]
    for file in files:
        paper(file, "photo", face=face(7, unlike=0.2))
    stranger = paid_file(cast)
    paper(stranger, "photo", face=face(8))
    assert compared(*files) == ["S-02"]
    assert compared(stranger) == []


def test_twins_are_not_accused_of_having_one_face(cast: Cast) -> None:
    for name in ("BERG LISA", "BERG LENA"):
        file = paid_file(cast, full_name=name, birth_date="1991-03-03")
        paper(file, "photo", face=face(7, unlike=0.2))
        assert compared(file) == []


def test_the_same_file_for_two_people_is_noticed_unless_both_may_have_it(cast: Cast) -> None:
    company = {"sponsor_name": "PT Satu", "sponsor_number": "1234567890123"}
    one, colleague = paid_file(cast, **company), paid_file(cast, **{**company, "sponsor_name": "Satu, PT"})
    for file in (one, colleague):
        paper(file, "company_licence", content="the licence")
    assert compared(one, colleague) == []
    other_sponsor = paid_file(cast)
    paper(other_sponsor, "company_licence", content="the licence")
    assert compared(other_sponsor) == ["S-03"]
    paper(one, "photo", content="one face")
    paper(colleague, "photo", content="one face")
    assert compared(one, colleague) == ["S-03"]


def test_a_certificate_of_the_family_may_be_in_the_files_of_both(cast: Cast) -> None:
    for name in ("BERG OLE", "BERG LISA"):
        file = paid_file(cast, full_name=name, **FAMILY)
        paper(file, "marriage_or_birth_certificate", content="married")
        assert compared(file) == []


def statement(*, name: str, account: str, day: str) -> bytes:
    """A scan of a bank statement; all of one bank look alike but for what is filled in."""
    return scan(
        lines(
            "BANK REKAAN NASIONAL", "REKENING KORAN", f"Nama  {name}", f"Nomor Rekening  {account}", "Mata Uang  IDR",
            f"Tanggal  {day}", "Keterangan  Saldo", f"{day} SALDO AWAL  {account[:2]}.000.000,00",
            f"{day} TRANSFER MASUK  {account[2:4]}.250.000,00", f"Saldo Akhir  {account[3:5]}.123.456,78",
            "Bank Rekaan Nasional terdaftar dan diawasi", "Demikian rekening koran ini dicetak oleh sistem",
        )
    )  # fmt: skip


def saved_again(picture: bytes) -> bytes:
    """Cropped a little, made smaller, and compressed well."""
    page = Image.open(io.BytesIO(picture))
    out = io.BytesIO()
    cropped = page.crop((12, 20, page.width - 9, page.height - 14))
    cropped.resize((page.width * 7 // 10, page.height * 7 // 10)).save(out, "JPEG", quality=55)
    return out.getvalue()


LOOK, NEARLY = "f0e1d2c3b4a59687", "f0e1d2c3b4a59684"
READ: dict[str, Any] = {"person_name": "QUISPE ELENA", "date": "2026-03-04", "balance": "IDR 1"}


def test_a_picture_saved_again_is_found_by_its_look_and_by_laying_it_over(cast: Cast) -> None:
    files = [paid_file(cast) for _ in range(3)]
    original = statement(name="QUISPE ELENA", account="1230098765", day="04-03-2026")
    paper(files[0], "bank_statement", look=LOOK, picture=original, **READ)
    paper(files[1], "bank_statement", look=NEARLY, picture=saved_again(original), **READ)
    paper(files[2], "bank_statement", look="0f1e2d3c4b5a6978", picture=original, **READ)
    assert compared(files[2], *files[:2]) == signals_on(files[0]) == ["S-04"]
    assert signals_on(files[2]) == []
    assert Overlay.objects.count() == 1


def test_one_form_filled_in_for_two_people_is_no_signal_although_it_looks_alike(cast: Cast) -> None:
    """Even where the machine misread both in the same way."""
    files = [paid_file(cast) for _ in range(2)]
    paper(
        files[0],
        "bank_statement",
        look=LOOK,
        picture=statement(name="A WONG", account="1230098765", day="04-03-2026"),
        **READ,
    )
    paper(
        files[1],
        "bank_statement",
        look=LOOK,
        picture=statement(name="ROSSI GINO", account="4456012378", day="19-05-2026"),
        **READ,
    )
    assert compared(*files) == signals_on(files[0]) == []
    assert Overlay.objects.get().same < 0.97


def test_pages_that_say_other_things_are_not_even_laid_over_each_other(cast: Cast) -> None:
    files = [paid_file(cast) for _ in range(2)]
    for number, file in enumerate(files):
        said: dict[str, Any] = {name: f"{text}{number}" for name, text in READ.items()}
        paper(file, "bank_statement", look=LOOK, picture=b"no picture", **said)
    assert compared(*files) == []
    assert Overlay.objects.count() == 0


def test_a_page_that_cannot_be_opened_is_not_said_to_be_the_same(cast: Cast) -> None:
    files = [paid_file(cast) for _ in range(2)]
    for file, picture in zip(files, (b"", b"no picture"), strict=True):
        paper(file, "bank_statement", look=LOOK, picture=picture, **READ)
    assert compared(*files) == []


@pytest.mark.parametrize(("code", "origin"), [("passport", {}), ("photo", {}), ("bank_statement", {"fonts": 2})])
def test_what_looks_alike_honestly_is_not_compared_by_its_look(cast: Cast, code: str, origin: dict[str, int]) -> None:
    files = [paid_file(cast) for _ in range(2)]
    for file in files:
        paper(file, code, look="f0e1d2c3b4a59687", origin=origin)
    assert compared(*files) == []


@pytest.mark.parametrize("code", ["phone", "sponsor_phone"])
def test_a_phone_of_three_sponsors_is_noticed_and_one_of_a_couple_is_not(cast: Cast, code: str) -> None:
    one, two = paid_file(cast, **{code: "0812-999-888"}), paid_file(cast, **{code: "+62 812 999 888"})
    assert compared(one, two) == []
    three = paid_file(cast, phone="62812999888")
    assert compared(three) == signals_on(one) == signals_on(two) == ["S-05"]
    assert evidence(three, "S-05")[0]["facts"] == {"sponsors": 3}


def test_an_agent_of_one_company_may_be_on_all_its_files(cast: Cast) -> None:
    company = {"sponsor_name": "PT Satu", "sponsor_number": "1", "sponsor_phone": "0811111111"}
    company["sponsor_email"] = "hr@satu.example"
    assert compared(*(paid_file(cast, **company) for _ in range(5))) == []


def test_one_mail_address_of_three_sponsors_is_noticed(cast: Cast) -> None:
    addresses = ("a@x.example", "A@X.example", "a+2@x.example")
    assert compared(*(paid_file(cast, sponsor_email=one) for one in addresses)) == ["S-06"]


def test_an_address_with_ten_people_of_three_sponsors_is_noticed(cast: Cast) -> None:
    spelled = ("Jl. Melati No. 900", "JALAN MELATI 900", "Jln Melati nomor 900,")
    files = [paid_file(cast, address=spelled[at % 3]) for at in range(9)]
    assert compared(*files) == []
    assert compared(paid_file(cast, address=spelled[0])) == ["S-07"]


def test_a_bank_account_of_a_stranger_is_noticed_and_of_a_relative_is_not(cast: Cast) -> None:
    files = [paid_file(cast, full_name=name) for name in ("BERG OLE", "BERG LISA", "HAAS FRITZ")]
    for file in files:
        paper(file, "bank_statement", account_number="123-456-7890")
    assert compared(*files[:2]) == []
    assert compared(files[2]) == ["S-08"]


def test_an_account_named_in_a_letter_is_nobodys_mark(cast: Cast) -> None:
    for _ in range(2):
        file = paid_file(cast)
        paper(file, "manpower_fund_receipt", account_number="123-456-7890")
        assert compared(file) == []


def test_letters_of_three_sponsors_begun_as_one_are_noticed(cast: Cast) -> None:
    begun = {"creator": "Writer", "producer": "Any", "made_at": "2026-03-04T05:06:07"}
    files = [paid_file(cast) for _ in range(3)]
    for file in files:
        paper(file, "guarantee_letter", origin={**begun, "changed_at": f"2026-05-{file.pk % 28 + 1:02d}T01:01:01"})
    assert compared(*files) == ["S-09"]
    ordinary = paid_file(cast)
    paper(ordinary, "guarantee_letter", origin={**begun, "made_at": "2026-03-04T05:06:08"})
    assert compared(ordinary) == []


def test_a_plan_used_by_another_sponsor_is_noticed(cast: Cast) -> None:
    one, other = paid_file(cast, rptka_number="B.3/77/2026"), paid_file(cast, rptka_number="b.3 / 77 / 2026")
    assert compared(one, other) == signals_on(one) == ["S-13"]


def test_nothing_personal_can_be_read_in_marks_signals_and_journal(cast: Cast) -> None:
    one = paid_file(cast, passport_number="SECRET77", phone="+62 899 777 666")
    other = paid_file(cast, passport_number="SECRET77")
    for file in (one, other):
        paper(file, "photo", face=face(3))
    compared(one, other)
    written = [str(row) for table in (Mark, Signal) for row in table.objects.values()]
    written += [str(event.data) for event in Event.objects.all()]
    assert not [row for row in written if "SECRET77" in row or "777666" in row or one.holder in row]
    prints = [bytes(one.numbers) for one in FacePrint.objects.all()]
    assert len(prints) == 2


def test_comparing_again_writes_nothing_again(cast: Cast) -> None:
    one, other = paid_file(cast, passport_number="Q1"), paid_file(cast, passport_number="Q1")
    compared(one, other)
    before = (Signal.objects.count(), Event.objects.count(), sorted(Mark.objects.values_list("pk", flat=True)))
    compared(one, other)
    assert before == (Signal.objects.count(), Event.objects.count(), sorted(Mark.objects.values_list("pk", flat=True)))


def test_a_signal_that_is_no_longer_true_is_taken_back_and_stays_as_a_trail(cast: Cast) -> None:
    one, other = paid_file(cast, passport_number="Q1"), paid_file(cast, passport_number="Q1")
    compared(one, other)
    other.answers = {**other.answers, "passport_number": "Q2"}
    other.save(update_fields=["answers"])
    assert compared(other) == []
    assert compared(one) == []
    assert Signal.objects.filter(superseded_at__isnull=False).count() == 2
