"""Letters of every version of the templates come out as the bytes they once were, whatever was typeset before them."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.letters.samples_more import PROOF, SEAL
from tinggal.letters import render

FILED = Path(__file__).parent / "earlier"  # never change these, nor the digests: they stand for letters people hold
DIGESTS = {
    ("2026-11b", "approval"): "8c3e6b509a59271c877ecb5467e5965190e942651796c23ec70853408fc0bbd4",
    ("2026-11b", "permit"): "b69852577df28852fbea4dbea8bfe384242a964164b8dd7a7c4721ea1ffea47b",
    ("2026-11b", "refusal"): "fef5fae84ac915a8eb37dbaa16d61de83f67a3882d994000155329354b24a6df",
    ("2026-11c", "approval"): "241e7ce5e3d165ad8cb6adbe32b4cbf58c52187481990b96b87e64315268daa8",
    ("2026-11c", "permit"): "95f02963fdce1631c0eb5cd5a72375728f777c261c1f7c3ebb676269dbd2bc0d",
    ("2026-11c", "refusal"): "fef5fae84ac915a8eb37dbaa16d61de83f67a3882d994000155329354b24a6df",
    ("2026-11d", "approval"): "2c2b593504549b70fef99062cecca0258e0b938ef08c622868c59dbdabdaf6dc",
    ("2026-11d", "permit"): "6b7ef77fa853fdb1d0b50afda8d963fe3badbf340c6cced15e4a9e092551d209",
    ("2026-11d", "refusal"): "fef5fae84ac915a8eb37dbaa16d61de83f67a3882d994000155329354b24a6df",
}
ALONE = """
import hashlib, sys
from tests.letters.test_earlier import typeset
print(hashlib.sha256(typeset(sys.argv[1], version=sys.argv[2])).hexdigest())
"""


def typeset(kind: str, *, version: str) -> bytes:
    """The letter as it was filed, with the proof and seal of the tests."""
    filed = (FILED / f"{kind}.json").read_text(encoding="utf-8")
    return render.render(kind, filed, proof=PROOF, seal=SEAL, version=version)


@pytest.mark.parametrize(("version", "kind"), DIGESTS)
def test_a_letter_of_any_version_comes_out_as_the_bytes_it_was(version: str, kind: str) -> None:
    assert hashlib.sha256(typeset(kind, version=version)).hexdigest() == DIGESTS[version, kind]


def test_every_version_is_among_them() -> None:
    folders = Path(render.__file__).parent.joinpath("typesetting").glob("*/fonts.json")
    assert {folder.parent.name for folder in folders} == {version for version, _kind in DIGESTS}


def test_what_the_compiler_remembers_of_other_letters_changes_nothing() -> None:
    command = (sys.executable, "-c", ALONE, "approval", render.TEMPLATE_VERSION)
    alone = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    typeset("permit", version=render.TEMPLATE_VERSION)
    assert alone == hashlib.sha256(typeset("approval", version=render.TEMPLATE_VERSION)).hexdigest()
