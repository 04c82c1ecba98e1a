"""A PDF of one printed page written byte by byte, so that every part of it can be wrong."""

_DRAWN = b"BT /F 20 Tf 40 700 Td (Passport of Ilse Maria Tannenbaum) Tj ET\n40 300 300 200 re f\n"


def raw(
    *,
    count: bytes = b"1",
    kids: bytes = b"[3 0 R]",
    page: bytes = b"",
    contents: bytes = b"",
    trailer: bytes = b"",
    root: bytes = b"",
    extra: bytes = b"",
    compressed: int = 0,
) -> bytes:
    """The parts are put where they belong; ``compressed``: the catalogue is in the object stream of this number."""
    box = b"" if b"/MediaBox" in page else b"/MediaBox [0 0 595 842] "
    font = b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R " + root + b" >>",
        2: b"<< /Type /Pages /Count " + count + b" /Kids " + kids + b" >>",
        3: b"<< /Type /Page /Parent 2 0 R " + box + font + b" /Contents 4 0 R " + page + b" >>",
        4: b"<< " + (contents or b"/Length %d" % len(_DRAWN)) + b" >>\nstream\n" + _DRAWN + b"endstream",
    }
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    if extra:
        places[6] = len(out)
        out += extra
    start = len(out)
    if compressed:
        return bytes(out) + _stream_of_places(places, compressed, start)
    table = b"xref\n0 7\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n" for number in range(1, 7)
    )
    size = b"" if b"/Size" in trailer else b"/Size 7 "
    end = b"trailer\n<< /Root 1 0 R " + size + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out) + table + end


def _stream_of_places(places: dict[int, int], compressed: int, start: int) -> bytes:
    rows = [(0, 0, 255)]
    for number in range(1, 8):
        if number == 5:
            rows.append((2, compressed, 0))
        else:
            rows.append((1, places.get(number, start), 0) if number in places or number == 7 else (0, 0, 0))
    body = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([index]) for kind, place, index in rows)
    told = b"<< /Type /XRef /Size 8 /W [1 4 1] /Root 5 0 R /Length %d >>" % len(body)
    return b"7 0 obj\n" + told + b"\nstream\n" + body + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
