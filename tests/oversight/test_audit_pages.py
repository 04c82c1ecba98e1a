"""The pages of the audit room: a dossier with its marks, an officer beside his peers, what stands out, the offices."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.conftest import Cast
from tests.desk.conftest import SignIn
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.offices.models import Office
from tinggal.oversight.counting import count_month
from tinggal.oversight.models import OfficeMonth, OfficerMonth


def count_now() -> int:
    return count_month(timezone.localdate().replace(day=1), now=timezone.now())


def test_a_dossier_marks_every_line_and_shows_the_changed_one(sign_in: SignIn, at_kanim: Application) -> None:
    client, where = sign_in("agus"), f"/audit/files/{at_kanim.reference}/"
    whole = client.get(where)
    assert whole.status_code == 200
    assert whole.context["dossier"].broken == []
    assert len(whole.context["dossier"].lines) == Event.objects.filter(subject=at_kanim.subject).count()
    one = Event.objects.filter(subject=at_kanim.subject, number=2).get()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER USER")
        cursor.execute("UPDATE journal_event SET actor = 'user/999' WHERE id = %s", [one.pk])
        cursor.execute("ALTER TABLE journal_event ENABLE TRIGGER USER")
    broken = client.get(where)
    assert [line.mark.event.number for line in broken.context["dossier"].broken] == [2]
    assert "may have been changed" in broken.content.decode()


def test_reading_a_dossier_is_journaled_once_with_its_purpose_and_the_applicant_sees_it(
    sign_in: SignIn, at_kanim: Application
) -> None:
    client, where = sign_in("agus"), f"/audit/files/{at_kanim.reference}/"
    client.get(where)
    client.get(where)
    seen = Event.objects.get(subject=at_kanim.subject, kind="application.seen", desk="auditor@DIT")
    assert seen.data == {"purpose": "audit"}
    page = sign_in("anna").get(f"/applications/{at_kanim.reference}/").content.decode()
    assert "To check how the offices work" in page


def test_months_are_counted_from_the_journal_and_counting_again_changes_nothing(
    sign_in: SignIn, cast: Cast, at_kanim: Application
) -> None:
    perform(at_kanim, "forward", by=cast["kade"])
    assert count_now() == count_now() == 1
    row = OfficeMonth.objects.get()
    assert (row.desk, row.files, row.returned, row.office.code) == ("at_kanim", 1, 0, "K3102")
    officer = OfficerMonth.objects.get()
    assert (officer.desk, officer.acts, officer.days, officer.decisions) == ("kanim_officer@K3102", 1, 1, 0)
    client = sign_in("agus")
    assert "Fewer than five" in client.get("/audit/").content.decode()
    assert client.get("/audit/officers/").status_code == 200
    shown = client.get(f"/audit/officers/{cast['kade'].user_id}/")
    assert at_kanim.reference in shown.content.decode()
    assert client.get("/audit/unusual/").status_code == 200
    assert Event.objects.filter(kind="officer.reviewed", actor=cast["agus"].key).count() == 1


def test_a_regional_office_compares_its_own_offices_only(sign_in: SignIn, cast: Cast, at_kanim: Application) -> None:
    perform(at_kanim, "forward", by=cast["kade"])
    count_now()
    OfficeMonth.objects.update(files=10)
    own = sign_in("wayan").get("/desk/offices/").context
    assert (len(own["lines"]), own["whole"].files) == (1, 10)
    OfficeMonth.objects.update(office=Office.objects.get(code="K5101"))
    elsewhere = sign_in("wayan").get("/desk/offices/").context
    assert (elsewhere["lines"], elsewhere["whole"]) == ([], None)
    assert len(sign_in("dewi").get("/desk/offices/").context["lines"]) == 1
    assert len(sign_in("agus").get("/audit/").context["lines"]) == 1
    assert sign_in("kade").get("/desk/offices/").status_code == 403


@pytest.mark.parametrize("where", ["/audit/files/", "/audit/officers/", "/audit/unusual/"])
def test_only_auditors_enter(sign_in: SignIn, where: str) -> None:
    assert sign_in("agus").get(where).status_code == 200
    assert sign_in("agus").post(where).status_code == 405
    assert sign_in("wayan").get(where).status_code == 403


def test_a_dossier_costs_the_same_queries_however_long_its_story(
    sign_in: SignIn, cast: Cast, at_kanim: Application
) -> None:
    client, where = sign_in("agus"), f"/audit/files/{at_kanim.reference}/"
    client.get(where)
    with CaptureQueriesContext(connection) as before:
        client.get(where)
    perform(at_kanim, "forward", by=cast["kade"])
    perform(at_kanim, "send_back", by=cast["wayan"], reasons=["S-01"], note="Look again.")
    with CaptureQueriesContext(connection) as after:
        client.get(where)
    assert len(after) == len(before)
