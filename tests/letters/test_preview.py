"""What is shown before a decision is, byte for byte, the letter that follows, its number and codes aside."""

import json

import pytest
from django.utils import timezone

from tests.conftest import Cast, make_draft
from tests.letters.test_issuing import text_of
from tests.people.conftest import anew
from tests.walking import walk_to
from tinggal.applications.access import seat_for
from tinggal.applications.actions import perform
from tinggal.applications.decisions import Ruling
from tinggal.applications.models import Application, Decision, NumberSeries
from tinggal.applications.route import route
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.letters.content import as_json
from tinggal.letters.models import Letter, Writing
from tinggal.letters.preview import CODE, NUMBER, PROOF, SHORT_CODE, Preview, preview
from tinggal.letters.reactions import issue
from tinggal.letters.render import render
from tinggal.people.actors import actor_for
from tinggal.people.delegating import grant
from tinggal.people.models import Post, User

APPROVAL = Ruling(
    outcome="approval",
    conditions=("C-01", "C-04"),
    terms="Melapor setiap enam bulan.\nMembawa paspor asli.",
    note="Ok.",
)
REFUSAL = Ruling(outcome="refusal", reasons=("T-02", "T-04"), note="Paspor telah berakhir.")
ACTIONS = {"approval": "approve", "refusal": "reject"}


def before(file: Application, ruling: Ruling, cast: Cast, *, who: str) -> Preview:
    actor = anew(cast[who])
    move = route(file.route_name).find(ACTIONS[ruling.outcome], file.status)
    assert move
    seat = seat_for(actor, move, file)
    assert seat
    return preview(file, ruling, by=actor, seat=seat)


def letter_of(file: Application, ruling: Ruling, cast: Cast, *, who: str) -> Letter:
    said = {"reasons": ruling.reasons, "note": ruling.note, "conditions": ruling.conditions, "terms": ruling.terms}
    issue(perform(file, ACTIONS[ruling.outcome], by=anew(cast[who]), **said))
    return Letter.objects.get(application=file)


def numbered_anew(filed: str) -> str:
    """The filed data of a letter with the blanks of a preview."""
    data = json.loads(filed)
    written = data["written"]
    written |= {"link": written["link"].replace(written["code"], CODE)}
    written |= {"number": NUMBER, "code": CODE, "short_code": SHORT_CODE}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def at_the_kasubdit(cast: Cast) -> Application:
    file = make_draft(cast)
    Application.objects.filter(pk=file.pk).update(interviewed_at=file.started_at)
    walk_to(Status.AT_KASUBDIT, file, cast)
    return file


def add_lina(cast: Cast) -> str:
    """An officer of the directorate who has touched no file, deputy of Kusuma today."""
    lina, today = (
        User.objects.create(email="lina@example.org", full_name="Lina Deputi", password="!"),
        timezone.localdate(),
    )
    Post.objects.create(
        user=lina, role="directorate_officer", office_id=cast["kusuma"].seats[0].office_id, from_on=today
    )
    post = Post.objects.get(user=cast["kusuma"].user_id)
    grant(post, deputy=lina, kind="plh", from_on=today, until_on=today, by=cast["kusuma"])
    cast["lina"] = actor_for(lina)
    return "lina"


@pytest.mark.parametrize("ruling", [APPROVAL, REFUSAL], ids=["approval", "refusal"])
@pytest.mark.parametrize("who", ["kusuma", "a deputy"])
def test_the_preview_is_the_letter_that_follows_byte_for_byte(ruling: Ruling, who: str, cast: Cast) -> None:
    file = at_the_kasubdit(cast)
    decider = "kusuma" if who == "kusuma" else add_lina(cast)
    shown = before(file, ruling, cast, who=decider)
    letter = letter_of(file, ruling, cast, who=decider)
    assert numbered_anew(letter.content) == as_json(shown.content)
    assert render(letter.kind, numbered_anew(letter.content), proof=PROOF, seal=b"") == shown.pdf
    signatory = json.loads(letter.content)["written"]["signatory"]
    assert signatory["title"]["id"].startswith("Plh. Kepala Subdirektorat") == (who == "a deputy")
    assert signatory["name"] == ("Lina Deputi" if who == "a deputy" else "Kusuma")


def test_the_conditions_stand_in_the_decision_in_the_journal_and_in_the_letter(cast: Cast) -> None:
    file = at_the_kasubdit(cast)
    content = json.loads(letter_of(file, APPROVAL, cast, who="kusuma").content)
    decision = Decision.objects.get()
    told = Event.objects.get(kind="application.approved").data
    assert (
        decision.conditions == told["conditions"] == [one["code"] for one in content["conditions"]] == ["C-01", "C-04"]
    )
    assert decision.terms == told["terms"] == content["terms"] == APPROVAL.terms
    text = text_of(Letter.objects.get())
    for words in ("Syarat khusus", "melaporkan paspor yang baru", "Pasal 71", "Melapor setiap enam bulan."):
        assert words in text
    assert "Special conditions" in text


def test_looking_at_it_first_takes_no_number_and_keeps_nothing(cast: Cast) -> None:
    file = at_the_kasubdit(cast)
    events = Event.objects.count()
    assert before(file, APPROVAL, cast, who="kusuma").pdf.startswith(b"%PDF")
    assert (Event.objects.count(), NumberSeries.objects.count()) == (events, 0)
    assert not Decision.objects.exists()
    assert not Writing.objects.exists()
    file.refresh_from_db()
    assert file.status == Status.AT_KASUBDIT
