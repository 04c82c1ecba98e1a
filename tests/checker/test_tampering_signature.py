"""The signature itself can be written in one way only."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

from tests.checker import made
from tests.checker.made import SAID, house
from tests.checker.refusing import letter, refused
from tinggal.checker import der


def test_no_byte_of_the_signature_can_be_changed() -> None:
    whole = letter()
    start = whole.index(b"/Contents <") + 11
    length = len(der.first(bytes.fromhex(whole[start : whole.index(b">", start)].decode()))[0].whole)
    for place in range(start, start + 2 * length, 6):
        old = int(whole[place : place + 2], 16)
        refused(whole[:place] + b"%02X" % (old ^ 1) + whole[place + 2 :])


def in_gap(change: Callable[[cms.ContentInfo], bytes]) -> bytes:
    """The letter with another message in the place of its signature."""
    whole = letter()
    start = whole.index(b"/Contents <") + 11
    end = whole.index(b">", start)
    message = cms.ContentInfo.load(bytes.fromhex(whole[start:end].decode()))
    return whole[:start] + change(message).hex().upper().ljust(end - start, "0").encode() + whole[end:]


def without_stamp_but_other_attribute(message: cms.ContentInfo) -> bytes:
    signer = message["content"]["signer_infos"][0]
    signer["unsigned_attrs"] = [cms.CMSAttribute({"type": "signing_time", "values": [_now()]})]
    return message.dump(force=True)


def _now() -> cms.Time:
    return cms.Time({"utc_time": datetime(2026, 11, 22, tzinfo=UTC)})


def two_stamps(message: cms.ContentInfo) -> bytes:
    signer = message["content"]["signer_infos"][0]
    signer["unsigned_attrs"] = [*signer["unsigned_attrs"], *signer["unsigned_attrs"]]
    return message.dump(force=True)


def stamp_of_another_letter(message: cms.ContentInfo) -> bytes:
    other = made.letter(SAID | {"kind": "refusal"})
    start = other.index(b"/Contents <") + 11
    foreign = cms.ContentInfo.load(bytes.fromhex(other[start : other.index(b">", start)].decode()))
    message["content"]["signer_infos"][0]["unsigned_attrs"] = foreign["content"]["signer_infos"][0]["unsigned_attrs"]
    return message.dump(force=True)


def more_certificates(message: cms.ContentInfo) -> bytes:
    root = cms.CertificateChoices.load(house().signer.root.public_bytes(Encoding.DER))
    message["content"]["certificates"] = [*message["content"]["certificates"], root]
    return message.dump(force=True)


def turned(message: cms.ContentInfo) -> bytes:
    """An ECDSA signature (r, s) holds as (r, n - s) too; anybody can turn it."""
    signer = message["content"]["signer_infos"][0]
    r, s = decode_dss_signature(signer["signature"].native)
    signer["signature"] = encode_dss_signature(r, SECP256R1().group_order - s)
    return message.dump(force=True)


def turned_without_stamp(message: cms.ContentInfo) -> bytes:
    del message["content"]["signer_infos"][0]["unsigned_attrs"]
    return turned(message)


def two_signers(message: cms.ContentInfo) -> bytes:
    infos = message["content"]["signer_infos"]
    message["content"]["signer_infos"] = [infos[0], infos[0]]
    return message.dump(force=True)


def no_signer(message: cms.ContentInfo) -> bytes:
    message["content"]["signer_infos"] = []
    return message.dump(force=True)


def with_content(message: cms.ContentInfo) -> bytes:
    message["content"]["encap_content_info"]["content"] = b"x"
    return message.dump(force=True)


def other_version(message: cms.ContentInfo) -> bytes:
    message["content"]["version"] = "v3"
    return message.dump(force=True)


def behind_it(message: cms.ContentInfo) -> bytes:
    return message.dump() + b"\x00\x01"


def twice(message: cms.ContentInfo) -> bytes:
    return message.dump() * 2


def long_length(message: cms.ContentInfo) -> bytes:
    plain = message.dump()
    return b"\x30\x83\x00" + plain[2:] if plain[1] == 0x82 else b""


@pytest.mark.parametrize(
    "change",
    [
        without_stamp_but_other_attribute, two_stamps, stamp_of_another_letter, more_certificates, two_signers,
        turned, turned_without_stamp,
        no_signer, with_content, other_version, behind_it, twice, long_length,
    ],
)  # fmt: skip
def test_the_signature_cannot_be_rewritten(change: Callable[[cms.ContentInfo], bytes]) -> None:
    assert refused(in_gap(change)) in {"altered", "wrong_stamp"}


def test_the_signature_has_one_way_of_writing() -> None:
    whole = letter()
    start = whole.index(b"/Contents <") + 11
    end = whole.index(b">", start)
    refused(whole[:start] + whole[start:end].lower() + whole[end:])
    refused(whole[:start] + b" " + whole[start + 1 : end] + whole[end:])
    refused(whole[: end - 1] + b">" + b" " + whole[end + 1 :])
