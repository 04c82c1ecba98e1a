"""Genuine letters made without the rest of Tinggal: typeset by Typst, signed by pyHanko, in a small log."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from asn1crypto import x509 as asn1
from asn1crypto.keys import PrivateKeyInfo
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.checker.trees import Tree
from tinggal.checker.cms import canonical
from tinggal.checker.leaves import commit
from tinggal.checker.notes import COSIGNATURE, ED25519, Head, VerifierKey, cosign, sign
from tinggal.checker.proofs import Proof
from tinggal.checker.trust import Trust

DAY = date(2026, 11, 22)
SIGNED_AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # ten in the morning in Jakarta
ORIGIN = "tinggal.example/log"
NONCE = b"n" * 32
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
SAID: dict[str, Any] = {
    "kind": "approval",
    "written": {
        "number": "IMI.2-GR.01.04-000123 TAHUN 2026",
        "dated": DAY.isoformat(),
        "reference": "TG-7K3M-9QXA-5",
        "short_code": "7K3M-9QXA-5VBN",
        "holder": {"name": "Anna Katharina Müller", "passport": "C01X0006H", "nationality_code": "D"},
        "specimen": False,
    },
    "permit": {"index": "E23", "valid_from": "2026-11-22", "valid_until": "2027-11-21"},
}
TEMPLATE = """
#set document(title: "Surat", date: datetime(year: 2026, month: 11, day: 22))
#for (name, data) in json(bytes(sys.inputs.at("attached"))) {
  pdf.attach(name, bytes(data), relationship: "data", mime-type: "text/plain", description: name)
}
= Surat persetujuan
"""


@dataclass(frozen=True)
class Signer:
    """A key with its certificate and those between it and the root."""

    key: Key
    certificate: x509.Certificate
    root: x509.Certificate
    between: tuple[x509.Certificate, ...] = ()


def name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def certificate(
    words: str, *, key: Key, issuer: str, by: Key, authority: bool = False, stamping: bool = False,
    until: datetime = SIGNED_AT + timedelta(days=9000), length: int | None = None, signs: bool = True,
) -> x509.Certificate:  # fmt: skip
    usage = x509.KeyUsage(
        digital_signature=signs and not authority, content_commitment=signs and not authority,
        key_cert_sign=authority, crl_sign=authority, key_encipherment=not signs, data_encipherment=False,
        key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    built = (
        x509.CertificateBuilder(name(issuer), name(words), key.public_key(), x509.random_serial_number())
        .not_valid_before(SIGNED_AT - timedelta(days=3000))
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=length if authority else None), critical=True)
        .add_extension(usage, critical=True)
    )
    if stamping:
        built = built.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return built.sign(by, SHA256())


def fresh(words: str = "Seal", *, key: Key | None = None, root_length: int | None = None, **wishes: Any) -> Signer:
    """A signer directly under a new root."""
    key, top = key or ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = certificate("Root", key=top, issuer="Root", by=top, authority=True, length=root_length)
    return Signer(key, certificate(words, key=key, issuer="Root", by=top, **wishes), root)


def deep(*, root_length: int | None = None) -> Signer:
    """A signer with an authority between it and the root."""
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(3)]
    root = certificate("Root", key=keys[0], issuer="Root", by=keys[0], authority=True, length=root_length)
    middle = certificate("Middle", key=keys[1], issuer="Root", by=keys[0], authority=True)
    return Signer(keys[2], certificate("Seal", key=keys[2], issuer="Middle", by=keys[1]), root, (middle,))


@dataclass(frozen=True)
class House:
    """All private keys that a letter needs, and the trust that goes with them."""

    signer: Signer
    stamper: Signer
    log: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    witnesses: tuple[Ed25519PrivateKey, ...] = field(
        default_factory=lambda: tuple(Ed25519PrivateKey.generate() for _ in range(3))
    )

    @property
    def trust(self) -> Trust:
        return Trust(
            origin=ORIGIN,
            log=VerifierKey.of(self.log, name=ORIGIN, kind=ED25519),
            witnesses=tuple(
                VerifierKey.of(key, name=f"w{number}.example", kind=COSIGNATURE)
                for number, key in enumerate(self.witnesses)
            ),
            quorum=2,
            signer_roots=(self.signer.root.public_bytes(Encoding.DER),),
            stamp_roots=(self.stamper.root.public_bytes(Encoding.DER),),
        )


@cache
def house() -> House:
    return House(signer=fresh(), stamper=fresh("Stamper", key=rsa.generate_private_key(65537, 2048), stamping=True))


def payload(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def proven(
    filed: bytes, *, by: House, word: str = "ISSUE1", seen: Sequence[datetime] = (SIGNED_AT, SIGNED_AT), index: int = 4
) -> Proof:
    """The proof for a payload that stands in a log of seven leaves; ``seen``: when each witness saw it."""
    leaves = [b"ISSUE1" + bytes([number]) * 32 for number in range(7)]
    leaves[index] = commit(word, nonce=NONCE, payload=filed)
    tree = Tree(leaves)
    head = Head(ORIGIN, len(leaves), tree.root(len(leaves)))
    lines = [
        cosign(head.body(), name=f"w{number}.example", key=by.witnesses[number], at=int(moment.timestamp()))
        for number, moment in enumerate(seen)
    ]
    checkpoint = sign(head.body(), name=ORIGIN, key=by.log) + "".join(lines)
    return Proof(NONCE, index, tuple(tree.inclusion(index, len(leaves))), checkpoint)


def typeset(attached: dict[str, str]) -> bytes:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "letter.typ"
        source.write_text(TEMPLATE)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
        compiler = typst.Compiler(input=source, root=folder, font_paths=fonts)
        pdf = compiler.compile(
            format="pdf", sys_inputs={"attached": json.dumps(attached)}, pdf_standards=["a-3a", "ua-1"]
        )
    assert isinstance(pdf, bytes)
    return pdf


class OneWaySigner(SimpleSigner):
    """pyHanko's signer, which writes ECDSA signatures in the one way that is accepted."""

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        made = super().sign_raw(data, digest_algorithm)
        key = x509.load_der_x509_certificate(self.signing_cert.dump()).public_key()
        return canonical(made, key=key) if isinstance(key, ec.EllipticCurvePublicKey) else made


def signed(
    pdf: bytes, *, by: Signer, stamper: Signer | None, allowed: MDPPerm = MDPPerm.NO_CHANGES, pss: bool = False
) -> bytes:
    """One certification signature, stamped by a stamper of pyHanko that always tells ``SIGNED_AT``."""
    others = SimpleCertificateStore()
    others.register_multiple([_asn1(one) for one in by.between])
    wishes = PdfSignatureMetadata(
        field_name="Signature", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, certify=True,
        docmdp_permissions=allowed,
    )  # fmt: skip
    stamps = stamper and DummyTimeStamper(_asn1(stamper.certificate), _private(stamper.key), fixed_dt=SIGNED_AT)
    maker = OneWaySigner(_asn1(by.certificate), _private(by.key), others, embed_roots=False, prefer_pss=pss)
    spec = SigFieldSpec("Signature", on_page=0, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True))
    signer = PdfSigner(wishes, signer=maker, timestamper=stamps, new_field_spec=spec)
    made = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), bytes_reserved=16_384)
    return bytes(made.getvalue())


def letter(said: dict[str, Any] = SAID, *, by: House | None = None, stamped: bool = True, **wishes: Any) -> bytes:
    """A genuine letter; the wishes are those of ``proven``."""
    by, filed = by or house(), payload(said)
    proof = proven(filed, by=by, **wishes)
    pdf = typeset({"letter.json": filed.decode(), "letter.tlog-proof": proof.text()})
    return signed(pdf, by=by.signer, stamper=by.stamper if stamped else None)


def with_signer(signer: Signer) -> House:
    return replace(house(), signer=signer)


def _private(key: Key) -> PrivateKeyInfo:
    return PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))


def _asn1(one: x509.Certificate) -> asn1.Certificate:
    return asn1.Certificate.load(one.public_bytes(Encoding.DER))
