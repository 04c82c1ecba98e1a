"""The seal of a letter: approvals read as residence permits, nothing else does, and the checker trusts our key."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import segno
from PIL import Image

from tests.checker.scans import needs_zbar, photo, scanned
from tests.letters import samples
from tinggal.checker.seal import parse_seal
from tinggal.checker.seal_check import SealVerdict, check_seal
from tinggal.checker.seal_command import Certificates, certificates_in
from tinggal.checker.seal_types import LETTER, PAYLOAD, RESIDENCE_PERMIT
from tinggal.checker.verdict import State
from tinggal.letters.content import Approval, Content, as_json, digest
from tinggal.letters.kinds import PERMITTING, Kind
from tinggal.letters.render import render
from tinggal.letters.sealing import seal_for
from tinggal.letters.signer import NotSigned
from tinggal.letters.signers.seal_key import DevelopmentSealKey, SealKey, make_seal_keys

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    signing, trust = tmp_path_factory.mktemp("signing"), tmp_path_factory.mktemp("trust")
    make_seal_keys(signing, trust)
    return signing, trust


@pytest.fixture(scope="module")
def sealer(folders: tuple[Path, Path]) -> DevelopmentSealKey:
    return DevelopmentSealKey(file=str(folders[0] / "seal.p12"))


@pytest.fixture(scope="module")
def trust(folders: tuple[Path, Path]) -> Certificates:
    return certificates_in(folders[1] / "seal")


def approval(**holder: Any) -> Approval:
    known = {"mrz_name": "Müller, Anna Katharina", "nationality_code": "D", "sex_code": "F"}
    return replace(
        samples.APPROVAL,
        written=replace(samples.WRITTEN, holder=replace(samples.WRITTEN.holder, **(known | holder))),
    )


def seal(content: Content, *, sealer: SealKey, kind: str = "approval", index: int = 4711) -> bytes:
    filed = json.loads(as_json(content))
    return seal_for(filed, kind=kind, index=index, number=content.written.number, signed_on=DAY, sealer=sealer)


def checked(data: bytes, trust: Certificates, *, today: date = DAY) -> SealVerdict:
    return check_seal(data, trust=trust, today=today)


def test_an_approval_reads_as_a_residence_permit(sealer: DevelopmentSealKey, trust: Certificates) -> None:
    data = seal(approval(), sealer=sealer)
    verdict = checked(data, trust)
    assert verdict.state is State.VALID
    assert verdict.facts == {
        "dated": "2026-11-22",
        "signed_at": "2026-11-22",
        "mrz": "IRIDNMUELLER<<ANNA<KATHARINA<<<<<<<<\n0000047117D<<8803148F2711210<<<<<<<2",
        "passport": "C01X0006H",
        "holder": "MUELLER, ANNA KATHARINA",
        "nationality": "D",
        "valid_until": "2027-11-21",
        "number": "IMI.2-GR.01.04-000123 TAHUN 2026",
        "log_index": "4711",
        "kind": "approval",
    }
    assert checked(data, trust, today=date(2027, 11, 22)).state is State.EXPIRED


def test_the_seal_knows_the_payload_and_is_always_the_same(sealer: DevelopmentSealKey) -> None:
    data = seal(approval(), sealer=sealer)
    assert seal(approval(), sealer=sealer) == data
    assert parse_seal(data).feature(PAYLOAD) == bytes.fromhex(digest(approval()))[:16]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in PERMITTING])
def test_no_other_letter_reads_as_a_permit(kind: Kind, sealer: DevelopmentSealKey, trust: Certificates) -> None:
    data = seal(samples.REFUSAL, sealer=sealer, kind=kind.value)
    verdict, found = checked(data, trust), parse_seal(data)
    assert ((found.definition, found.category), found.feature(2)) == (LETTER, None)
    assert (verdict.state, verdict.facts["kind"], verdict.facts["passport"]) == (State.VALID, kind.value, "C01X0006H")
    assert "mrz" not in verdict.facts


def test_a_permit_without_end_leaves_the_day_open(sealer: DevelopmentSealKey, trust: Certificates) -> None:
    unlimited = replace(approval(), permit=replace(samples.APPROVAL.permit, valid_until=None))
    verdict = checked(seal(unlimited, sealer=sealer, kind="permit"), trust, today=date(2036, 1, 1))
    assert verdict.state is State.VALID
    assert "valid_until" not in verdict.facts


@pytest.mark.parametrize(
    ("holder", "passport"),
    [({"passport": "ab 123-45"}, "AB12345"), ({"passport": "E1234567890"}, "E12345678"), ({"passport": "王"}, None)],
)
def test_passport_numbers_take_nine_places(
    holder: dict[str, str], passport: str | None, sealer: DevelopmentSealKey, trust: Certificates
) -> None:
    data = seal(approval(**holder), sealer=sealer)
    assert checked(data, trust).facts.get("passport") == passport
    assert parse_seal(data).definition == (RESIDENCE_PERMIT if passport else LETTER)[0]


def test_a_name_that_lines_cannot_show_is_not_sealed_as_a_permit(sealer: DevelopmentSealKey) -> None:
    found = parse_seal(seal(approval(mrz_name="王小明", name="王小明"), sealer=sealer))
    assert (found.definition, found.category) == LETTER


def test_what_the_form_did_not_ask_stays_open(sealer: DevelopmentSealKey, trust: Certificates) -> None:
    bare = approval(mrz_name="", nationality_code="", sex_code="", born_on=None)
    facts = checked(seal(bare, sealer=sealer), trust).facts
    assert (facts["holder"], facts["nationality"]) == ("ANNA KATHARINA MUELLER", "XXX")


def test_the_longest_seal_fits_a_qr_code_of_a_page(sealer: DevelopmentSealKey) -> None:
    ordinary = segno.make(seal(approval(), sealer=sealer), error="m", mode="byte", boost_error=False)
    assert int(ordinary.version) <= 11
    filed = json.loads(as_json(approval()))
    longest = seal_for(filed, kind="approval", index=999_999_999, number="9" * 80, signed_on=DAY, sealer=sealer)
    assert int(segno.make(longest, error="m", mode="byte", boost_error=False).version) <= 14


@pytest.fixture(scope="module")
def printed(sealer: DevelopmentSealKey) -> tuple[bytes, Image.Image]:
    """A seal, and the first page of its letter in print at 300 dpi."""
    data, filed = seal(approval(), sealer=sealer), as_json(approval())
    with pypdfium2.PdfDocument(render("approval", filed, proof="a proof", seal=data)) as letter:
        page = letter[0]
        picture = page.render(scale=300 / 72, grayscale=True).to_pil()
        page.close()
    return data, picture


@needs_zbar
def test_a_scan_of_the_letter_gives_the_same_bytes(printed: tuple[bytes, Image.Image], tmp_path: Path) -> None:
    data, picture = printed
    assert data in scanned(picture, tmp_path)


@needs_zbar
@pytest.mark.parametrize("seed", range(3))
def test_a_photo_of_the_letter_gives_the_same_bytes(
    seed: int, printed: tuple[bytes, Image.Image], tmp_path: Path
) -> None:
    data, picture = printed
    assert data in scanned(photo(picture, seed=seed), tmp_path)


def test_keys_made_at_the_same_time_are_one_key(tmp_path: Path) -> None:
    signing, trust = tmp_path / "signing", tmp_path / "trust"
    with ThreadPoolExecutor(8) as starters:
        list(starters.map(lambda _one: make_seal_keys(signing, trust), range(8)))
    make_seal_keys(signing, trust)
    key = DevelopmentSealKey(file=str(signing / "seal.p12"))
    assert [file.name for file in (trust / "seal" / "signers").iterdir()] == [f"{key.reference}.pem"]
    assert len(list((trust / "seal" / "ca").iterdir())) == len(list(signing.iterdir())) == 1
    assert (key.country, key.signer, key.simulated, len(key.reference)) == ("IDN", "IDIT", True, 8)
    assert (signing / "seal.p12").stat().st_mode & 0o077 == 0


def test_a_key_that_does_not_open_says_so(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    missing = SealKey(file=str(tmp_path / "none.p12"), passphrase="x")
    assert "no key file" in missing.check()[0]
    with pytest.raises(NotSigned):
        missing.sign(b"")
    closed = SealKey(file=str(folders[0] / "seal.p12"), passphrase="wrong")
    assert "does not open" in closed.check()[0]
    assert SealKey(file=str(folders[0] / "seal.p12"), passphrase="development").check() == []
