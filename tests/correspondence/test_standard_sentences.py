"""A standard sentence is stored by its code; each reader reads it in his language, and own words as they were typed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from tests.conftest import Cast, RunOutbox, user_of
from tests.desk.conftest import SignIn, sign_in  # noqa: F401  a fixture
from tests.portal.conftest import browser, page
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.catalogue.sentences import FIRST_EDITION, SENTENCES, Blank, offered, said
from tinggal.correspondence.choosing import Standard
from tinggal.correspondence.models import Message
from tinggal.correspondence.writing import thread, write_to_applicant
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.people.models import User

DAY = date(2027, 3, 5)
PHOTO = Standard("M-03", "photo")


@pytest.fixture
def file(cast: Cast, draft: Application) -> Application:
    """A file at the immigration office."""
    walk_to(Status.AT_KANIM, draft, cast)
    return draft


def test_codes_run_without_a_gap_and_each_sentence_names_the_blank_it_has() -> None:
    assert list(SENTENCES) == [f"M-{number:02}" for number in range(1, len(SENTENCES) + 1)]
    for one in SENTENCES.values():
        assert str(one.words).count("%(") == (one.blank != Blank.NONE)
        assert ("so and so" in one.filled("so and so")) == (one.blank != Blank.NONE)
        assert str(one.words).endswith(".")


def test_a_sentence_is_offered_from_its_first_day_on() -> None:
    assert offered(on=FIRST_EDITION - timedelta(days=1)) == ()
    assert offered(on=FIRST_EDITION) == tuple(SENTENCES.values())


@pytest.mark.parametrize("language", ["en", "id", "zh-hans", "ja", "ko"])
def test_what_is_filled_in_is_said_in_the_readers_language(language: str) -> None:
    kind = permit("new-itas-worker")
    with translation.override(language):
        assert str(kind.requirement("photo").label) in said("M-03", "photo", kind)
        assert "2027" in said("M-01", DAY.isoformat(), kind)
    assert said("", "", kind) == said("M-77", "", kind) == ""
    assert "an-older-paper" in said("M-03", "an-older-paper", kind)


@pytest.mark.parametrize(
    ("standard", "words"),
    [
        (Standard("M-77"), "Choose a sentence"),
        (Standard("M-08", "photo"), "Choose a sentence"),
        (Standard("M-03"), "Choose the document"),
        (Standard("M-03", "no-such-paper"), "Choose the document"),
        (Standard("M-01"), "Choose the day"),
        (Standard("M-01", "2020-01-01"), "Choose the day"),
        (Standard("M-01", "2027-02-31"), "Choose the day"),
        (Standard("M-01", "soon"), "Choose the day"),
        (Standard(""), "Write your message"),
    ],
)
def test_a_sentence_that_does_not_fit_is_not_sent(
    file: Application, cast: Cast, standard: Standard, words: str
) -> None:
    with pytest.raises(MoveRefused, match=words):
        write_to_applicant(file, by=cast["kade"], standard=standard)
    assert not Message.objects.exists()


def test_the_database_refuses_a_message_that_says_nothing(file: Application, cast: Cast) -> None:
    empty = {"application": file, "written_by_id": cast["anna"].user_id, "sent_at": timezone.now()}
    with pytest.raises(IntegrityError, match="says_something"), transaction.atomic():
        Message.objects.create(side="applicant", text="", **empty)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_mail_carries_the_sentence_in_the_readers_language_and_no_words_of_the_officer(
    file: Application, cast: Cast, run_outbox: RunOutbox, language: str
) -> None:
    User.objects.filter(pk=cast["anna"].user_id).update(language=language)
    write_to_applicant(file, "Lihat catatan.", by=cast["kade"], standard=PHOTO, language="id")
    run_outbox()
    body = file.notices.get(kind="message.to_applicant").body
    with translation.override(language):
        assert said("M-03", "photo", file.permit) in body
    assert "Lihat catatan." not in body
    told = Event.objects.get(subject=file.subject, kind="message.to_applicant").data
    assert (told["sentence"], told["blank"]) == ("M-03", "photo")
    assert user_of(cast["anna"]).language == language


def test_an_officer_chooses_a_sentence_and_adds_words_and_both_sides_read_them(
    file: Application,
    cast: Cast,
    sign_in: SignIn,  # noqa: F811
) -> None:
    kade, desk = sign_in("kade"), reverse("desk:messages", args=[file.reference])
    chosen = {"sentence": "M-01", "document": "photo", "day": "", "text": "Sampai jumpa.", "language": "id"}
    refused = kade.post(desk, chosen)
    assert refused.status_code == 422
    assert "Choose the day for this sentence." in refused.content.decode()
    assert "Sampai jumpa." in refused.content.decode()
    day = refused.context["form"].fields["day"].choices[2][0]
    assert kade.post(desk, {**chosen, "day": day}).status_code == 302
    [sent] = thread(file)
    assert (sent.sentence, sent.blank, sent.text, sent.language) == ("M-01", day, "Sampai jumpa.", "id")
    for shown in (browser(cast, "anna").get(page("messages", file)), kade.get(desk)):
        words = shown.content.decode()
        assert "We have your message. We look at it by" in words
        assert '<p lang="id">Sampai jumpa.</p>' in words
        assert "Written in Indonesian." in words


def test_a_sentence_alone_is_enough_and_nothing_at_all_is_not(
    file: Application,
    sign_in: SignIn,  # noqa: F811
) -> None:
    kade, desk = sign_in("kade"), reverse("desk:messages", args=[file.reference])
    nothing = kade.post(desk, {"sentence": "", "text": " ", "language": "en"})
    assert nothing.status_code == 422
    assert "Write your message first." in nothing.content.decode()
    assert kade.post(desk, {"sentence": "M-12", "language": "en"}).status_code == 302
    assert thread(file)[-1].language == ""
    assert thread(file)[-1].standard.startswith("Pay only with the billing code")
