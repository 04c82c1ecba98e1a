"""What a signature leaves in the file: one update with stamp and long-term data, PDF/A as before, nothing after it."""

import io
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import crl
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore

from tests.letters import pdfa
from tests.letters.pages import page
from tinggal.checker import der, pdf
from tinggal.checker.certificates import check_signer
from tinggal.checker.cms import DATA, verify
from tinggal.checker.stamps import stamp
from tinggal.letters.examine import examine
from tinggal.letters.roots import Roots, read_roots
from tinggal.letters.signer import NotSigned
from tinggal.letters.signers.development import DevelopmentSigner
from tinggal.letters.signers.local_key import LocalKeySigner
from tinggal.letters.signers.long_term import read_certificates
from tinggal.letters.signers.stamps import SimulatedStamper
from tinggal.simulators.authority import Authority
from tinggal.simulators.key_files import packed


class Made:
    """A signer of a test's own authority, with what it trusts."""

    def __init__(self, folder: Path, **wishes: Any) -> None:
        self.trust, self.authority = folder / "trust", Authority.made("Test Authority")
        key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = self.authority.seal("Test Seal", key.public_key(), **wishes)
        folder.mkdir(exist_ok=True)
        (folder / "seal.p12").write_bytes(packed(key, self.certificate))
        for name in ("roots", "crls"):
            (self.trust / name).mkdir(parents=True, exist_ok=True)
        (self.trust / "roots" / "test.pem").write_bytes(self.authority.root.public_bytes(Encoding.PEM))
        self.publish()
        self.stamper = SimulatedStamper(folder=folder / "stamping", trust=self.trust)
        self.file = str(folder / "seal.p12")

    def publish(self, **wishes: Any) -> None:
        (self.trust / "crls" / "test.crl").write_bytes(self.authority.revocations(**wishes))

    def signer(self) -> LocalKeySigner:
        return LocalKeySigner(file=self.file, passphrase="development", trust=self.trust, stamper=self.stamper)

    def sign(self) -> bytes:
        return self.signer().sign(page(), reason="Persetujuan", place="Jakarta")


def test_one_update_holds_signature_stamp_and_long_term_data_and_nothing_follows(signed: bytes) -> None:
    assert signed.startswith(page())
    assert signed.count(b"startxref") == page().count(b"startxref") + 1
    reader = PdfFileReader(io.BytesIO(signed))
    start, first, second, length = reader.embedded_signatures[0].byte_range
    assert (start, second + length, reader.total_revisions) == (0, len(signed), 2)
    assert (signed[first : first + 3], signed[second - 1 : second]) == (b"<30", b">")
    store = DocumentSecurityStore.read_dss(reader)
    names = {one.subject.native["common_name"] for one in store.load_certs()}
    assert names == {
        "Tinggal Development Seal", "Tinggal Development CA",
        "Tinggal Development Time Stamper", "Tinggal Development Stamp CA",
    }  # fmt: skip
    lists = [crl.CertificateList.load(one.get_object().data) for one in store.crls]
    assert {one.issuer.native["common_name"] for one in lists} == {
        "Tinggal Development CA", "Tinggal Development Stamp CA",
    }  # fmt: skip


def test_the_checker_that_shares_no_code_with_the_signer_finds_signature_and_stamp(signed: bytes, keys: Path) -> None:
    found = pdf.read(signed)
    message, _zeros = der.first(found.message)
    held = verify(message, kind=DATA, detached=found.covered)
    check_signer(held.certificate)
    roots = [one.public_bytes(Encoding.DER) for one in read_certificates(keys / "trust" / "stamps")]
    seen = stamp(held.unsigned, signature=held.signature, roots=roots)
    assert seen is not None
    assert abs(seen.at - datetime.now(UTC)) < timedelta(hours=1)
    assert set(found.attached) == {"letter.json", "letter.tlog-proof"}


def test_the_document_keeps_its_own_description_and_stays_pdf_a(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(page())) as before, pikepdf.open(io.BytesIO(signed)) as after:
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        assert dict(after.docinfo) == dict(before.docinfo)
        assert after.trailer.ID[0] == before.trailer.ID[0]
        assert "/Version" not in after.Root
        assert after.Root.Perms.keys() == {"/DocMDP"}
        assert "/NeedAppearances" not in after.Root.AcroForm
        (rules,) = after.Root.Perms.DocMDP.Reference
        assert not {"/DigestMethod", "/DigestValue", "/DigestLocation"} & set(rules.keys())
        assert int(rules.TransformParams.P) == 1
        (widget,) = after.pages[0].Annots
        assert int(widget.F) & 0b111 == 0b100  # printed, neither hidden nor invisible
        left, bottom, right, top = (float(one) for one in widget.Rect)
        assert (left, bottom) == (right, top)  # of no size: needs no appearance
        assert max(right, top) < 0  # out of the page: needs no place in the structure
        assert str(widget.TU) == "Tanda tangan elektronik"
        assert len(after.Root.AcroForm.Fields) == 1
    added = set(pdfa.problems(signed)) - set(pdfa.problems(page()))
    assert added <= {"it does something when it is opened"}  # the form of the signature field, which PDF/A allows
    assert not re.search(rb"/(JavaScript|JS|Launch|XFA)\b", signed[len(page()) :])


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed")
def test_pdfsig_follows_the_signature_to_an_authority_it_was_given(keys: Path, signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(signed)
    said = subprocess.run(["pdfsig", str(tmp_path / "letter.pdf")], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
def test_openssl_verifies_signature_and_stamp(keys: Path, signed: bytes, tmp_path: Path) -> None:
    signature = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0]
    _start, first, second, _length = signature.byte_range
    (tmp_path / "covered").write_bytes(signed[:first] + signed[second:])
    message = signature.signed_data
    (tmp_path / "letter.p7").write_bytes(bytes.fromhex(signed[first + 1 : second - 1].decode()))
    (token,) = (one["values"][0] for one in signature.signer_info["unsigned_attrs"])
    (tmp_path / "token").write_bytes(token.dump())
    (tmp_path / "signature").write_bytes(message["signer_infos"][0]["signature"].native)
    root, stamps = (next((keys / "trust" / name).glob("*.pem")) for name in ("roots", "stamps"))
    letter = ["cms", "-verify", "-binary", "-inform", "DER", "-in", "letter.p7", "-content", "covered"]
    for command in (
        [*letter, "-purpose", "any", "-CAfile", str(root), "-out", "copy"],
        ["ts", "-verify", "-token_in", "-in", "token", "-data", "signature", "-CAfile", str(stamps)],
    ):
        done = subprocess.run(["openssl", *command], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_an_authority_we_do_not_trust_an_ended_and_a_revoked_certificate_sign_nothing(tmp_path: Path) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=30)
    with pytest.raises(NotSigned, match="valid only until"):
        Made(tmp_path / "ended", at=long_ago, life=timedelta(days=20)).sign()
    house = Made(tmp_path / "house")
    house.publish(revoked=[house.certificate])
    with pytest.raises(NotSigned, match="is revoked"):
        house.sign()
    house.publish()
    (house.trust / "roots" / "test.pem").unlink()
    with pytest.raises(NotSigned, match="We trust nobody who issued"):
        house.sign()


def test_without_a_word_about_revocations_nothing_is_signed(tmp_path: Path) -> None:
    house = Made(tmp_path)
    (house.trust / "crls" / "test.crl").unlink()
    with pytest.raises(NotSigned, match="names no place to ask"):
        house.sign()
    over = datetime.now(UTC) - timedelta(days=9)
    house.publish(at=over, life=timedelta(days=1))
    with pytest.raises(NotSigned, match="names no place to ask"):
        house.sign()
    stranger = Authority(name=house.authority.name, key=ec.generate_private_key(ec.SECP256R1()), root=house.certificate)
    (house.trust / "crls" / "test.crl").write_bytes(stranger.revocations())
    with pytest.raises(NotSigned, match="names no place to ask"):
        house.sign()


def test_long_term_data_is_asked_for_again_when_it_ends(tmp_path: Path) -> None:
    house = Made(tmp_path)
    house.publish(at=datetime.now(UTC) - timedelta(hours=1), life=timedelta(hours=1, seconds=2))
    signer = house.signer()
    assert examine(signer.sign(page(), reason="A", place="B"), roots=read_roots(house.trust)).lasting
    house.publish(revoked=[house.certificate])
    signer.sign(page(), reason="A", place="B")  # still by what it was told an hour ago
    signer._kept.clear()
    with pytest.raises(NotSigned, match="is revoked"):
        signer.sign(page(), reason="A", place="B")


def test_a_signature_of_another_authority_is_whole_but_not_trusted(signed: bytes, tmp_path: Path) -> None:
    house = Made(tmp_path)
    found = examine(signed, roots=read_roots(house.trust))
    assert (found.whole, found.trusted, found.in_order) == (True, False, False)
    assert found.why == "The signature is not by a signer we trust."


def test_a_stamp_of_another_stamper_is_not_trusted(signed: bytes, roots: Roots, tmp_path: Path) -> None:
    other = read_roots(Made(tmp_path).trust)
    found = examine(signed, roots=Roots(signers=roots.signers, stampers=other.stampers))
    assert (found.in_order, found.why) == (False, "The time stamp is not by a stamper we trust.")


def test_a_house_without_a_stamper_signs_without_a_stamp(keys: Path, settings: Any, roots: Roots) -> None:
    settings.PROVIDERS = {name: one for name, one in settings.PROVIDERS.items() if name != "stamper"}
    signer = DevelopmentSigner(file=str(keys / "signing" / "signer.p12"), trust=keys / "trust")
    found = examine(signer.sign(page(), reason="A", place="B"), roots=roots)
    assert (found.in_order, found.stamped, found.lasting) == (True, False, False)
