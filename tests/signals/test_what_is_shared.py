"""What two files share is noticed in both; what honest people share is not."""

import pytest

from tests.conftest import Cast
from tests.signals.scenes import compared, evidence, face, paid_file, paper, signals_on
from tinggal.journal.models import Event
from tinggal.signals.models import FacePrint, Mark, Signal

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


def test_a_picture_saved_again_is_found_by_its_look(cast: Cast) -> None:
    files = [paid_file(cast) for _ in range(3)]
    for file, look in zip(files, ("f0e1d2c3b4a59687", "f0e1d2c3b4a59684", "0f1e2d3c4b5a6978"), strict=True):
        paper(file, "bank_statement", look=look)
    assert compared(files[2], *files[:2]) == signals_on(files[0]) == ["S-04"]
    assert signals_on(files[2]) == []


@pytest.mark.parametrize(("code", "origin"), [("passport", {}), ("photo", {}), ("bank_statement", {"fonts": 2})])
def test_what_looks_alike_honestly_is_not_compared_by_its_look(cast: Cast, code: str, origin: dict[str, int]) -> None:
    files = [paid_file(cast) for _ in range(2)]
    for file in files:
        paper(file, code, look="f0e1d2c3b4a59687", origin=origin)
    assert compared(*files) == []


def test_what_very_many_people_have_is_a_form_and_no_signal(cast: Cast) -> None:
    files = [paid_file(cast) for _ in range(14)]
    for file in files:
        paper(file, "bank_statement", look="f0e1d2c3b4a59687")
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
