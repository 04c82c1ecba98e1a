"""The command tinggal-verify, as a program of the house and as a single file for anybody."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.checker import made
from tinggal.checker.bundling import single_file
from tinggal.checker.command import main
from tinggal.checker.revocations import Ending, Revocations
from tinggal.checker.trust import BadTrust, Trust

REACHABLE = ("cryptography", "cffi", "_cffi_backend", "pycparser", "typing_extensions")
STARTER = """
import runpy, sys
sys.path.append(sys.argv[1])
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Keys, a list that ends the letter, a genuine letter, an expired one and one that was changed."""
    house, letter = made.house(), made.letter(made.SAID | {"permit": {"valid_until": None}})
    ended = Revocations(made.ORIGIN, 7, 1_800_000_000, {4: Ending("revoked", date(2026, 11, 30))})
    files = {
        "keys.json": house.trust.to_json().encode(),
        "list.txt": ended.signed(key=house.log).encode(),
        "genuine.pdf": letter,
        "expired.pdf": made.letter(made.SAID | {"permit": {"valid_until": "2020-01-01"}}),
        "changed.pdf": letter.replace(b"(Surat)", b"(Sura!)", 1),
        "longer.pdf": letter + b"\n",
        "notes.txt": b"Not a letter.",
    }
    assert files["changed.pdf"] != letter
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


ALTERED = ("changed.pdf", "longer.pdf", "notes.txt")
ANSWERS: list[tuple[str, list[str], int]] = [
    ("genuine", ["genuine.pdf"], 0),
    *((name, [name], 1) for name in ALTERED),
    ("nowhere", ["nowhere.pdf"], 2),
    ("expired", ["expired.pdf"], 3),
    ("revoked", ["--revocations", "list.txt", "genuine.pdf"], 3),
    ("the worst counts", ["expired.pdf", "genuine.pdf", "changed.pdf", "nowhere.pdf"], 1),
    ("unread is worse than ended", ["expired.pdf", "nowhere.pdf"], 2),
    ("a wrong list", ["--revocations", "notes.txt", "genuine.pdf"], 2),
]


@pytest.mark.parametrize(("arguments", "code"), [one[1:] for one in ANSWERS], ids=[one[0] for one in ANSWERS])
def test_the_exit_code_tells_the_answer(
    arguments: list[str], code: int, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert main(["--keys", "keys.json", *arguments]) == code
    captured = capsys.readouterr()
    assert captured.out + captured.err


def test_it_answers_in_five_languages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = {"id": "BERLAKU", "en": "VALID", "zh": "有效", "ja": "有効", "ko": "유효"}
    for language, word in words.items():
        main(["--keys", str(folder / "keys.json"), "--lang", language, str(folder / "genuine.pdf")])
        assert capsys.readouterr().out.startswith(word)


def test_it_tells_what_it_cannot_know(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--keys", str(folder / "keys.json"), str(folder / "genuine.pdf")])
    told = capsys.readouterr().out
    assert "there was no list to look at" in told
    assert "Name: Anna Katharina Müller" in told


def test_programs_get_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--keys", str(folder / "keys.json"), "--json", str(folder / "genuine.pdf"), str(folder / "changed.pdf")])
    first, second = json.loads(capsys.readouterr().out)
    assert (first["state"], second["state"]) == ("valid", "not_valid")
    assert first["facts"]["number"] == made.SAID["written"]["number"]
    assert second["facts"] == {}


def test_keys_that_lie_beside_a_letter_are_not_trusted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TRUST_FOLDER", str(folder / "nowhere"))
    assert main(["genuine.pdf"]) == 2
    assert "keys" in capsys.readouterr().err
    monkeypatch.setenv("TRUST_FOLDER", str(folder / "keys.json"))
    assert main(["genuine.pdf"]) == 0


def test_a_seal_is_told_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--keys", str(folder / "keys.json"), "--seal", "dc03ffff"]) == 1
    assert capsys.readouterr().out
    (folder / "seal.bin").write_bytes(bytes.fromhex("dc03ffff"))
    assert main(["--keys", str(folder / "keys.json"), "--seal", str(folder / "seal.bin")]) == 1
    assert main(["--keys", str(folder / "keys.json"), "--seal", "nothing of the kind"]) == 2


def test_a_trust_folder_will_do(folder: Path) -> None:
    trust, place = made.house().trust, folder / "trust"
    for sub, one in (("roots", made.house().signer), ("stamps", made.house().stamper)):
        (place / sub).mkdir(parents=True)
        (place / sub / "root.pem").write_bytes(one.root.public_bytes(made.Encoding.PEM))
    (place / "log.vkey").write_text(trust.log.vkey + "\n")
    witnesses = "".join(f"{witness.vkey} https://{witness.name}/\n" for witness in trust.witnesses)
    (place / "witnesses.txt").write_text("# who vouches\n" + witnesses)
    assert Trust.from_folder(place, origin=made.ORIGIN, quorum=2) == replace(trust, stamped_from=0)
    (place / "stamps" / "from.txt").write_text("12\n")
    assert Trust.from_folder(place, origin=made.ORIGIN, quorum=2) == replace(trust, stamped_from=12)
    (place / "stamps" / "from.txt").write_text("never\n")
    assert Trust.from_folder(place, origin=made.ORIGIN, quorum=2) == trust
    assert Trust.from_json(trust.to_json()) == trust
    assert main(["--keys", str(place), str(folder / "genuine.pdf")]) == 0
    with pytest.raises(BadTrust):
        Trust.from_folder(place, origin="other.example/log", quorum=2)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"origin": 1}', "x"])
def test_files_that_are_no_keys_are_refused(text: str) -> None:
    with pytest.raises(BadTrust):
        Trust.from_json(text)


@pytest.fixture
def alone(folder: Path) -> Path:
    """The single file in a folder from which nothing but the library cryptography can be reached."""
    (folder / "tinggal_verify.py").write_text(single_file(made.house().trust))
    (folder / "keys.json").unlink()
    (folder / "libraries").mkdir()
    for name in REACHABLE:
        found = find_spec(name)
        if found and found.origin:
            place = Path(found.origin)
            place = place.parent if place.name == "__init__.py" else place
            (folder / "libraries" / place.name).symlink_to(place)
    return folder


def run_alone(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", "-c", STARTER, "libraries", "tinggal_verify.py", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def test_the_single_file_needs_nothing_else(alone: Path) -> None:
    genuine = run_alone(alone, "genuine.pdf")
    assert (genuine.returncode, genuine.stderr) == (0, "")
    assert genuine.stdout.startswith("VALID")
    assert "there was no list to look at" in genuine.stdout
    assert run_alone(alone, "--revocations", "list.txt", "genuine.pdf").returncode == 3
    assert run_alone(alone, "expired.pdf").returncode == 3
    assert run_alone(alone, "nowhere.pdf").returncode == 2
    altered = run_alone(alone, "--json", *ALTERED)
    assert altered.returncode == 1
    answers: list[dict[str, Any]] = json.loads(altered.stdout)
    assert [answer["state"] for answer in answers] == ["not_valid"] * len(ALTERED)


def test_the_single_file_trusts_the_keys_given_to_it_only(alone: Path) -> None:
    other = made.House(signer=made.fresh(), stamper=made.house().stamper)
    (alone / "other.json").write_text(other.trust.to_json())
    assert run_alone(alone, "--keys", "other.json", "genuine.pdf").returncode == 1
    (alone / "tinggal_verify.py").write_text(single_file(other.trust))
    assert run_alone(alone, "genuine.pdf").returncode == 1
