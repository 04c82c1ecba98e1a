"""Seals as bytes: the examples of the standards, round trips, and everything a strict reader refuses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checker.seals import ARRIVAL, RESIDENCE, STICKER, VISA, permit
from tinggal.checker.seal import Feature, make_seal, parse_odd_seal, parse_seal
from tinggal.checker.seal_header import BadSeal, Header, decoded_date, encoded_date
from tinggal.checker.seal_types import TYPES, Coding, missing, name_of, read

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
HEADERS = st.builds(
    Header,
    version=st.sampled_from((3, 4)),
    country=st.sampled_from(("IDN", "D<<", "UTO", "XKX")),
    signer=st.sampled_from(("IDIT", "DETS", "DEZV", "D1 2")),
    reference=st.text("0123456789ABCDEF", min_size=5, max_size=5),
    issued=DAYS,
    signed=DAYS,
    definition=st.integers(1, 254),
    category=st.integers(1, 254),
)
FEATURES = st.lists(st.builds(Feature, st.integers(0, 254), st.binary(max_size=200)), unique_by=lambda one: one.tag)


def test_the_date_of_the_standard() -> None:
    """ICAO Doc 9303-13, section 2.3.1."""
    assert encoded_date(date(1957, 3, 25)).hex() == "319ef5"
    assert decoded_date(bytes.fromhex("319ef5")) == date(1957, 3, 25)


@pytest.mark.parametrize("data", ["000000", "ffffff", "0f4240", "31"])
def test_what_is_no_day_is_refused(data: str) -> None:
    with pytest.raises(BadSeal):
        decoded_date(bytes.fromhex(data))


@pytest.mark.parametrize(
    ("data", "version", "reference", "signed", "name"),
    [
        (ARRIVAL, 3, "00027", date(2020, 1, 13), "arrival attestation"),
        (RESIDENCE, 4, "27", date(2020, 1, 13), "residence permit"),
        (VISA, 4, "32", date(2021, 12, 3), "visa"),
        (STICKER, 4, "32", date(2021, 12, 3), "address sticker of an identity card"),
    ],
)
def test_the_worked_examples_of_the_bsi(data: bytes, version: int, reference: str, signed: date, name: str) -> None:
    seal = parse_seal(data)
    assert (seal.version, seal.country, seal.signer, seal.reference) == (version, "D<<", "DETS", reference)
    assert (seal.signed, name_of(seal), missing(seal)) == (signed, name, ())
    assert make_seal(seal, seal.features, sign=lambda _message: seal.signature) == data


def test_what_the_worked_example_of_a_visa_says() -> None:
    seal = parse_seal(VISA)
    assert read(seal.feature(2) or b"", Coding.MRV_B) == (
        "VCD<<DENT<<ARTHUR<PHILIP<<<<<<<<<<<<\n1234567XY7GBR5203116M2005250"
    )
    assert read(seal.feature(4) or b"", Coding.STAY) == "160 days, 0 months, 0 years"
    assert read(seal.feature(5) or b"", Coding.C40) == "47110815P"


# Issuers in the field: one counts its reference in decimal digits (BSI TR-03171), one writes the five characters of
# version 3 in a header of version 4, one leaves out the fillers of "D<<".
@pytest.mark.parametrize(
    ("header", "signer", "reference"),
    [
        (
            "dc036abc6d38dc05" + "19a620372ce13372401c46ad535759e866926d2379bd19ce2678fe34",
            "DEZV",
            "00112233445566778899",
        ),
        ("dc03fe456d2b712519ad", "DEME", "00008"),
        ("dc03fe456d2b712a19a51ae1", "DEME", "00008"),
        ("dc03d9c56d296ae819a6", "DEKD", "001"),
    ],
)
def test_odd_headers_are_read(header: str, signer: str, reference: str) -> None:
    found, _end = Header.read(bytes.fromhex(header + "1eb3704fd590fd02"))
    assert found.signer == signer
    assert found.reference.startswith(reference)


@given(HEADERS, FEATURES, st.binary(min_size=2, max_size=140).filter(lambda one: len(one) % 2 == 0))
def test_what_is_written_reads_the_same(header: Header, features: list[Feature], signature: bytes) -> None:
    data = make_seal(header, features, sign=lambda _message: signature)
    seal = parse_seal(data)
    assert {name: getattr(seal, name) for name in Header.__dataclass_fields__} == {
        name: getattr(header, name) for name in Header.__dataclass_fields__
    }
    assert (list(seal.features), seal.signature) == (features, signature)
    assert data.startswith(seal.signed_bytes)


@given(HEADERS, FEATURES, st.data())
def test_a_seal_cut_off_anywhere_is_refused(header: Header, features: list[Feature], data: st.DataObject) -> None:
    whole = make_seal(header, features, sign=lambda _message: bytes(64))
    with pytest.raises(BadSeal):
        parse_seal(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(BadSeal):
        parse_seal(whole + b"\0")


@given(st.binary(max_size=120))
def test_any_bytes_are_a_seal_or_a_bad_seal(data: bytes) -> None:
    for begin in (b"", RESIDENCE[:18], ARRIVAL[:18]):
        for reader in (parse_seal, parse_odd_seal):
            try:
                seal = reader(begin + data)
            except BadSeal:
                continue
            assert missing(seal) is not None


def test_lengths_have_one_way_of_writing() -> None:
    long = permit()[:-66]
    assert parse_seal(long + b"\x05\x81\x80" + bytes(0x80) + b"\xff\x40" + bytes(64)).feature(5) == bytes(0x80)
    for length in (b"\x80", b"\x81\x05", b"\x82\x00\x05", b"\x85\x00\x00\x00\x00\x05", b"\x84\xff\xff\xff\xff"):
        with pytest.raises(BadSeal):
            parse_seal(long + b"\x05" + length + bytes(5) + b"\xff\x40" + bytes(64))


def test_version_3_has_lengths_of_one_byte() -> None:
    header = ARRIVAL[:18]
    assert parse_seal(header + b"\x05\x81" + bytes(0x81) + b"\xff\x40" + bytes(64)).feature(5) == bytes(0x81)
    assert parse_odd_seal(header + b"\x05\x81\x80" + bytes(0x80) + b"\xff\x40" + bytes(64)).feature(5) == bytes(0x80)


def test_two_features_of_one_tag_are_refused() -> None:
    with pytest.raises(BadSeal, match="twice"):
        parse_seal(RESIDENCE[:18] + b"\x05\x01a\x05\x01b" + b"\xff\x40" + bytes(64))


@pytest.mark.parametrize("signature", [b"\xff\x00", b"\xff\x03abc"])
def test_a_signature_is_two_numbers(signature: bytes) -> None:
    with pytest.raises(BadSeal, match="signature"):
        parse_seal(RESIDENCE[:18] + signature)


def test_our_own_kind_of_letter_is_none_of_the_known() -> None:
    assert len({kind.name for kind in TYPES.values()}) == len(TYPES)
    assert all(category % 2 == 0 for definition, category in TYPES if definition not in {0x5D, 0x5E})
