"""The QRIS payload is well-formed TLV, closed by the checksum of the EMV specification."""

import binascii

from hypothesis import given
from hypothesis import strategies as st

from tinggal.simulators.bank_qris import payload, picture


def fields(text: str) -> dict[str, str]:
    found = {}
    while text:
        tag, length = text[:2], int(text[2:4])
        found[tag], text = text[4 : 4 + length], text[4 + length :]
    return found


@given(st.integers(0, 10**14 - 1), st.integers(1, 10**12))
def test_every_payload_says_code_and_amount_and_closes_with_its_checksum(serial: int, amount: int):
    code = f"8{serial:014d}"
    text = payload(code=code, amount=amount)
    said = fields(text)
    assert (said["54"], said["53"], fields(said["62"])["01"]) == (str(amount), "360", code)
    assert said["63"] == f"{binascii.crc_hqx(text[:-4].encode(), 0xFFFF):04X}"


def test_the_checksum_is_the_one_of_the_emv_sample():
    sample = (
        "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT"
        "6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A011223"
        "344998877070812345678"
    )
    assert f"{binascii.crc_hqx((sample + '6304').encode(), 0xFFFF):04X}" == "A13A"


def test_the_picture_is_an_svg_without_styles():
    drawn = picture(payload(code="820261123000001", amount=100)).decode()
    assert "<svg" in drawn
    assert "style=" not in drawn
    assert "<script" not in drawn
