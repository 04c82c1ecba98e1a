"""A country's signing authority, its signer and the seals they make, for tests."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from tinggal.checker.c40 import packed
from tinggal.checker.mrz import td2
from tinggal.checker.seal import Feature, make_seal
from tinggal.checker.seal_command import Certificates
from tinggal.checker.seal_header import Header
from tinggal.checker.seal_types import LEAF_INDEX, LETTER_KIND, LETTER_NUMBER

# The worked examples of BSI TR-03137 part 1, version 2.5, annexes C to H.
ARRIVAL = bytes.fromhex(
    "dc026abc6d32c8a519fc0f71341145f4fd020230a5621353d9a275735bd4134bc549133c133c133c133c133ca32519a519a4344a5e681ae7204b"
    "20d532cf4b7c133c133f030820d5201019a51aeaff404a1f218ca4392647ecff6c8abf9e796a78eebe0b1ac8cc25c4ee17eed961d1189091358d"
    "7d616f1a517abc747f6c4490ff159d4dcf50248b00b1e32e9e7805e7"
)
RESIDENCE = bytes.fromhex(
    "dc036abc6d32c8a727390f71341145f4fb0602305cba135875976ec066d417b59e8c6abc133c133c133c133c3fef3a2938ee43f1593d1ae52dbb"
    "26751fe64b7c133c136b0306d79519a65306ff40158cf5b0bb7fbda099e8e7c94abefc9677b2e71e9885f5cd9057a8bfcf930a6046bcf897650a"
    "f8f9b0343c034d2f64ce081f95fbf3d01292d1f8165ece27d327"
)
VISA = bytes.fromhex(
    "dc036abc6d32c8a72cb10f7134b798155d01022cdd52134a74da1347c6fed95cb89f9fce133c133c133c133c203833734aaf47f0c32f1a1e20eb"
    "2625393afe310403a00000050633be1fed20c6ff38d5573247608c9b64cae022c1c5249660e51ae316d600f974aac2129c3f093c359553140263"
    "04705cd24c1b8100711bd4411f068e8d93e8b7"
)
STICKER = bytes.fromhex(
    "dc036abc6d32c8a72cb10f7135b79815f9080106cf3519af974c02061a70208519a10310395e26b3d9a275735bd4cd485ca17176ff389101f305"
    "c9aa04d2ab00212c7cf65fefcaaf565a54538b2498d681a18839c92656526c40594b0b1da12a27f687a3501278dc4145b6e64afc"
)
TODAY = date(2026, 11, 22)
SIGNED = date(2026, 11, 20)
LINES = td2(
    name="Müller, Anna", number="000000042", nationality="D", born_on=date(1988, 3, 14), sex="F",
    until=date(2027, 11, 21),
)  # fmt: skip


@dataclass(frozen=True)
class Authority:
    """A signing key whose certificate an authority issued; ``trust`` holds both certificates."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    trust: Certificates

    def sign(self, message: bytes) -> bytes:
        """r and s."""
        r, s = decode_dss_signature(self.key.sign(message, ec.ECDSA(SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def authority(*, serial: int = 0x2A, since: date = date(2026, 1, 1), until: date = date(2030, 1, 1)) -> Authority:
    """A fresh authority and its signer IDIT, valid between two days."""
    top, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate("Test CSCA", top, by=top, serial=1, since=since, until=until)
    leaf = _certificate("IT", key, by=top, serial=serial, since=since, until=until)
    der = [one.public_bytes(Encoding.DER) for one in (root, leaf)]
    return Authority(key, leaf, Certificates((der[0],), (der[1],)))


@cache
def ours() -> Authority:
    """The authority most tests use."""
    return authority()


def permit(by: Authority | None = None, **changes: object) -> bytes:
    """A permit of Anna Müller, sealed by ``ours``; ``changes`` are fields of the header."""
    fields = {
        "country": "IDN", "signer": "IDIT", "reference": "2A", "issued": SIGNED, "signed": SIGNED, "definition": 0xFB,
        "category": 0x06,
    }  # fmt: skip
    features = (
        Feature(2, packed(LINES.replace("\n", ""))),
        Feature(3, packed("C01X0006H")),
        Feature(LETTER_NUMBER, b"IMI.2-GR.01.04-000123 TAHUN 2026"),
        Feature(LEAF_INDEX, b"\x2a"),
        Feature(LETTER_KIND, packed("PERMIT")),
    )
    return make_seal(Header(**(fields | changes)), features, sign=(by or ours()).sign)  # type: ignore[arg-type]


def _certificate(
    common: str,
    key: ec.EllipticCurvePrivateKey,
    *,
    by: ec.EllipticCurvePrivateKey,
    serial: int,
    since: date,
    until: date,
) -> x509.Certificate:
    def name(common: str) -> x509.Name:
        parts = ((NameOID.COUNTRY_NAME, "ID"), (NameOID.COMMON_NAME, common))
        return x509.Name([x509.NameAttribute(oid, words) for oid, words in parts])

    times = [datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (since, until)]
    return (
        x509.CertificateBuilder(name("Test CSCA"), name(common), key.public_key(), serial, *times)
        .add_extension(x509.BasicConstraints(ca=key is by, path_length=None), critical=True)
        .sign(by, SHA256())
    )
