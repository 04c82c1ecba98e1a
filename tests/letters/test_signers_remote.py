"""A signing service signs digests for the house and for people; the passphrase goes there and is seen nowhere else."""

import logging
import traceback
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.letters.pages import page
from tinggal.letters.examine import examine
from tinggal.letters.roots import read_roots
from tinggal.letters.signer import NotSigned
from tinggal.letters.signers.passphrase import Passphrase
from tinggal.letters.signers.remote import RemoteSigner, ServiceRefused, ServiceSilent, SimulatedRemoteSigner
from tinggal.letters.signers.stamps import SimulatedStamper
from tinggal.simulators.remote_signing import Fault, SigningService

SEAL, PERSON = "3171010000000001", "3171012345670001"
WORDS = "kata-sandi-yang-tidak-boleh-terlihat"
URL = "http://localhost/simulators/remote-signing"


@pytest.fixture
def service(settings: Any, tmp_path: Path) -> SigningService:
    settings.HOME, settings.TRUST_FOLDER = tmp_path, tmp_path / "trust"
    made = SigningService(folder=tmp_path / "simulators" / "remote-signing", trust=tmp_path / "trust")
    made.enrol(SEAL, name="Direktorat Izin Tinggal", passphrase="segel")
    made.enrol(PERSON, name="Kusuma Wardhana", passphrase=WORDS)
    return made


@pytest.fixture
def signer(service: SigningService, tmp_path: Path) -> RemoteSigner:
    return made(tmp_path)


def made(folder: Path, **wishes: Any) -> RemoteSigner:
    stamper = SimulatedStamper(folder=folder / "signing", trust=folder / "trust")
    house = {"url": URL, "service_user": "tinggal", "service_password": "simulated-remote-secret"}
    return SimulatedRemoteSigner(
        **{**house, "user": SEAL, "passphrase": "segel", "trust": folder / "trust", "stamper": stamper, **wishes}
    )


def test_the_seal_of_the_house_signs(signer: RemoteSigner, tmp_path: Path) -> None:
    assert (signer.check(), signer.certificate_by) == ([], "Tinggal Development Signing Service CA")
    for _ in range(2):
        found = examine(signer.sign(page(), reason="A", place="B"), roots=read_roots(tmp_path / "trust"))
        assert (found.in_order, found.lasting, found.signed_by) == (True, True, "Direktorat Izin Tinggal")


def test_a_person_signs_with_a_passphrase_that_is_given_each_time(signer: RemoteSigner, tmp_path: Path) -> None:
    by = signer.person(PERSON, passphrase=Passphrase(WORDS))
    signed = signer.sign_as(by, page(), reason="A", place="B")
    found = examine(signed, roots=read_roots(tmp_path / "trust"))
    assert (found.in_order, found.signed_by) == (True, "Kusuma Wardhana")


def test_only_digests_and_no_letter_leave_the_house(signer: RemoteSigner, tmp_path: Path) -> None:
    sent: list[bytes] = []

    class Listening(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            sent.append(request.read())
            return inner.handle_request(request)

    inner = signer._client._transport
    made(tmp_path, transport=Listening()).sign(page(), reason="A", place="B")
    assert [len(body) < 300 for body in sent] == [True, True]


@pytest.mark.parametrize(
    "fault", [Fault.LOCKED, Fault.EXPIRED, Fault.DOWN, "wrong", "unknown", "credential", "rubbish"]
)
def test_every_refusal_has_its_own_words_and_none_tells_the_passphrase(
    fault: str, service: SigningService, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wishes: dict[str, Any] = {}
    number, words = PERSON, WORDS
    if fault in list(Fault):
        service.play(PERSON, fault=fault)
    elif fault == "wrong":
        words = WORDS + "-salah"
    elif fault == "unknown":
        number = "3171010000009999"
    elif fault == "credential":
        wishes = {"service_password": "guess"}
    else:
        wishes = {"transport": httpx.MockTransport(lambda _request: httpx.Response(200, content=b"<html>"))}
    signer = made(tmp_path, **wishes)
    with pytest.raises(NotSigned) as refusal:
        signer.sign_as(signer.person(number, passphrase=Passphrase(words)), page(), reason="A", place="B")
    silent = fault in (Fault.DOWN, "rubbish")
    assert isinstance(refusal.value, ServiceSilent if silent else ServiceRefused | NotSigned)
    told = traceback.TracebackException.from_exception(refusal.value, capture_locals=True)
    ours = [frame for frame in told.stack if "tinggal" in frame.filename and "tests" not in frame.filename]
    assert ours
    assert not any(words in value for frame in ours for value in (frame.locals or {}).values())
    chain = [refusal.value, refusal.value.__cause__, refusal.value.__context__]
    assert not any(words in repr(vars(one)) + repr(one) for one in chain if one)
    assert words not in caplog.text
    assert number not in caplog.text


def test_a_service_that_cannot_be_reached_is_silent_and_holds_nothing_back(tmp_path: Path) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    signer = made(tmp_path, transport=httpx.MockTransport(broken))
    with pytest.raises(ServiceSilent, match="ConnectError") as silence:
        signer.person(PERSON, passphrase=Passphrase(WORDS))
    assert (silence.value.__cause__, silence.value.__context__) == (None, None)


def test_a_signature_by_another_key_is_not_taken(service: SigningService, tmp_path: Path) -> None:
    service.enrol("3171010000000003", name="Other", passphrase=WORDS)
    folder = tmp_path / "simulators" / "remote-signing"
    (folder / f"{PERSON}.p12").write_bytes((folder / "3171010000000003.p12").read_bytes())
    signer = made(tmp_path)
    with pytest.raises(ServiceSilent, match="not the signature"):
        signer.sign_as(signer.person(PERSON, passphrase=Passphrase(WORDS)), page(), reason="A", place="B")


def test_a_passphrase_shows_itself_to_nobody() -> None:
    passphrase = Passphrase(WORDS)
    assert WORDS not in f"{passphrase} {passphrase!r} {[passphrase]}"
    assert passphrase.spoken() == WORDS
    assert not hasattr(passphrase, "__dict__")


def test_without_a_number_for_the_seal_the_check_says_so(service: SigningService, tmp_path: Path) -> None:
    assert made(tmp_path, user="").check() == [
        "The signing service has no number for the seal of this house: set SIGNER_USER."
    ]
