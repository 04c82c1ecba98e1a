"""``make seal-decode HEX=…``: one JSON object for any seal of the format, and plain words for anything else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate
from hypothesis import given
from hypothesis import strategies as st

from tests.checker.seals import LINES, RESIDENCE, STICKER, VISA, authority, ours, permit
from tinggal.checker.seal_command import Certificates, certificates, decode, main

ODD = "dc036abc6d32c8a727390f71341145f4fb07"


def test_our_permit_is_trusted() -> None:
    told = decode(permit().hex(), trust=ours().trust)
    assert told["mrz"] == LINES
    assert (told["version"], told["issuing_country"], told["signer"]) == (4, "IDN", "IDIT")
    assert (told["feature_definition"], told["document_type_category"]) == ("fb", "06")
    assert (told["issue_date"], told["signature_date"]) == ("2026-11-20", "2026-11-20")
    assert (told["passport_number"], told["document_type"]) == ("C01X0006H", "residence permit")
    assert (told["trusted"], told["why_not"]) == (True, [])


def test_a_forged_permit_is_not() -> None:
    assert decode(permit(authority()).hex(), trust=ours().trust)["trusted"] is False


@pytest.mark.parametrize(
    ("data", "name", "passport"),
    [(RESIDENCE, "residence permit", "UFO001979"), (VISA, "visa", "47110815P"), (STICKER, "address sticker", None)],
)
def test_seals_of_others_are_read_and_their_signer_is_unknown(data: bytes, name: str, passport: str | None) -> None:
    told = decode(data.hex(), trust=ours().trust)
    assert str(told["document_type"]).startswith(name)
    assert (told["passport_number"], told["trusted"]) == (passport, "unknown signer")


def test_a_kind_of_document_nobody_knows_is_guessed_at() -> None:
    told = decode(ODD + RESIDENCE.hex()[36:], trust=Certificates())
    assert (told["document_type"], told["guessed"], told["passport_number"]) == ("unknown", True, "UFO001979")
    assert str(told["mrz"]).startswith("ATD<<RESIDORCE<<ROLAND<<<<<<<<<<<<<<\n6525845096USA")
    plain = decode(ODD + "0702c3a90801000904eb0466a9ff02abcd", trust=Certificates())
    assert plain["features"] == [
        {"tag": 7, "hex": "c3a9", "guess": "é"},
        {"tag": 8, "hex": "00", "guess": None},
        {"tag": 9, "hex": "eb0466a9", "guess": "XK<CD"},
    ]
    assert plain["guessed"] is False


def test_a_seal_written_by_the_rule_of_the_other_version_is_shown_and_not_trusted() -> None:
    told = decode(ODD + "0480" + "00" * 128 + "ff02abcd", trust=Certificates())
    assert told["trusted"] is False
    assert "version" in str(told["why_not"])


@pytest.mark.parametrize("text", ["DC:03:", "0xdc 0x03 ", "  dc03\n", "DC-03,"])
def test_digits_may_be_written_in_many_ways(text: str) -> None:
    assert decode(text + RESIDENCE.hex()[4:], trust=Certificates())["signer"] == "DETS"


@given(st.text())
def test_anything_else_is_told_in_plain_words(text: str) -> None:
    assert set(decode(text, trust=Certificates())) == {"error"} or text.strip().lower().startswith("dc")


def test_certificates_come_from_the_trust_folder_or_from_keys_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRUST_FOLDER", str(tmp_path / "trust"))
    assert certificates() == Certificates()
    for name, der in zip(("ca", "signers"), (ours().trust.seal_roots, ours().trust.seal_signers), strict=True):
        (tmp_path / "trust" / "seal" / name).mkdir(parents=True)
        (tmp_path / "trust" / "seal" / name / "one.pem").write_text(_pem(der[0]))
    assert certificates() == ours().trust
    other = authority()
    keys = {"seal_roots": [_pem(other.trust.seal_roots[0])], "seal_signers": [_pem(other.trust.seal_signers[0])]}
    (tmp_path / "keys.json").write_text(json.dumps(keys))
    assert certificates() == other.trust
    (tmp_path / "keys.json").write_text("[]")
    assert certificates() == Certificates()


def test_the_command_needs_neither_django_nor_settings(tmp_path: Path) -> None:
    guard = "import sys; sys.modules['django'] = None; import runpy; runpy.run_module('tinggal.checker.seal_command', "
    code = guard + "run_name='__main__')"
    place = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": os.environ["PATH"], "TRUST_FOLDER": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", code, RESIDENCE.hex()],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=place,
        check=False,
    )
    assert (run.returncode, json.loads(run.stdout)["trusted"]) == (0, "unknown signer")


def test_bad_digits_end_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zz"]) == main([]) == main(["dc0"]) == 1
    assert "error" in capsys.readouterr().out


def _pem(der: bytes) -> str:
    return load_der_x509_certificate(der).public_bytes(Encoding.PEM).decode()
