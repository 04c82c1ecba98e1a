"""“Verify now”: a file and a day, the changed line named, and that it was checked stands in the journal."""

from django.db import connection
from django.utils import timezone

from tests.desk.conftest import SignIn
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.oversight import verifying
from tinggal.oversight.verifying import check_day


def change(event: Event) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER USER")
        cursor.execute("UPDATE journal_event SET actor = 'user/999' WHERE id = %s", [event.pk])
        cursor.execute("ALTER TABLE journal_event ENABLE TRIGGER USER")


def test_a_file_is_checked_and_the_check_is_written_down(sign_in: SignIn, at_kanim: Application) -> None:
    client, where = sign_in("agus"), f"/audit/files/{at_kanim.reference}/verify/"
    assert client.get(where).status_code == 405
    assert client.post(where).context["checked"].problems == []
    noted = Event.objects.get(subject=at_kanim.subject, kind="seals.checked")
    assert noted.data["problems"] == 0
    change(Event.objects.get(subject=at_kanim.subject, number=2))
    assert "This does not hold" in client.post(where).content.decode()


def test_a_day_is_checked_in_pieces_and_each_line_once(sign_in: SignIn, at_kanim: Application, monkeypatch) -> None:
    today = timezone.localdate()
    whole = check_day(today)
    assert (whole.lines, whole.problems, whole.after) == (Event.objects.count(), [], None)
    monkeypatch.setattr(verifying, "AT_ONCE", 4)
    lines, after = 0, 0
    while after is not None:
        piece = check_day(today, after=after)
        lines, after = lines + piece.lines, piece.after
    assert lines == whole.lines
    change(Event.objects.get(subject=at_kanim.subject, number=2))
    monkeypatch.undo()
    client = sign_in("agus")
    assert "do not hold" in client.post("/audit/day/", {"day": str(today)}).content.decode()
    assert client.post("/audit/day/", {"day": "tomorrow"}).status_code == 422
    assert check_day(today.replace(year=2020)).lines == 0
