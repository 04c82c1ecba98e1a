"""A copy tells both sides of what was said, who belongs together, what was taken at a counter, what sponsors wrote."""

import json
from typing import Any

from tests.applications.family import husband_of
from tests.appointments.test_inviting import invited
from tests.conftest import Cast, user_of
from tests.objections.conftest import refused  # noqa: F401  a fixture
from tests.papers import received
from tests.rights.test_copies import opened
from tests.walking import walk_to
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.capturing import capture
from tinggal.casework.notes import write_note
from tinggal.casework.returning import return_to_applicant
from tinggal.casework.verdicts import judge
from tinggal.correspondence.writing import write_to_applicant, write_to_office
from tinggal.guarantees.duty_models import Report, ReportLine
from tinggal.guarantees.models import Foreigner
from tinggal.journal.models import Event
from tinggal.objections.answering import answer as answer_objection
from tinggal.objections.making import object_to
from tinggal.rights.packing import packed
from tinggal.sponsors.models import Sponsor


def copy_of(cast: Cast, name: str = "anna") -> tuple[dict[str, bytes], dict[str, Any]]:
    copy = opened(packed(user_of(cast[name])))
    return copy, json.loads(copy["data.json"])


def test_messages_and_what_was_asked_are_in_it_with_their_answers_and_notes_are_not(
    draft: Application, cast: Cast
) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    write_to_office(draft, "Is my photo good?", by=cast["anna"])
    write_to_applicant(draft, "It is a little dark.", by=cast["kade"])
    write_note(draft, "Looks tired.", by=cast["kade"])
    passport = draft.documents.get(code="passport", replaced_at=None)
    judge(passport, by=cast["kade"], state="incomplete", reasons=["R-01"], words="Cut at the top.")
    return_to_applicant(draft, "return", by=cast["kade"], reasons=["R-02"], note="See below.", answers=["address"])
    draft.refresh_from_db()
    answer(draft, {"address": "Jalan Kebon Sirih 31"}, by=cast["anna"])
    copy, told = copy_of(cast)
    [file] = told["applications"]
    assert [(one["side"], one["text"]) for one in file["correspondence"]] == [
        ("applicant", "Is my photo good?"),
        ("office", "It is a little dark."),
    ]
    assert [(one["words"], one["answered_how"]) for one in file["asked_for"]] == [
        ("Cut at the top.", ""),
        ("", "The answer was changed"),
    ]
    assert [one["state"] for one in file["looked_at_by_officers"]] == ["incomplete"]
    page = copy["read-me.html"].decode()
    for words in ("Is my photo good?", "It is a little dark.", "Cut at the top.", "What is not in this copy"):
        assert words in page
    assert "Looks tired" not in page + copy["data.json"].decode()


def test_an_objection_is_in_it_with_its_answer_and_the_papers(refused: Application, cast: Cast) -> None:  # noqa: F811
    made = object_to(refused, grounds="The guarantee was paid.", papers=[received("bank")], by=cast["anna"])
    answer_objection(made, by=cast["wayan"], outcome="dismissed", words="It was paid too late.")
    copy, told = copy_of(cast)
    [objection] = told["applications"][0]["objections"]
    assert (objection["grounds"], objection["answer"]) == ("The guarantee was paid.", "It was paid too late.")
    assert objection["outcome_in_words"] == "Dismissed"
    [paper] = [content for name, content in copy.items() if name.startswith(f"objections/{refused.reference}/")]
    assert paper == received("bank").content
    assert "It was paid too late." in copy["read-me.html"].decode()


def test_a_family_is_told_from_both_sides(draft: Application, cast: Cast) -> None:
    husband = husband_of(draft, cast)
    _copy, told = copy_of(cast)
    families = {one["number"]: one["family"] for one in told["applications"]}
    assert families == {
        draft.reference: {"joins": "", "joined_by": [husband.reference]},
        husband.reference: {"joins": draft.reference, "joined_by": []},
    }


def test_the_photo_of_the_counter_is_in_it_and_the_journal_says_so(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    invited(draft, cast)
    photo = capture(draft, "photo", by=cast["kade"])
    capture(draft, "fingerprints", by=cast["kade"])
    copy, told = copy_of(cast)
    [file] = told["applications"]
    assert [one["kind"] for one in file["photos_and_fingerprints"]] == ["photo", "fingerprints"]
    assert [name for name in copy if name.startswith("photos/")] == [f"photos/{draft.reference}/{photo.pk}.jpg"]
    assert [one["place"] for one in file["appointments"]] == ["Counter 4"]
    assert Event.objects.filter(subject=draft.subject, kind="biometrics.seen", actor="system").count() == 1


def test_what_a_sponsor_reported_about_somebody_is_in_his_copy_and_in_no_other(draft: Application, cast: Cast) -> None:
    sponsor = Sponsor.objects.create(
        kind="company",
        number="1234567890123",
        name="PT Maju",
        address="Jakarta",
        email="a@example.org",
        phone="+62",
        account=user_of(cast["mallory"]),
    )
    anna, other = (
        Foreigner.objects.create(sponsor=sponsor, passport_index=name, name=name, runs=runs)
        for name, runs in (("ANNA", draft), ("OTHER", None))
    )
    report = Report.objects.create(sponsor=sponsor, made_by=user_of(cast["mallory"]))
    day = draft.started_at.date()
    for foreigner, words in ((anna, "Now in Bogor"), (other, "Now in Medan")):
        ReportLine.objects.create(
            report=report, foreigner=foreigner, what="moved", was_due_on=day, happened_on=day, words=words
        )
    copy, told = copy_of(cast)
    assert [one["words"] for one in told["reported_by_sponsors"]] == ["Now in Bogor"]
    assert [one["sponsor_name"] for one in told["on_lists_of_sponsors"]] == ["PT Maju"]
    assert "Now in Bogor" in copy["read-me.html"].decode()
    _copy, of_the_sponsor = copy_of(cast, "mallory")
    assert of_the_sponsor["reported_by_sponsors"] == []
    assert [one["name"] for one in of_the_sponsor["sponsors"]] == ["PT Maju"]
