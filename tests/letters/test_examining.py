"""Nothing that was touched after signing is ever in order, and nobody else's signature is trusted."""

import io
import random
import shutil
import subprocess
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import LazySettings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.letters.pages import page
from tinggal.checker.der import first
from tinggal.letters.archive import with_another_stamp
from tinggal.letters.drill import drill
from tinggal.letters.examine import examine, examine_archived
from tinggal.letters.roots import Roots, read_roots
from tinggal.letters.signers.development import SEAL, DevelopmentSigner
from tinggal.letters.signers.stamps import SimulatedStamper
from tinggal.lib import der
from tinggal.simulators import stamping
from tinggal.simulators.authority import Authority


def test_a_signed_letter_is_in_order(signed: bytes, roots: Roots) -> None:
    found = examine(signed, roots=roots)
    assert (found.in_order, found.whole, found.trusted, found.changed_after, found.why) == (True, True, True, False, "")
    assert found.signed_by == SEAL
    assert (found.stamped, found.lasting) == (True, True)
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


def test_a_letter_signed_by_another_key_is_whole_but_not_trusted(
    unsigned: bytes, keys: Path, roots: Roots, tmp_path: Path
) -> None:
    shutil.copytree(keys / "trust", tmp_path / "trust")
    stamper = SimulatedStamper(folder=keys / "signing", trust=tmp_path / "trust")
    forger = DevelopmentSigner(file=str(tmp_path / "signer.p12"), trust=tmp_path / "trust", stamper=stamper)
    found = examine(forger.sign(unsigned, reason="Persetujuan", place="Jakarta"), roots=roots)
    assert (found.in_order, found.whole, found.trusted) == (False, True, False)
    assert found.why == "The signature is not by a signer we trust."


def test_an_unsigned_file_a_picture_and_rubbish_are_answered_in_words(unsigned: bytes, roots: Roots) -> None:
    assert examine(unsigned, roots=roots).why == "The file is not signed."
    for rubbish in (b"", b"\x89PNG\r\n", b"%PDF-1.7\n%%EOF", random.Random(1).randbytes(5000)):
        assert examine(rubbish, roots=roots).why == "The file is damaged, or it is not a signed PDF."


def test_even_a_time_stamp_after_the_signature_is_a_change(
    signed: bytes, keys: Path, roots: Roots, settings: LazySettings
) -> None:
    settings.TRUST_FOLDER = keys / "trust"
    stamper = SimulatedStamper(folder=keys / "signing", trust=keys / "trust")
    copy, _token = with_another_stamp(signed, stamper=stamper)
    assert not examine(copy, roots=roots).in_order
    assert examine_archived(copy, original=signed, roots=roots).in_order
    again, _token = with_another_stamp(copy, stamper=stamper)
    assert examine_archived(again, original=signed, roots=roots).in_order


def test_an_archive_copy_with_anything_else_or_of_another_letter_is_not_in_order(
    signed: bytes, signer: DevelopmentSigner, keys: Path, roots: Roots, settings: LazySettings
) -> None:
    settings.TRUST_FOLDER = keys / "trust"
    stamper = SimulatedStamper(folder=keys / "signing", trust=keys / "trust")
    copy, _token = with_another_stamp(signed, stamper=stamper)
    other = signer.sign(page(), reason="Lain", place="Jakarta")
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    front = writer.root["/Pages"]["/Kids"][0]
    front["/Rotate"] = writer.root["/Pages"]["/Count"]
    writer.update_container(front)
    turned = io.BytesIO()
    writer.write(turned)
    disguised, _token = with_another_stamp(turned.getvalue(), stamper=stamper)
    for wrong, original in ((signed, signed), (copy + b"\n", signed), (copy, other), (disguised, signed)):
        assert not examine_archived(wrong, original=original, roots=roots).in_order
    assert examine_archived(copy, original=copy, roots=roots).why == "The file is signed twice."


def test_nothing_can_be_put_beside_the_signature(signed: bytes, roots: Roots) -> None:
    """Neither another attribute or certificate, nor a second stamp, nor words among the zeros; nor can the stamp go."""
    start = signed.index(b"/Contents <") + len(b"/Contents <")
    end = signed.index(b">", start)
    message, _zeros = first(bytes.fromhex(signed[start:end].decode()))
    name, wrapped = message.parts()
    version, digests, content, certificates, signers = wrapped.parts()[0].parts()
    *fields, unsigned = signers.parts()[0].parts()
    (attribute,) = unsigned.parts()

    def examined(*, beside: bytes = attribute.whole, held: bytes = certificates.content, end_with: bytes = b"") -> bool:
        signer = der.sequence(*(one.whole for one in fields), der.explicit(1, beside) if beside else b"")
        parts = (version.whole, digests.whole, content.whole, der.explicit(0, held), der.set_of(signer))
        told = der.sequence(name.whole, der.explicit(0, der.sequence(*parts))) + end_with
        filled = told.hex().upper().encode().ljust(end - start, b"0")
        return examine(signed[:start] + filled + signed[end:], roots=roots).in_order

    note = der.sequence(der.oid("1.2.3.4.5"), der.set_of(der.text("note")))
    token = attribute.parts()[1].content
    assert examined()
    assert not examined(beside=b"")
    assert not examined(beside=attribute.whole + note)
    assert not examined(beside=note)
    assert not examined(beside=attribute.whole * 2)
    assert not examined(beside=der.sequence(attribute.parts()[0].whole, der.tagged(0x31, token, token)))
    assert not examined(held=certificates.content + _stranger())
    assert not examined(end_with=b"note")


def _stranger() -> bytes:
    return Authority.made("Stranger").root.public_bytes(Encoding.DER)


def test_a_stolen_key_signs_nothing_that_counts_after_the_theft(
    signed: bytes, signer: DevelopmentSigner, keys: Path, tmp_path: Path
) -> None:
    shutil.copytree(keys / "trust", tmp_path / "trust")
    stamped_at = examine(signed, roots=read_roots(tmp_path / "trust")).signed_at
    assert stamped_at is not None
    marks = {
        "signer": sha256(signer.signatory().certificate.public_bytes(Encoding.DER)).hexdigest(),
        "stamper": sha256(_stamper_of(keys)).hexdigest(),
    }
    second = timedelta(seconds=1)

    def judged(**since: datetime) -> tuple[bool, str]:
        lines = "".join(f"{marks[name]} {moment.isoformat()}\n" for name, moment in since.items())
        (tmp_path / "trust" / "revoked.txt").write_text("# a drill\n" + lines)
        found = examine(signed, roots=read_roots(tmp_path / "trust"))
        return found.in_order, found.why

    stolen = "The signer's key had been stolen when this was signed."
    assert judged(signer=stamped_at + second) == (True, "")
    assert judged(signer=stamped_at) == (False, stolen)
    assert judged(stamper=stamped_at + second) == (True, "")
    assert judged(stamper=stamped_at - second) == (False, stolen)
    assert judged(signer=stamped_at + second, stamper=stamped_at + second) == (False, stolen)
    (tmp_path / "trust" / "revoked.txt").write_text("nonsense 2026-11-22T00:00:00Z\n")
    with pytest.raises(ValueError, match="nonsense"):
        read_roots(tmp_path / "trust")


def _stamper_of(keys: Path) -> bytes:
    return stamping.stamper(keys / "signing" / "stamp.p12").certificate.public_bytes(Encoding.DER)


def test_the_drill_for_a_stolen_key_ends_as_it_should(tmp_path: Path) -> None:
    trials = list(drill(tmp_path))
    assert [(trial.counts, trial.should) for trial in trials] == [(True, True), (False, False), (True, True)]


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed")
def test_pdfsig_accepts_the_signature_and_sees_the_whole_document_signed(signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(signed)
    said = subprocess.run(["pdfsig", str(tmp_path / "letter.pdf")], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
