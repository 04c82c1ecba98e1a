"""The readers of DER and of PDF files take what is written in one way and refuse the rest."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.checker import der
from tinggal.checker.der import BadDer
from tinggal.checker.pdf_file import revisions, unpacked
from tinggal.checker.pdf_objects import BadPdf, Name, Reference, value


@pytest.mark.parametrize(
    "digits",
    [
        "", "30", "3001", "30010000", "30800000", "30810100", "3082000100", "3085000000000100", "1f810100", "30ff00",
    ],
)  # fmt: skip
def test_der_has_one_way_of_writing_a_length(digits: str) -> None:
    with pytest.raises(BadDer):
        der.read(bytes.fromhex(digits))


@pytest.mark.parametrize(("digits", "number"), [("020100", 0), ("02017f", 127), ("02020080", 128), ("0201ff", -1)])
def test_integers_are_read(digits: str, number: int) -> None:
    assert der.read(bytes.fromhex(digits)).number() == number


@pytest.mark.parametrize("digits", ["0200", "02020001", "0202ffff", "020200 7f", "0401 00"])
def test_integers_have_no_spare_bytes(digits: str) -> None:
    with pytest.raises(BadDer):
        der.read(bytes.fromhex(digits)).number()


def test_object_identifiers_are_read() -> None:
    assert der.read(bytes.fromhex("06092a864886f70d010702")).oid() == "1.2.840.113549.1.7.2"
    assert der.read(bytes.fromhex("0603883703")).oid() == "2.999.3"
    for bad in ("0600", "060180", "06028001", "06022a80"):
        with pytest.raises(BadDer):
            der.read(bytes.fromhex(bad)).oid()


def test_times_are_read_in_utc() -> None:
    def time(text: str) -> datetime:
        return der.read(bytes([0x18, len(text)]) + text.encode()).time()

    assert time("20261122030000Z") == datetime(2026, 11, 22, 3, tzinfo=UTC)
    assert time("20261122030000.25Z") == datetime(2026, 11, 22, 3, tzinfo=UTC)
    for bad in ("20261122030000", "20261122030000.Z", "20261122030000.50Z", "20261322030000Z", "202611220300Z"):
        with pytest.raises(BadDer):
            time(bad)


@given(st.binary(max_size=300))
def test_der_raises_only_its_own_error(data: bytes) -> None:
    try:
        found = der.read(data)
        assert found.whole == data
        for ask in (found.number, found.oid, found.time, found.parts):
            _try(ask, BadDer)
    except BadDer:
        pass


def _try(ask: Callable[[], object], error: type[Exception]) -> None:
    with suppress(error):
        ask()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"/Type", Name("Type")), (b"/application#2Fjson", Name("application/json")), (b"12 0 R", Reference(12)),
        (b"-1.5", -1.5), (b"+7", 7), (b"true", True), (b"null", None), (b"<4a4B>", b"JK"),
        (b"[1 0 R 2]", [Reference(1), 2]),
        (rb"(a\(b\)(c)\n\101\\)", b"a(b)(c)\nA\\"), (b"<</A 1/B<</C(x)>>>>", {"A": 1, "B": {"C": b"x"}}), (b"[]", []),
    ],
)  # fmt: skip
def test_values_of_pdf_are_read(text: bytes, found: object) -> None:
    assert value(b" \n" + text, 0) == (found, len(text) + 2)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"(",
        b"(()",
        b"<4>",
        b"<4g>",
        b"[1",
        b"<</A>>",
        b"<</A 1/A 2>>",
        b"%x\n1",
        b"--1",
        b".",
        b"truth",
        b"[" * 99,
    ],
)
def test_doubtful_values_of_pdf_are_refused(text: bytes) -> None:
    with pytest.raises(BadPdf):
        value(text, 0)


def written(*objects: bytes, table: bytes = b"", tail: bytes = b"%%EOF\n", between: bytes = b"") -> bytes:
    """A file of one revision with these objects."""
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    data += between
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    entries = table or b"0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + lines
    return data + b"xref\n" + entries + b"trailer\n<</Root 1 0 R>>\nstartxref\n%d\n" % len(data) + tail


def test_a_whole_file_is_read() -> None:
    (only,) = revisions(written(b"<</Type/Catalog>>", b"<</Length 3>>\nstream\nabc\nendstream"))
    assert only.parts[1].value == {"Type": "Catalog"}
    assert unpacked(only.parts[2]) == b"abc"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(written(b"<<>>", between=b"% a comment\n"), id="a comment"),
        pytest.param(written(b"<<>>", between=b"hidden"), id="bytes of nobody"),
        pytest.param(written(b"<<>>", between=b"2 0 obj\n<<>>\nendobj\n"), id="an object that is in no table"),
        pytest.param(written(b"<<>>", table=b"0 1\n0000000000 65535 f \n"), id="a table that leaves one out"),
        pytest.param(
            written(b"<<>>", table=b"0 2\n0000000000 65535 f \n0000000010 00000 n \n"), id="a place that is wrong"
        ),
        pytest.param(written(b"<<>>", tail=b"%%EOF\n\n"), id="a blank line at the end"),
        pytest.param(written(b"<<>>", tail=b"%%EOF\n%%EOF\n"), id="two ends"),
        pytest.param(written(b"<<>>", tail=b""), id="no end"),
        pytest.param(written(b"<</Length 2>>\nstream\nabc\nendstream"), id="a stream that is longer"),
        pytest.param(written(b"<</Length 9 0 R>>\nstream\nabc\nendstream"), id="a length that stands elsewhere"),
        pytest.param(written(b"<</Type/ObjStm/Length 3>>\nstream\nabc\nendstream"), id="objects within a stream"),
        pytest.param(b"\n" + written(b"<<>>"), id="a byte before the header"),
        pytest.param(written(b"<<>>").replace(b"/Root 1 0 R", b"/Prev 9"), id="a table before the first"),
    ],
)
def test_files_with_something_hidden_are_refused(data: bytes) -> None:
    with pytest.raises(BadPdf):
        revisions(data)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_pdf_raises_only_its_own_error(data: bytes, at: int) -> None:
    whole = written(b"<</A(b)>>", b"<</Length 3>>\nstream\nabc\nendstream")
    for text in (data, whole[:at] + data + whole[at + len(data) :]):
        _try(lambda text=text: revisions(text), BadPdf)  # type: ignore[misc]
    _try(lambda: value(data, 0), BadPdf)
