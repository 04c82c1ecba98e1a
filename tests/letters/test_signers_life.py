"""Keys change and certificates end: old letters stay valid, and everybody is told in time."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.letters.pages import page
from tinggal.letters.examine import examine
from tinggal.letters.roots import read_roots
from tinggal.letters.signers.development import DevelopmentSigner, make_development_keys
from tinggal.letters.signers.expiry import expiry_warnings
from tinggal.letters.signers.stamps import SimulatedStamper
from tinggal.simulators.authority import Authority

NOW = datetime.now(UTC)


def signer(folder: Path) -> DevelopmentSigner:
    stamper = SimulatedStamper(folder=folder / "signing", trust=folder / "trust")
    return DevelopmentSigner(file=str(folder / "signing" / "signer.p12"), trust=folder / "trust", stamper=stamper)


def test_after_a_new_key_letters_of_the_old_one_stay_valid(settings: Any, tmp_path: Path) -> None:
    settings.SIGNING_FOLDER, settings.TRUST_FOLDER = tmp_path / "signing", tmp_path / "trust"
    old = signer(tmp_path)
    before, said = old.sign(page(), reason="A", place="B"), StringIO()
    call_command("rotate_signing_key", stdout=said)
    new = signer(tmp_path)
    after = new.sign(page(), reason="A", place="B")
    assert "new key" in said.getvalue()
    assert old.signatory().certificate != new.signatory().certificate
    for letter in (before, after):
        found = examine(letter, roots=read_roots(tmp_path / "trust"))
        assert (found.in_order, found.lasting) == (True, True)
    assert sorted(file.name for file in (tmp_path / "signing").iterdir()) == ["signer.p12", "stamp.p12"]
    in_use = [file.name.split("-")[0] for file in (tmp_path / "trust" / "certificates").iterdir()]
    assert sorted(in_use) == ["signer", "stamp"]


def test_production_is_told_where_real_keys_come_from(settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match=r"docs/howto/sign\.md"):
        call_command("rotate_signing_key")


def test_the_drill_can_be_run_by_hand() -> None:
    said = StringIO()
    call_command("compromise_drill", stdout=said)
    assert said.getvalue().splitlines() == [
        "signed before the theft: valid",
        "signed by the thief, after it: not valid: The signer's key had been stolen when this was signed.",
        "signed with the new key: valid",
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [(61, ""), (59, "order the new one"), (29, "must come this month"), (6, "or letters stop"), (-1, "ended on")],
)
def test_a_certificate_that_ends_is_announced_60_30_and_7_days_before(days: int, words: str, tmp_path: Path) -> None:
    authority = Authority.made("Long CA")
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    ends = NOW + timedelta(days=days)
    certificate = authority.seal("Seal of the house", key, at=ends - timedelta(days=300), life=timedelta(days=300))
    (tmp_path / "certificates").mkdir()
    (tmp_path / "certificates" / "signer.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    told = expiry_warnings(trust=tmp_path, now=NOW)
    assert len(told) == (1 if words else 0)
    assert all("Seal of the house" in one and words in one for one in told)


def test_an_authority_that_ended_after_its_time_is_nobodys_worry(tmp_path: Path) -> None:
    make_development_keys(tmp_path / "signing", tmp_path / "trust")
    assert expiry_warnings(trust=tmp_path / "trust", now=NOW) == []
    near = NOW + timedelta(days=3650 - 20)
    told = expiry_warnings(trust=tmp_path / "trust", now=near)
    assert len(told) == 2
    for file in (tmp_path / "trust" / "certificates").iterdir():
        file.unlink()
    assert expiry_warnings(trust=tmp_path / "trust", now=near + timedelta(days=40)) == []
    assert expiry_warnings(trust=tmp_path / "nowhere", now=NOW) == []
