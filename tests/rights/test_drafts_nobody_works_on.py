"""A draft nobody works on ends after a stated time and two warnings; any work on it moves the day."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, RunOutbox, make_draft, user_of
from tests.portal.conftest import browser, page
from tests.rights.test_erasing import places
from tests.walking import walk_to
from tinggal.applications.drafts import answer
from tinggal.applications.idle import keep, kept_until
from tinggal.applications.models import Application, Document
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.journal.seals import broken_lines
from tinggal.notices.models import Notice
from tinggal.notices.reminders import remind
from tinggal.pages.templatetags.pages import in_words, with_weekday
from tinggal.rights.lapsing import end_idle_drafts

KEPT = 90


@pytest.fixture
def last(draft: Application) -> date:
    """The last day of a draft that was worked on today, though it was begun long ago."""
    Application.objects.filter(pk=draft.pk).update(started_at=timezone.now() - timedelta(days=400))
    return timezone.localdate() + timedelta(days=KEPT)


def warnings(draft: Application) -> list[tuple[int, str]]:
    told = Event.objects.filter(subject=draft.subject, kind="reminder.draft").order_by("number")
    return [(event.data["days"], event.data["until"]) for event in told]


def pass_the_days(first: date, until: date) -> None:
    for number in range((until - first).days + 1):
        for _again in range(2):
            remind(today=first + timedelta(days=number))
            end_idle_drafts(today=first + timedelta(days=number))


def test_it_ends_after_two_warnings_and_leaves_only_its_story(
    draft: Application, last: date, run_outbox: RunOutbox, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    lay = places(draft)
    pass_the_days(timezone.localdate(), last)
    assert warnings(draft) == [(14, last.isoformat()), (3, last.isoformat())]
    assert Application.objects.get(pk=draft.pk).status == Status.DRAFT
    run_outbox()
    mails = Notice.objects.filter(kind="reminder.draft", application=draft)
    assert [in_words(last) in mail.subject and in_words(last) in mail.body for mail in mails] == [True, True]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        pass_the_days(last, last + timedelta(days=2))
    left = Application.objects.get(pk=draft.pk)
    assert (left.status, left.answers, left.passport_index) == (Status.WITHDRAWN, {}, "")
    assert not Document.objects.filter(application=draft).exists()
    assert lay
    assert [place for place in lay if default_storage.exists(place)] == []
    story = Event.objects.filter(subject=draft.subject).order_by("number")
    assert [event.kind for event in story][-2:] == ["application.withdrawn", "draft.ended"]
    assert broken_lines(story) == []
    run_outbox()
    assert "you owe nothing" in Notice.objects.get(kind="draft.ended").body


def test_work_on_it_moves_the_day_also_after_the_last_warning(draft: Application, last: date, cast: Cast) -> None:
    pass_the_days(last - timedelta(days=14), last)
    answer(draft, {"full_name": "ANNA"}, by=cast["anna"])
    assert end_idle_drafts(today=last + timedelta(days=1)) == 0
    assert kept_until(draft).until == last
    assert kept_until(draft).warned == 0


def test_a_worker_that_slept_gives_everybody_his_full_time(draft: Application, last: date) -> None:
    woke = last + timedelta(days=200)
    pass_the_days(woke, woke + timedelta(days=14))
    until = (woke + timedelta(days=14)).isoformat()
    assert warnings(draft) == [(14, until), (3, until)]
    assert Application.objects.get(pk=draft.pk).status == Status.DRAFT
    assert end_idle_drafts(today=woke + timedelta(days=15)) == 1


def test_what_was_sent_never_ends_so(draft: Application, last: date, cast: Cast) -> None:
    walk_to(Status.UNPAID, draft, cast)
    pass_the_days(last + timedelta(days=300), last + timedelta(days=330))
    assert warnings(draft) == []
    assert Application.objects.get(pk=draft.pk).status == Status.UNPAID


def test_the_page_tells_the_day_and_a_button_moves_it(
    draft: Application, cast: Cast, settings: pytest.FixtureRequest
) -> None:
    anna = browser(cast, "anna")
    shown = anna.get(page("application", draft)).content.decode()
    assert f"We keep this draft until {in_words(timezone.localdate() + timedelta(days=KEPT))}." in shown
    assert "Keep this draft" not in shown
    settings.DRAFT_DAYS = 10  # type: ignore[attr-defined]
    near = anna.get(page("application", draft)).content.decode()
    assert f"We keep this draft until {with_weekday(timezone.localdate() + timedelta(days=10))}." in near
    assert "Keep this draft" in near
    for _again in range(2):
        anna.post(page("keep_draft", draft))
    assert Event.objects.filter(subject=draft.subject, kind="draft.kept").count() == 1


def test_the_page_of_an_ended_draft_says_so(draft: Application, last: date, cast: Cast) -> None:
    pass_the_days(last - timedelta(days=14), last + timedelta(days=1))
    anna: Client = browser(cast, "anna")
    shown = anna.get(page("application", draft)).content.decode()
    assert "This draft has ended." in shown
    assert "nobody worked on it for a long time" in shown
    assert anna.post(page("keep_draft", draft)).status_code == 302
    assert not Event.objects.filter(kind="draft.kept").exists()


def test_a_sent_file_is_not_kept_as_a_draft(draft: Application, cast: Cast) -> None:
    walk_to(Status.UNPAID, draft, cast)
    assert browser(cast, "anna").post(page("keep_draft", draft)).status_code == 302
    assert not Event.objects.filter(kind="draft.kept").exists()


def test_many_drafts_are_found_with_one_query(cast: Cast, django_assert_num_queries: pytest.FixtureRequest) -> None:
    from_now = timezone.localdate() + timedelta(days=KEPT - 20)
    for _ in range(3):
        keep(make_draft(cast), by=cast["anna"])
    assert user_of(cast["anna"]).applications.count() == 3
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert end_idle_drafts(today=from_now) == 0
