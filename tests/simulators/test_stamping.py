"""The simulated time stamper answers RFC 3161 as openssl asks and reads it, over HTTP and in words it may refuse."""

import shutil
import subprocess
from pathlib import Path

import pytest
from asn1crypto import tsp
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tinggal.checker.der import read
from tinggal.lib import der
from tinggal.lib.cms import SHA256
from tinggal.simulators import stamping

QUERY = "application/timestamp-query"


def asked(question: bytes) -> tsp.TimeStampResp:
    return tsp.TimeStampResp.load(answer_to(question), strict=True)


def answer_to(question: bytes) -> bytes:
    answer = Client().post(reverse("simulators:timestamp"), question, content_type=QUERY)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/timestamp-reply")
    return bytes(answer.content)


def question(*parts: bytes, algorithm: bytes = SHA256, digest: bytes = bytes(32)) -> bytes:
    return der.sequence(der.integer(1), der.sequence(algorithm, der.octets(digest)), *parts)


def test_it_stamps_with_or_without_a_nonce_and_its_certificate() -> None:
    full = asked(question(der.integer(99), der.TRUE))
    inside = full["time_stamp_token"]["content"]
    assert full["status"]["status"].native == "granted"
    assert inside["encap_content_info"]["content"].parsed["nonce"].native == 99
    assert len(inside["certificates"]) == 1
    bare = asked(question())["time_stamp_token"]["content"]
    assert bare["encap_content_info"]["content"].parsed["nonce"].native is None
    assert not bare["certificates"]


def test_each_stamp_has_its_own_number() -> None:
    tokens = [asked(question())["time_stamp_token"]["content"]["encap_content_info"]["content"] for _ in range(3)]
    assert len({token.parsed["serial_number"].native for token in tokens}) == 3


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (b"\x30\x00", "bad_request"),
        (question(digest=bytes(20)), "bad_alg"),
        (question(algorithm=der.sequence(der.oid("1.3.14.3.2.26"), der.NULL), digest=bytes(20)), "bad_alg"),
        (question(der.oid("1.2.3.4")), "unaccepted_policy"),
        (question(b"\x02\x01\xff"), "bad_request"),
    ],
    ids=["empty", "short digest", "SHA-1", "policy", "negative nonce"],
)
def test_what_it_cannot_grant_it_refuses_in_its_answer(wrong: bytes, why: str) -> None:
    (status,) = read(answer_to(wrong)).parts()
    told = tsp.PKIStatusInfo.load(status.whole, strict=True)
    assert (told["status"].native, told["fail_info"].native) == ("rejection", {why})


def test_only_questions_are_taken_and_only_where_a_key_is(tmp_path: Path) -> None:
    client, address = Client(), reverse("simulators:timestamp")
    assert client.get(address).status_code == 405
    assert client.post(address, b"x", content_type="text/plain").status_code == 415
    with pytest.raises(OSError, match="stamp"):
        stamping.stamper(tmp_path / "stamp.p12")
    (tmp_path / "stamp.p12").write_bytes(b"no key")
    with pytest.raises(ValueError, match=r"."):
        stamping.stamper(tmp_path / "stamp.p12")


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
def test_openssl_asks_and_verifies(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"a letter")
    ask = ["openssl", "ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "question"]
    subprocess.run(ask, cwd=tmp_path, check=True, capture_output=True)
    by = stamping.stamper(settings.SIGNING_FOLDER / "stamp.p12")
    (tmp_path / "answer").write_bytes(stamping.answer((tmp_path / "question").read_bytes(), by=by))
    roots = "".join(file.read_text() for file in (settings.TRUST_FOLDER / "stamps").glob("*.pem"))
    (tmp_path / "roots.pem").write_text(roots)
    check = ["openssl", "ts", "-verify", "-queryfile", "question", "-in", "answer", "-CAfile", "roots.pem"]
    done = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Verification: OK" in done.stdout + done.stderr
