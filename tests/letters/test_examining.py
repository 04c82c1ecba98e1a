"""Nothing that was touched after signing is ever in order, and nobody else's signature is trusted."""

import io
import random
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.letters.conftest import Roots
from tinggal.letters.examine import examine
from tinggal.letters.signers.development import SEAL, DevelopmentSigner


def test_a_signed_letter_is_in_order(signed: bytes, roots: Roots) -> None:
    found = examine(signed, roots=roots)
    assert (found.in_order, found.whole, found.trusted, found.changed_after, found.why) == (True, True, True, False, "")
    assert found.signed_by == SEAL
    assert found.signed_at is not None


def test_one_changed_byte_anywhere_is_never_in_order(signed: bytes, roots: Roots) -> None:
    chance = random.Random(20261122)
    gap = signed.index(b"/Contents <")
    places = [chance.randrange(len(signed)) for _ in range(200)] + [
        chance.randrange(gap, gap + 2200) for _ in range(60)
    ]
    for place in places:
        touched = bytearray(signed)
        touched[place] = chance.choice([value for value in range(256) if value != signed[place]])
        found = examine(bytes(touched), roots=roots)
        assert not found.in_order, place
        assert found.why


def test_a_byte_added_or_cut_off_at_the_end_is_not_in_order(signed: bytes, roots: Roots) -> None:
    for touched in (signed + b"\n", signed + b"%", signed[:-1], signed[:-40], b"\n" + signed, b""):
        assert not examine(touched, roots=roots).in_order


def test_an_appended_update_is_seen_as_a_change_after_signing(signed: bytes, roots: Roots) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = writer.root["/Pages"]["/Count"]
    writer.update_container(page)
    changed = io.BytesIO()
    writer.write(changed)
    found = examine(changed.getvalue(), roots=roots)
    assert (found.in_order, found.changed_after, found.whole) == (False, True, False)
    assert found.why == "The file was changed after it was signed."


def test_a_letter_written_anew_by_another_program_is_not_in_order(signed: bytes, roots: Roots) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        pdf.save(out)
    assert not examine(out.getvalue(), roots=roots).in_order


def test_a_letter_signed_by_another_key_is_whole_but_not_trusted(unsigned: bytes, roots: Roots, tmp_path: Path) -> None:
    forger = DevelopmentSigner(file=str(tmp_path / "signer.p12"))
    found = examine(forger.sign(unsigned, reason="Persetujuan", place="Jakarta"), roots=roots)
    assert (found.in_order, found.whole, found.trusted) == (False, True, False)
    assert found.why == "The signature is not by a signer we trust."


def test_an_unsigned_file_a_picture_and_rubbish_are_answered_in_words(unsigned: bytes, roots: Roots) -> None:
    assert examine(unsigned, roots=roots).why == "The file is not signed."
    for rubbish in (b"", b"\x89PNG\r\n", b"%PDF-1.7\n%%EOF", random.Random(1).randbytes(5000)):
        assert examine(rubbish, roots=roots).why == "The file is damaged, or it is not a signed PDF."


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed")
def test_pdfsig_accepts_the_signature_and_sees_the_whole_document_signed(signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(signed)
    said = subprocess.run(["pdfsig", str(tmp_path / "letter.pdf")], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
