"""Reading a file leaves a line in the journal; documents come as our own pictures, never as the upload itself."""

from datetime import timedelta

from tests.conftest import Cast
from tests.desk.conftest import BringTo, SignIn
from tests.papers import attach_everything
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import detach
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.casework.leases import take
from tinggal.desk import doors
from tinggal.journal.models import Event


def readings(file: Application, kind: str) -> list[tuple[str, str, dict[str, object]]]:
    events = Event.objects.filter(subject=file.subject, kind=kind).order_by("number")
    return [(event.actor, event.desk, event.data) for event in events]


def test_opening_a_file_is_written_down_once_for_each_officer(sign_in: SignIn, cast: Cast, at_kanim: Application):
    for name in ("kade", "kade", "wayan"):
        sign_in(name).get(f"/desk/{at_kanim.reference}/")
    assert readings(at_kanim, "application.seen") == [
        (cast["kade"].key, cast["kade"].seats[0].desk, {}),
        (cast["wayan"].key, cast["wayan"].seats[0].desk, {}),
    ]


def test_coming_back_later_is_another_reading(sign_in: SignIn, at_kanim: Application, monkeypatch):
    client = sign_in("kade")
    client.get(f"/desk/{at_kanim.reference}/")
    monkeypatch.setattr(doors, "ONE_READING", timedelta(0))
    client.get(f"/desk/{at_kanim.reference}/")
    assert len(readings(at_kanim, "application.seen")) == 2


def test_opening_a_document_is_written_down_with_its_version(sign_in: SignIn, cast: Cast, at_kanim: Application):
    client = sign_in("kade")
    page = client.get(f"/desk/{at_kanim.reference}/documents/passport/")
    picture = client.get(page.context["picture"])
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    assert picture.content.startswith(b"\xff\xd8")
    assert picture["Cache-Control"] == "no-store, private"
    assert readings(at_kanim, "document.seen") == [
        (cast["kade"].key, cast["kade"].seats[0].desk, {"code": "passport", "version": 1})
    ]


def test_a_document_is_saved_never_shown_as_it_came(sign_in: SignIn, at_kanim: Application):
    answer = sign_in("kade").get(f"/desk/{at_kanim.reference}/documents/passport/1/file/")
    named = f'attachment; filename="{at_kanim.reference}-passport-1.jpg"'
    assert (answer["Content-Disposition"], answer["X-Content-Type-Options"]) == (named, "nosniff")
    assert answer["Cache-Control"] == "no-store, private"


def test_strangers_get_neither_page_nor_picture_nor_file(sign_in: SignIn, at_kanim: Application):
    client = sign_in("budi")
    place = f"/desk/{at_kanim.reference}/documents/passport/"
    assert [client.get(place + tail).status_code for tail in ("", "1/page/1/", "1/file/")] == [404, 404, 404]


def test_a_page_or_document_that_is_not_there_is_not_found(sign_in: SignIn, at_kanim: Application):
    client = sign_in("kade")
    place = f"/desk/{at_kanim.reference}/documents/"
    for tail in ("nonsense/", "passport/?version=9", "passport/9/page/1/", "passport/1/page/7/", "passport/1/page/0/"):
        assert client.get(place + tail).status_code == 404
    for tail in ("passport/?page=99", "passport/?page=x&size=y", f"passport/?page={'9' * 50}"):
        assert client.get(place + tail).status_code == 200


def test_the_page_of_a_file_tells_everything_about_it(sign_in: SignIn, cast: Cast, bring_to: BringTo):
    earlier = bring_to("at_kanim", permit_code="new-itas-family")
    file = bring_to("at_kanwil")
    page = sign_in("dewi").get(f"/desk/{file.reference}/").content.decode()
    assert earlier.reference in page
    for words in ("Sent on to: Regional office", "Sent by the applicant", "Kade, Officer of an immigration office"):
        assert words in page
    assert "There is nothing for you to do. The application is here: Regional office." in page


def test_the_page_of_a_file_costs_the_same_with_a_longer_story(
    sign_in: SignIn, cast: Cast, at_kanim: Application, django_assert_max_num_queries
):
    client = sign_in("kade")
    client.get(f"/desk/{at_kanim.reference}/")
    with django_assert_max_num_queries(32):
        client.get(f"/desk/{at_kanim.reference}/")
    perform(at_kanim, "forward", by=cast["kade"])
    perform(at_kanim, "send_back", by=cast["wayan"], reasons=["S-01"])
    with django_assert_max_num_queries(32):
        client.get(f"/desk/{at_kanim.reference}/")
    take(at_kanim, by=cast["kade"])
    with django_assert_max_num_queries(28):
        client.get(f"/desk/{at_kanim.reference}/")


def test_no_page_about_a_file_is_shown_without_a_line_in_the_journal(
    sign_in: SignIn, cast: Cast, at_kanim: Application
):
    place = f"/desk/{at_kanim.reference}"
    for name, method, address, typed in (
        ("kade", "get", f"{place}/invite/", {}),
        ("dewi", "post", f"{place}/move/", {"action": "approve"}),  # the wrong moment: 409 with the whole file
    ):
        getattr(sign_in(name), method)(address, typed)
    readers = [actor for actor, _desk, _data in readings(at_kanim, "application.seen")]
    assert readers == [cast["kade"].key, cast["dewi"].key]


def test_what_was_taken_away_before_sending_is_for_nobody(sign_in: SignIn, cast: Cast, draft: Application):
    private = draft.documents.get(code="passport", replaced_at=None)
    detach(private, by=cast["anna"])
    attach_everything(draft, by=cast["anna"])
    walk_to(Status.AT_KANIM, draft, cast)
    client, place = sign_in("kade"), f"/desk/{draft.reference}/documents/passport/"
    newest = private.version + 1
    assert [one.version for one in client.get(place).context["versions"]] == [newest]
    tails = (f"?version={private.version}", f"{private.version}/page/1/", f"{private.version}/file/")
    assert [client.get(place + tail).status_code for tail in tails] == [404, 404, 404]
    assert client.get(f"{place}{newest}/file/").status_code == 200
