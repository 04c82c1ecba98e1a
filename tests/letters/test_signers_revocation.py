"""An authority is asked by OCSP, then for its list; only its own fresh word about this certificate is believed."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID

from tests.letters.pages import page
from tinggal.letters.examine import examine
from tinggal.letters.roots import read_roots
from tinggal.letters.signer import NotSigned
from tinggal.letters.signers.local_key import LocalKeySigner
from tinggal.letters.signers.stamps import SimulatedStamper
from tinggal.simulators.authority import Authority
from tinggal.simulators.key_files import packed

GOOD, REVOKED, UNKNOWN = ocsp.OCSPCertStatus.GOOD, ocsp.OCSPCertStatus.REVOKED, ocsp.OCSPCertStatus.UNKNOWN
HOUR = timedelta(hours=1)


@dataclass
class House:
    """An authority with a loopback server that tells of its certificates, and a signer under it."""

    folder: Path
    address: str
    told: dict[str, Callable[[], tuple[int, bytes]]]
    authority: Authority = field(default_factory=lambda: Authority.made("Authority on line"))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def __post_init__(self) -> None:
        self.certificate = self.issued(self.key.public_key(), *self._places())
        (self.folder / "trust" / "roots").mkdir(parents=True)
        (self.folder / "trust" / "roots" / "root.pem").write_bytes(self.authority.root.public_bytes(Encoding.PEM))
        (self.folder / "seal.p12").write_bytes(packed(self.key, self.certificate))
        stamper = SimulatedStamper(folder=self.folder / "signing", trust=self.folder / "trust")
        self.signer = LocalKeySigner(
            file=str(self.folder / "seal.p12"), passphrase="development", trust=self.folder / "trust", stamper=stamper
        )

    def issued(self, key: ec.EllipticCurvePublicKey, *extensions: x509.ExtensionType) -> x509.Certificate:
        plain = self.authority.seal("Seal on line", key)
        builder = x509.CertificateBuilder(plain.issuer, plain.subject, key, x509.random_serial_number())
        builder = builder.not_valid_before(plain.not_valid_before_utc).not_valid_after(plain.not_valid_after_utc)
        for one in plain.extensions:
            builder = builder.add_extension(one.value, critical=one.critical)
        for extra in extensions:
            builder = builder.add_extension(extra, critical=False)
        return builder.sign(self.authority.key, SHA256())

    def _places(self) -> tuple[x509.ExtensionType, ...]:
        responder = x509.UniformResourceIdentifier(f"{self.address}/ocsp")
        listing = x509.UniformResourceIdentifier(f"{self.address}/crl")
        access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, responder)
        point = x509.DistributionPoint([listing], None, None, None)
        return x509.AuthorityInformationAccess([access]), x509.CRLDistributionPoints([point])

    def answer(
        self, status: ocsp.OCSPCertStatus = GOOD, *, of: x509.Certificate | None = None, by: Authority | None = None,
        delegate: bool = False, at: datetime | None = None,
    ) -> bytes:  # fmt: skip
        at, by = at or datetime.now(UTC) - timedelta(minutes=1), by or self.authority
        over = at if status == REVOKED else None
        builder = ocsp.OCSPResponseBuilder().add_response(
            of or self.certificate, self.authority.root, SHA256(), status, at, at + HOUR, over, None
        )
        key, speaker = by.key, by.root
        if delegate:
            key = ec.generate_private_key(ec.SECP256R1())
            use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.OCSP_SIGNING])
            speaker = self.issued(key.public_key(), use, x509.OCSPNoCheck())
            builder = builder.certificates([speaker])
        builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, speaker)
        return builder.sign(key, SHA256()).public_bytes(Encoding.DER)

    def sign(self) -> bytes:
        return self.signer.sign(page(), reason="A", place="B")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    told: dict[str, Callable[[], tuple[int, bytes]]] = {}

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, body = told.get(self.path, lambda: (503, b""))()
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *said: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield House(folder=tmp_path, address=f"http://127.0.0.1:{server.server_port}", told=told)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("delegate", [False, True])
def test_an_answer_of_the_authority_or_its_delegate_goes_into_the_letter(delegate: bool, house: House) -> None:
    house.told["/ocsp"] = lambda: (200, house.answer(delegate=delegate))
    found = examine(house.sign(), roots=read_roots(house.folder / "trust"))
    assert (found.in_order, found.lasting, found.why) == (True, True, "")


def test_the_published_list_is_fetched_when_nobody_answers(house: House) -> None:
    house.told["/crl"] = lambda: (200, house.authority.revocations())
    assert examine(house.sign(), roots=read_roots(house.folder / "trust")).lasting


def test_a_revoked_certificate_signs_nothing_whoever_tells(house: House) -> None:
    house.told["/ocsp"] = lambda: (200, house.answer(REVOKED))
    with pytest.raises(NotSigned, match="is revoked"):
        house.sign()
    house.told["/ocsp"] = lambda: (503, b"")
    house.told["/crl"] = lambda: (200, house.authority.revocations(revoked=[house.certificate]))
    with pytest.raises(NotSigned, match="is revoked"):
        house.sign()


def test_what_is_not_the_fresh_word_of_this_authority_is_not_believed(house: House) -> None:
    stranger = Authority.made("Authority on line")
    other = house.issued(ec.generate_private_key(ec.SECP256R1()).public_key())
    past = datetime.now(UTC) - timedelta(days=3)
    refused = ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.TRY_LATER)
    for wrong in (
        lambda: house.answer(UNKNOWN),
        lambda: house.answer(by=stranger),
        lambda: house.answer(of=other),
        lambda: house.answer(at=past),
        lambda: refused.public_bytes(Encoding.DER),
        lambda: b"rubbish",
    ):
        house.told["/ocsp"] = lambda wrong=wrong: (200, wrong())  # type: ignore[misc]
        with pytest.raises(NotSigned, match=r"Nobody tells whether .* is revoked: http://127"):
            house.sign()
    house.told["/ocsp"] = lambda: (503, b"")
    for listing in (stranger.revocations(), house.authority.revocations(at=past, life=HOUR), b"rubbish"):
        house.told["/crl"] = lambda listing=listing: (200, listing)  # type: ignore[misc]
        with pytest.raises(NotSigned, match=r"Nobody tells whether .* is revoked: http://127"):
            house.sign()
