"""A time stamper is asked with a nonce, tried three times, and believed only when it answers our own question."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from asn1crypto import tsp
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from tests.letters.pages import page
from tinggal.letters.examine import examine
from tinggal.letters.roots import read_roots
from tinggal.letters.signer import NotSigned, NotStamped
from tinggal.letters.signers.development import DevelopmentSigner
from tinggal.letters.signers.stamps import HttpStamper, SimulatedStamper, stamped
from tinggal.lib.cms import Signatory
from tinggal.simulators import stamping
from tinggal.simulators.authority import Authority
from tinggal.simulators.key_files import packed

DIGEST = hashlib.sha256(b"a signature").digest()
Answering = Callable[[bytes], bytes]
ANSWER = {"Content-Type": "application/timestamp-reply"}


@pytest.fixture
def by(tmp_path: Path) -> Signatory:
    """The simulated stamper."""
    stamping.make_stamp_keys(tmp_path / "signing", tmp_path / "trust")
    return stamping.stamper(tmp_path / "signing" / "stamp.p12")


def asked(answering: Callable[[httpx.Request], httpx.Response]) -> HttpStamper:
    return HttpStamper(url="https://stamps.example", transport=httpx.MockTransport(answering))


def honest(by: Signatory) -> Callable[[httpx.Request], httpx.Response]:
    return lambda request: httpx.Response(200, headers=ANSWER, content=stamping.answer(request.content, by=by))


def test_a_stamp_tells_the_time_and_holds_the_certificate_of_its_stamper(by: Signatory) -> None:
    token = asked(honest(by)).stamp(DIGEST)
    inside = tsp.ContentInfo.load(token)["content"]["encap_content_info"]["content"].parsed
    assert inside["message_imprint"]["hashed_message"].native == DIGEST
    assert abs(inside["gen_time"].native - datetime.now(UTC)) < timedelta(seconds=5)
    assert stamped(token).certificate == by.certificate


def test_letters_with_stamps_over_http_are_in_order_for_long(by: Signatory, tmp_path: Path) -> None:
    trust = tmp_path / "trust"
    signer = DevelopmentSigner(file=str(tmp_path / "signer.p12"), trust=trust, stamper=asked(honest(by)))
    found = examine(signer.sign(page(), reason="A", place="B"), roots=read_roots(trust))
    assert (found.in_order, found.stamped, found.lasting) == (True, True, True)


def test_a_stamper_that_stumbles_is_asked_again_and_one_that_is_down_stops_the_letter(
    by: Signatory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tinggal.letters.signers.stamps.PAUSES", (0.001, 0.001))
    tries: list[httpx.Request] = []

    def stumbling(request: httpx.Request) -> httpx.Response:
        tries.append(request)
        if len(tries) == 1:
            raise httpx.ConnectTimeout("slow")
        return honest(by)(request) if len(tries) == 3 else httpx.Response(503)

    assert stamped(asked(stumbling).stamp(DIGEST)).certificate == by.certificate
    down = asked(lambda request: httpx.Response(503))
    with pytest.raises(NotStamped, match=r"stamps\.example gives no stamp: HTTP 503"):
        down.stamp(DIGEST)
    signer = DevelopmentSigner(file=str(tmp_path / "signer.p12"), trust=tmp_path / "trust", stamper=down)
    with pytest.raises(NotSigned):
        signer.sign(page(), reason="A", place="B")


@pytest.mark.parametrize("wrong", ["nonce", "digest", "refused", "rubbish", "page", "empty"])
def test_an_answer_to_another_question_is_no_stamp(wrong: str, by: Signatory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tinggal.letters.signers.stamps.PAUSES", ())

    def answering(request: httpx.Request) -> httpx.Response:
        question = tsp.TimeStampReq.load(request.content)
        told = question["message_imprint"]["hashed_message"].native
        if wrong == "nonce":
            made = stamping.token(told, by=by, nonce=7)
        elif wrong == "digest":
            made = stamping.token(bytes(32), by=by, nonce=question["nonce"].native)
        contents = {
            "refused": stamping.answer(b"what?", by=by),
            "rubbish": b"\x30\x03\x02\x01",
            "page": b"<html>",
            "empty": b"",
        }
        if wrong in ("nonce", "digest"):
            content = b"\x30\x82" + (len(made) + 5).to_bytes(2, "big") + b"\x30\x03\x02\x01\x00" + made
        else:
            content = contents[wrong]
        headers = {"Content-Type": "text/html"} if wrong == "page" else ANSWER
        return httpx.Response(200, headers=headers, content=content)

    words = "refuses: rejection bad_request" if wrong == "refused" else "stamp"
    with pytest.raises(NotStamped, match=words):
        asked(answering).stamp(DIGEST)


def test_a_stamper_that_changes_its_certificate_gets_its_new_evidence_into_the_letter(
    by: Signatory, tmp_path: Path
) -> None:
    trust, authority = tmp_path / "trust", Authority.made("New Stamp CA")
    key = ec.generate_private_key(ec.SECP256R1())
    (tmp_path / "new.p12").write_bytes(packed(key, authority.stamp("New Stamper", key.public_key())))
    (trust / "stamps" / "new.pem").write_bytes(authority.root.public_bytes(Encoding.PEM))
    (trust / "crls" / "new.crl").write_bytes(authority.revocations())
    fresh, used = stamping.stamper(tmp_path / "new.p12"), [by]

    def answering(request: httpx.Request) -> httpx.Response:
        return honest(used[-1])(request)

    stamper = asked(answering)
    signer = DevelopmentSigner(file=str(tmp_path / "signer.p12"), trust=trust, stamper=stamper)
    assert examine(signer.sign(page(), reason="A", place="B"), roots=read_roots(trust)).lasting
    used.append(fresh)
    found = examine(signer.sign(page(), reason="A", place="B"), roots=read_roots(trust))
    assert (found.in_order, found.lasting, found.why) == (True, True, "")


def test_checks_tell_what_is_missing(tmp_path: Path) -> None:
    assert HttpStamper(url="").check() == ["The time stamper has no address: set STAMPER_URL."]
    assert HttpStamper(url="https://stamps.example").check() == []
    stamper = SimulatedStamper(folder=tmp_path / "signing", trust=tmp_path / "trust")
    assert (stamper.check(), stamper.simulated, HttpStamper.simulated) == ([], True, False)
    (tmp_path / "signing" / "stamp.p12").write_bytes(b"broken")
    assert SimulatedStamper(folder=tmp_path / "signing", trust=tmp_path / "trust").check() != []
