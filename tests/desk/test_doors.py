"""Who may enter the desk, and what strangers, colleagues and late comers are told."""

from datetime import date

import pytest
from django.test import Client

from tests.conftest import Cast, user_of
from tests.desk.conftest import BringTo, SignIn
from tinggal.applications.models import Application
from tinggal.offices.models import Office
from tinggal.people.models import Post
from tinggal.people.roles import Role

FORWARD = {"action": "forward", "note": "Complete."}
PAGES = ("", "all/", "interviews/", "letters/", "collections/")


def test_four_doors(sign_in: SignIn, at_kanim: Application):
    """A stranger does not learn of the file, a colleague may not act, the right desk moves on, the late are told."""
    page, step = f"/desk/{at_kanim.reference}/", f"/desk/{at_kanim.reference}/move/"

    assert sign_in("budi").get(page).status_code == 404
    assert sign_in("budi").post(step, FORWARD).status_code == 404
    assert sign_in("wayan").get(page).status_code == 200
    assert sign_in("wayan").post(step, FORWARD).status_code == 403
    at_kanim.refresh_from_db()
    assert at_kanim.status == "at_kanim"

    moved = sign_in("kade").post(step, FORWARD)
    at_kanim.refresh_from_db()
    assert (moved.status_code, moved["Location"], at_kanim.status) == (302, "/desk/", "at_kanwil")

    late = sign_in("kade").post(step, {"action": "attend", "note": "I typed a lot here."})
    assert late.status_code == 409
    assert b"This step is no longer possible. The application is now here: Regional office." in late.content
    assert b"I typed a lot here." in late.content


def test_visitors_are_led_to_the_sign_in_page(at_kanim: Application):
    for page in (*PAGES, f"{at_kanim.reference}/"):
        answer = Client().get(f"/desk/{page}")
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize("name", ["anna", "sari"])
def test_who_has_no_casework_is_told_so(sign_in: SignIn, at_kanim: Application, name: str):
    client = sign_in(name)
    for page in (*PAGES, f"{at_kanim.reference}/"):
        answer = client.get(f"/desk/{page}")
        assert answer.status_code == 403
        assert b"You may not open this page" in answer.content


def test_an_auditor_reads_and_does_not_act(sign_in: SignIn, at_kanim: Application):
    client = sign_in("agus")
    assert client.get(f"/desk/{at_kanim.reference}/").status_code == 200
    assert client.post(f"/desk/{at_kanim.reference}/move/", FORWARD).status_code == 403


def test_nobody_sees_a_draft_or_a_strange_reference(sign_in: SignIn, draft: Application):
    client = sign_in("dewi")
    for reference in (draft.reference, "TG-0000-0000-1", "nonsense", "TG-7K3M-9QXA-5%00"):
        assert client.get(f"/desk/{reference}/").status_code == 404


def test_nobody_works_on_an_application_of_his_own(sign_in: SignIn, bring_to: BringTo):
    own = bring_to("unpaid", owner="kade")
    assert sign_in("kade").get(f"/desk/{own.reference}/").status_code == 404


def test_who_acted_at_one_desk_is_told_why_he_cannot_act_at_another(sign_in: SignIn, cast: Cast, bring_to: BringTo):
    file = bring_to("at_kanwil")
    appointed = user_of(cast["kade"])
    Post.objects.create(
        user=appointed, role=Role.KANWIL_OFFICER, office=Office.objects.get(code="W31"), from_on=date(2020, 1, 1)
    )
    page = sign_in("kade").get(f"/desk/{file.reference}/")
    assert b"You have already acted on this application at another desk." in page.content


def test_pages_of_the_desk_are_not_kept_by_browsers(sign_in: SignIn, at_kanim: Application):
    assert sign_in("kade").get(f"/desk/{at_kanim.reference}/")["Cache-Control"] == "no-store, private"
