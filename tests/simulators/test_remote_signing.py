"""The simulated signing service signs for who knows the passphrase, locks after three wrong ones, and can fail."""

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from django.urls import reverse

from tinggal.simulators.remote_signing import Fault, Refused, SigningService

NUMBER = "3171012345670001"
DIGEST = hashlib.sha256(b"signed attributes").digest()
WORDS = "kata sandi kunci"
HOUSE = base64.b64encode(b"tinggal:simulated-remote-secret").decode()


@pytest.fixture
def service(settings: Any, tmp_path: Path) -> SigningService:
    settings.HOME, settings.TRUST_FOLDER = tmp_path, tmp_path / "trust"
    made = SigningService(folder=tmp_path / "simulators" / "remote-signing", trust=tmp_path / "trust")
    made.enrol(NUMBER, name="Kusuma Wardhana", passphrase=WORDS)
    return made


def post(
    body: dict[str, Any], *, credential: str = HOUSE, to: str = "remote_signing_sign"
) -> tuple[int, dict[str, Any]]:
    headers = {"Authorization": f"Basic {credential}"}
    address = reverse(f"simulators:{to}")
    answer = Client().post(address, body, content_type="application/json", headers=headers)
    return answer.status_code, answer.json()


def asked(**wishes: Any) -> dict[str, Any]:
    whole = {"user": NUMBER, "passphrase": WORDS, "digest": base64.b64encode(DIGEST).decode(), "algorithm": "SHA-256"}
    return {**whole, **wishes}


def test_it_signs_a_digest_with_the_key_of_the_certificate_it_shows(service: SigningService) -> None:
    _status, shown = post({"user": NUMBER}, to="remote_certificate")
    certificate = x509.load_pem_x509_certificate(shown["certificates"][0].encode())
    status, told = post(asked())
    key = certificate.public_key()
    assert status == 200
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(base64.b64decode(told["signature"]), DIGEST, ec.ECDSA(Prehashed(SHA256())))


def test_three_wrong_passphrases_lock_and_a_right_one_before_forgets_them(service: SigningService) -> None:
    for _ in range(2):
        assert post(asked(passphrase="salah")) == (403, {"error": "passphrase"})
    assert post(asked())[0] == 200
    for _ in range(3):
        assert post(asked(passphrase="salah"))[0] == 403
    assert post(asked()) == (423, {"error": "locked"})
    Client().post(reverse("simulators:remote_signing_fault"), {"number": NUMBER, "fault": "normal"})
    assert post(asked())[0] == 200


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [(Fault.DOWN, 503, "down"), (Fault.LOCKED, 423, "locked"), (Fault.EXPIRED, 409, "expired")],
)
def test_faults_are_played(fault: Fault, status: int, code: str, service: SigningService) -> None:
    service.play(NUMBER, fault=fault)
    assert post(asked()) == (status, {"error": code})


def test_a_slow_answer_is_slow(service: SigningService, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("tinggal.simulators.remote_signing.time.sleep", slept.append)
    service.play(NUMBER, fault=Fault.SLOW)
    assert post(asked())[0] == 200
    assert slept == [3.0]


def test_strangers_and_nonsense_are_refused(service: SigningService) -> None:
    assert post(asked(), credential=base64.b64encode(b"tinggal:guess").decode()) == (401, {"error": "credential"})
    assert post(asked(), credential="%%%")[0] == 401
    assert post(asked(user="3171012345670002")) == (404, {"error": "unknown"})
    assert post(asked(user="../../secrets"))[0] == 404
    for wrong in ({"digest": "%"}, {"digest": "AAAA"}, {"algorithm": "MD5"}):
        assert post(asked(**wrong))[0] == 400
    assert (post({})[0], post({}, to="remote_certificate")[0]) == (400, 400)
    assert post({"user": "1"}, to="remote_certificate") == (404, {"error": "unknown"})
    with pytest.raises(Refused):
        service.sign("x", digest=DIGEST, passphrase=WORDS)


def test_people_are_enrolled_on_its_page_and_their_passphrase_is_kept_nowhere(
    service: SigningService, tmp_path: Path
) -> None:
    client, page = Client(), reverse("simulators:remote_signing")
    typed = {"number": "3171012345670009", "name": "Hadi", "passphrase": "rahasia-hadi"}
    assert client.post(page, {**typed, "number": "12"}).status_code == 200
    assert client.post(page, typed).status_code == 302
    assert "Hadi" in client.get(page).content.decode()
    assert post(asked(user="3171012345670009", passphrase="rahasia-hadi"))[0] == 200
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"rahasia-hadi" not in kept
    assert client.post(reverse("simulators:remote_signing_fault"), {"number": "1"}).status_code == 302
