"""Officers read signals, answer them, and see what ties a sponsor's files together; applicants see none of it."""

import pytest
from django.test import Client

from tests.conftest import Cast, user_of
from tests.desk.conftest import SignIn
from tests.signals.scenes import compared, paid_file, paper, signals_on
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.people.models import User
from tinggal.signals.models import Pattern, Signal

COMPANY = {"sponsor_name": "PT Satu", "sponsor_number": "1234567890123"}


@pytest.fixture
def pair(cast: Cast) -> tuple[Application, Application]:
    """One passport in two files: the first at Jakarta Pusat, the second at Ngurah Rai."""
    here = paid_file(cast, passport_number="DOUBLE1", full_name="HAAS FRITZ", **COMPANY)
    there = paid_file(cast, passport_number="DOUBLE1", full_name="QUISPE ELENA", office="K5101")
    assert compared(here, there) == ["S-01"]
    return here, there


def page_of(client: Client, file: Application) -> str:
    return client.get(f"/desk/{file.reference}/").content.decode()


def test_the_page_of_a_file_says_what_was_noticed_and_what_clears_it(
    sign_in: SignIn, pair: tuple[Application, Application]
) -> None:
    here, there = pair
    page = page_of(sign_in("kade"), here)
    assert "One passport, two people" in page
    assert "What clears it:" in page
    assert there.reference in page
    assert "a file of another office" in page
    assert "QUISPE ELENA" not in page
    assert "QUISPE ELENA" in page_of(sign_in("dewi"), here)


def test_the_applicant_sees_nothing_of_it(cast: Cast, pair: tuple[Application, Application]) -> None:
    here, _there = pair
    client = Client()
    client.force_login(User.objects.get(pk=here.applicant_id))
    page = client.get(f"/applications/{here.reference}/")
    assert page.status_code == 200
    for word in ("signal", "S-01", "two people"):
        assert word not in page.content.decode().lower()
    assert client.get(f"/desk/{here.reference}/links/").status_code == 403


def test_an_answer_needs_a_reason_and_stays_in_the_journal(
    sign_in: SignIn, cast: Cast, pair: tuple[Application, Application]
) -> None:
    here, _there = pair
    client, signal = sign_in("kade"), Signal.objects.in_force().get(application=here)
    place = f"/desk/{here.reference}/signals/{signal.pk}/"
    refused = client.post(place, {"answer": "confirmed", "reason": ""})
    assert refused.status_code == 422
    assert "checked" in refused.content.decode()
    saved = client.post(place, {"answer": "cleared", "reason": "Both passports on the desk: a slip of the pen."})
    assert saved["Location"].endswith("#signals")
    event = Event.objects.get(kind="signal.answered")
    assert (event.actor, event.data["signal"], event.data["answer"]) == (cast["kade"].key, "S-01", "cleared")
    assert "a slip of the pen" in page_of(client, here)
    again = client.post(place, {"answer": "confirmed", "reason": "No."})
    assert again.status_code == 422
    assert "answered already" in again.content.decode()


def test_a_signal_never_stands_in_the_way(sign_in: SignIn, pair: tuple[Application, Application]) -> None:
    here, _there = pair
    moved = sign_in("kade").post(f"/desk/{here.reference}/move/", {"action": "forward", "note": "Complete."})
    assert moved.status_code == 302
    here.refresh_from_db()
    assert here.status == Status.AT_KANWIL


def test_a_colleague_of_another_desk_may_read_but_not_answer(
    sign_in: SignIn, pair: tuple[Application, Application]
) -> None:
    here, _there = pair
    signal = Signal.objects.in_force().get(application=here)
    place, said = f"/desk/{here.reference}/signals/{signal.pk}/", {"answer": "cleared", "reason": "Looked."}
    assert [sign_in(name).post(place, said).status_code for name in ("dewi", "budi", "agus")] == [403, 404, 403]
    assert signals_on(here) == ["S-01"]


def test_an_answer_holds_until_another_file_joins(cast: Cast, pair: tuple[Application, Application]) -> None:
    here, there = pair
    signal = Signal.objects.in_force().get(application=here)
    Signal.objects.filter(pk=signal.pk).update(
        answer="cleared", reason="Seen.", answered_at=signal.at, answered_by=user_of(cast["kade"])
    )
    compared(there, here)
    assert Signal.objects.in_force().get(application=here).pk == signal.pk
    compared(paid_file(cast, passport_number="double-1", full_name="KOWALSKI JAN"))
    renewed = Signal.objects.in_force().get(application=here)
    assert (renewed.answer, len(renewed.evidence[0]["others"])) == ("", 2)


def test_the_page_of_a_sponsor_shows_its_files_what_they_share_and_with_whom(sign_in: SignIn, cast: Cast) -> None:
    colleagues = [paid_file(cast, **COMPANY, address="Jalan Mawar 77") for _ in range(3)]
    stranger = paid_file(cast, office="K5101", address="Jl Mawar 77", full_name="QUISPE ELENA")
    unrelated = paid_file(cast)
    compared(*colleagues, stranger, unrelated)
    answer = sign_in("kade").get(f"/desk/{colleagues[0].reference}/links/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert all(file.reference in page for file in (*colleagues, stranger))
    assert "Jalan Mawar 77" in page
    assert unrelated.reference not in page
    assert "QUISPE ELENA" not in page
    assert "<svg" in page
    assert Event.objects.filter(subject=colleagues[0].subject, kind="application.seen").count() == 1


def test_a_large_sponsor_comes_page_by_page_at_the_same_price(
    sign_in: SignIn, cast: Cast, django_assert_max_num_queries
) -> None:
    files = [paid_file(cast, **COMPANY, phone="+62 811 555 555") for _ in range(30)]
    compared(*files)
    client = sign_in("kade")
    client.get(f"/desk/{files[0].reference}/links/")
    with django_assert_max_num_queries(20):
        answer = client.get(f"/desk/{files[0].reference}/links/")
    assert len(answer.context["drawing"].boxes) <= 60
    later = client.get(f"/desk/{files[0].reference}/links/?after={answer.context['sheet'].later}")
    assert [file.pk for file in later.context["sheet"].files] == [file.pk for file in files[:5]][::-1]
    assert client.get(f"/desk/{files[0].reference}/links/?after=no-such-place").status_code == 200


def test_documents_shared_with_another_sponsor_are_named(sign_in: SignIn, cast: Cast) -> None:
    one, other = paid_file(cast, **COMPANY), paid_file(cast)
    for file in (one, other):
        paper(file, "salary_letter", content="the same letter")
    compared(one, other)
    page = sign_in("kade").get(f"/desk/{one.reference}/links/").content.decode()
    assert "Same file" in page
    assert other.reference in page


def test_only_auditors_read_how_officers_and_sponsors_meet(sign_in: SignIn, cast: Cast) -> None:
    sample = paid_file(cast, **COMPANY)
    said = {"own": 40, "of": 44, "share": 91, "usual": 20}
    Pattern.objects.create(
        officer=user_of(cast["kusuma"]), desk="kasubdit@DIT", sponsor="x", sample=sample, signal="S-21", version=1,
        evidence=said, chance=1e-9,
    )  # fmt: skip
    page = sign_in("agus").get("/desk/patterns/").content.decode()
    assert "40 of 44 steps" in page
    assert "less than once in 1,000,000 times" in page
    assert "Officers and sponsors" in page
    sign_in("agus").get("/desk/patterns/")
    openings = Event.objects.filter(kind="patterns.seen").values_list("actor", "data")
    assert list(openings) == [(cast["agus"].key, {"shown": 1})]
    assert sign_in("kusuma").get("/desk/patterns/").status_code == 403
    assert "desk/patterns" not in sign_in("kusuma").get("/desk/").content.decode()
