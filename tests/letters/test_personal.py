"""Letters that wait for a person: one passphrase signs a basket, and nothing of a failure is lost or tried twice."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast, user_of
from tests.letters.test_issuing import decided
from tinggal.applications.models import Application, Document
from tinggal.applications.status import Status
from tinggal.intake import vault
from tinggal.journal.models import Event
from tinggal.letters import personal
from tinggal.letters.actions import pdf_of
from tinggal.letters.examine import examine
from tinggal.letters.models import Letter, Unsigned
from tinggal.letters.personal import sign_all, waiting_for
from tinggal.letters.reactions import issue
from tinggal.letters.roots import read_roots
from tinggal.letters.signers.passphrase import Passphrase
from tinggal.lib.providers import provider
from tinggal.simulators.remote_signing import Fault, SigningService

NUMBER, WORDS = "3171012345670001", "kata sandi kusuma"


@pytest.fixture
def service(settings: Any, tmp_path: Path) -> Iterator[SigningService]:
    """The signing service with Kusuma's key; letters of decisions wait for a person."""
    shutil.copytree(settings.TRUST_FOLDER, tmp_path / "trust")
    settings.TRUST_FOLDER, settings.HOME, settings.SIGNATURE = tmp_path / "trust", tmp_path, "personal"
    backend = "tinggal.letters.signers.remote.SimulatedRemoteSigner"
    house = {"service_user": "tinggal", "service_password": "simulated-remote-secret"}
    options = {"url": "http://localhost/simulators/remote-signing", **house}
    settings.PROVIDERS = {**settings.PROVIDERS, personal.PROVIDER: {"BACKEND": backend, "OPTIONS": options}}
    made = SigningService(folder=tmp_path / "simulators" / "remote-signing", trust=tmp_path / "trust")
    made.enrol(NUMBER, name="Kusuma", passphrase=WORDS)
    provider.cache_clear()
    yield made
    provider.cache_clear()


def several(cast: Cast, *, count: int) -> None:
    """So many letters in Kusuma's basket."""
    for code in ("new-itas-worker", "new-itas-family", "new-itas-student")[:count]:
        issue(decided(cast, permit_code=code))


def sign(cast: Cast, *, which: list[int] | None = None, words: str = WORDS, number: str = NUMBER) -> personal.Report:
    chosen = [one.pk for one in waiting_for(cast["kusuma"])] if which is None else which
    return sign_all(cast["kusuma"], number=number, passphrase=Passphrase(words), which=chosen)


def test_a_decision_waits_in_the_basket_of_the_one_who_decided_and_his_signature_sends_it(
    cast: Cast, service: SigningService, settings: Any
) -> None:
    event = decided(cast)
    issue(event)
    issue(event)
    assert not Letter.objects.exists()
    (waiting,) = waiting_for(cast["kusuma"])
    assert not waiting_for(cast["dewi"]).exists()
    report = sign(cast)
    letter = Letter.objects.get()
    assert (report.signed, report.failed, report.stopped, report.left) == ((letter.number,), (), "", 0)
    assert (letter.signed_by, Application.objects.get().status) == ("Kusuma", Status.ISSUED)
    assert examine(pdf_of(letter), roots=read_roots(settings.TRUST_FOLDER)).lasting
    assert not Unsigned.objects.exists()
    assert not default_storage.exists(waiting.stored)
    issue(event)
    assert Letter.objects.count() == 1


def test_only_the_letters_that_are_ticked_are_signed_and_nobody_elses(cast: Cast, service: SigningService) -> None:
    several(cast, count=2)
    first, second = waiting_for(cast["kusuma"])
    assert sign(cast, which=[second.pk]).signed == (second.writing.number,)
    stranger = sign_all(cast["dewi"], number=NUMBER, passphrase=Passphrase(WORDS), which=[first.pk])
    assert (stranger.signed, stranger.left) == ((), 0)
    assert list(waiting_for(cast["kusuma"])) == [first]


def test_a_certificate_in_another_name_signs_nothing(cast: Cast, service: SigningService) -> None:
    issue(decided(cast))
    service.enrol("3171012345670002", name="Mallory", passphrase="m")
    report = sign(cast, number="3171012345670002", words="m")
    assert report.stopped == "This certificate is in the name of Mallory, not in yours. Nothing was signed."
    assert (report.signed, report.left) == ((), 1)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("wrong", "The passphrase is not right"),
        ("unknown", "does not know this number"),
        (Fault.LOCKED, "Your key is locked"),
        (Fault.EXPIRED, "Your certificate has expired"),
        (Fault.DOWN, "does not answer. Nothing is lost"),
    ],
)
def test_what_stops_the_signing_is_told_and_tried_only_once(
    fault: str, words: str, cast: Cast, service: SigningService
) -> None:
    several(cast, count=2)
    wishes = {"words": "salah"} if fault == "wrong" else {"number": "3171012345679999"} if fault == "unknown" else {}
    if fault in list(Fault):
        service.play(NUMBER, fault=fault)
    report = sign(cast, **wishes)
    assert words in report.stopped
    assert (report.signed, report.failed, report.left) == ((), (), 2)
    assert service.person(NUMBER).wrong == (1 if fault == "wrong" else 0)
    service.play(NUMBER, fault=Fault.NORMAL)
    assert len(sign(cast).signed) == 2


def test_a_service_that_breaks_down_in_the_middle_leaves_the_rest_waiting(
    cast: Cast, service: SigningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    several(cast, count=3)
    plain, calls = personal.finish, []

    def then_down(*given: Any) -> None:
        plain(*given)
        calls.append(1)
        if len(calls) == 2:
            service.play(NUMBER, fault=Fault.DOWN)

    monkeypatch.setattr(personal, "finish", then_down)
    report = sign(cast)
    assert (len(report.signed), report.failed, report.left) == (2, (), 1)
    assert "does not answer" in report.stopped
    assert Letter.objects.count() == 2


def test_a_file_that_changed_since_the_decision_is_not_signed_but_the_others_are(
    cast: Cast, service: SigningService
) -> None:
    several(cast, count=2)
    changed, fine = waiting_for(cast["kusuma"])
    document, other = Document.objects.filter(application=changed.writing.application)[0], vault.put(b"another")
    Document.objects.filter(pk=document.pk).update(stored=other.name, wrapped_key=other.wrapped_key)
    lost = sign(cast)
    assert lost.signed == (fine.writing.number,)
    ((number, why),) = lost.failed
    assert (number, "not as it was when you decided" in why) == (changed.writing.number, True)


def test_a_letter_signed_by_a_process_that_died_before_tidying_up_is_not_signed_again(
    cast: Cast, service: SigningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(decided(cast))
    monkeypatch.setattr(Unsigned, "delete", lambda self: None)
    assert len(sign(cast).signed) == 1
    assert Unsigned.objects.count() == 1
    assert not waiting_for(cast["kusuma"]).exists()
    assert sign(cast, which=[Unsigned.objects.get().pk]) == personal.Report(signed=())


def test_when_the_time_of_a_page_is_over_the_rest_waits_for_the_next(
    cast: Cast, service: SigningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(decided(cast))
    monkeypatch.setattr(personal, "PATIENCE", -1.0)
    report = sign(cast)
    assert (report.signed, report.left) == ((), 1)
    assert "Press the button again" in report.stopped


@pytest.fixture
def browser(cast: Cast) -> Client:
    """Kusuma, signed in."""
    user, client = user_of(cast["kusuma"]), Client()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client.force_login(user)
    return client


def test_the_page_lists_the_basket_and_signs_it(browser: Client, cast: Cast, service: SigningService) -> None:
    address = reverse("desk:signing")
    assert "No letters wait for you." in browser.get(address).content.decode()
    issue(decided(cast))
    (waiting,) = waiting_for(cast["kusuma"])
    shown = browser.get(address).content.decode()
    for words in (waiting.writing.number, "ANNA MARIA ERIKSSON", "Letter of approval", 'type="password"'):
        assert words in shown
    nothing = browser.post(address, {"number": "12", "passphrase": ""})
    assert nothing.status_code == 422
    wrong = browser.post(address, {"letters": waiting.pk, "number": NUMBER, "passphrase": "salah"}).content.decode()
    assert "The passphrase is not right" in wrong
    assert "1 letter still waits." in wrong
    done = browser.post(address, {"letters": waiting.pk, "number": NUMBER, "passphrase": WORDS}).content.decode()
    assert "1 letter was signed and sent." in done
    assert waiting.writing.number in done


def test_the_passphrase_and_the_number_stand_in_no_page_log_journal_or_file(
    browser: Client, cast: Cast, service: SigningService, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    issue(decided(cast))
    (waiting,) = waiting_for(cast["kusuma"])
    service.play(NUMBER, fault=Fault.DOWN)
    typed = {"letters": waiting.pk, "number": NUMBER, "passphrase": WORDS}
    pages = browser.post(reverse("desk:signing"), typed).content.decode()
    pages += browser.post(reverse("desk:signing"), {**typed, "number": "1"}).content.decode()
    service.play(NUMBER, fault=Fault.NORMAL)
    pages += browser.post(reverse("desk:signing"), typed).content.decode()
    told = repr(list(Event.objects.values())) + repr(list(Letter.objects.values()))
    files = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert Letter.objects.count() == 1
    for place in (pages, caplog.text, told):
        assert WORDS not in place
    assert NUMBER not in caplog.text + told
    assert WORDS.encode() not in files
