"""A QRIS payment code: EMV merchant-presented TLV with its checksum, drawn as a picture."""

import binascii
import io

import segno

MERCHANT_CATEGORY = "9399"  # government services
RUPIAH = "360"


def payload(*, code: str, amount: int) -> str:
    """The text inside the QR for one bill (EMV QRCPS merchant-presented mode, dynamic, closed with CRC-16)."""
    fields = (
        _field("00", "01"),
        _field("01", "12"),
        _field("26", _field("00", "ID.SIMULASI.WWW") + _field("02", "000000000000001") + _field("03", "URE")),
        _field("52", MERCHANT_CATEGORY),
        _field("53", RUPIAH),
        _field("54", str(amount)),
        _field("58", "ID"),
        _field("59", "BANK SIMULASI"),
        _field("60", "JAKARTA"),
        _field("61", "10110"),
        _field("62", _field("01", code)),
        "6304",
    )
    return _closed("".join(fields))


def picture(text: str) -> bytes:
    """The QR as an SVG file."""
    drawn = io.BytesIO()
    segno.make(text, error="m").save(drawn, kind="svg", scale=5, border=4)
    return drawn.getvalue()


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def _closed(text: str) -> str:
    return f"{text}{binascii.crc_hqx(text.encode(), 0xFFFF):04X}"
