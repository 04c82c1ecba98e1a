"""The QR code of a letter, as a drawing that stays sharp in print."""

import io

import segno


def drawing(text: str) -> str:
    """An SVG of the QR code for ``text``, error correction M, without the quiet zone (the letter leaves the space)."""
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="svg", border=0, xmldecl=False, dark="#000000")
    return picture.getvalue().decode()
