"""A later revision behind the signed one: what an editor, or somebody with skill, appends to a signed letter."""

import io
from datetime import UTC, datetime

from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
    pdf_name,
    pdf_string,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp, SignatureObject

from bench.tampering.materials import Materials, stranger
from bench.tampering.surgery import appended
from tinggal.lib.cms import detached

Writer = IncrementalPdfFileWriter
OVERLAY = b"\nq 1 1 1 rg 40 380 520 60 re f 0 g BT /F0 12 Tf 60 400 Td (Masa berlaku 99 tahun) Tj ET Q"
WHITE = b"\nq 1 1 1 rg 0 0 600 850 re f Q"


def nothing_but_a_revision(found: Materials) -> bytes:
    return appended(found.letter.pdf, lambda writer: writer.update_root())


def a_note_on_the_page(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        note = DictionaryObject({
            pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): ArrayObject(map(NumberObject, (60, 380, 540, 420))),
            pdf_name("/Contents"): pdf_string("Masa berlaku 99 tahun"), pdf_name("/DA"): pdf_string("/Helv 12 Tf 0 g"),
            pdf_name("/F"): NumberObject(4),
        })  # fmt: skip
        page = _page(writer)
        page["/Annots"].append(writer.add_object(note))
        writer.update_container(page["/Annots"])

    return appended(found.letter.pdf, change)


def text_over_the_page(found: Materials) -> bytes:
    return appended(found.letter.pdf, lambda writer: _over(writer, OVERLAY))


def the_page_hidden_under_white(found: Materials) -> bytes:
    return appended(found.letter.pdf, lambda writer: _over(writer, WHITE))


def the_content_of_the_page_replaced(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        reference = _page(writer).raw_get("/Contents")
        _overwrite(writer, reference.idnum, StreamObject(stream_data=OVERLAY))

    return appended(found.letter.pdf, change)


def another_tree_of_pages(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        page = DictionaryObject(dict(_page(writer).items()))
        page[pdf_name("/Contents")] = writer.add_object(StreamObject(stream_data=OVERLAY))
        tree = DictionaryObject({
            pdf_name("/Type"): pdf_name("/Pages"), pdf_name("/Count"): NumberObject(1),
            pdf_name("/Kids"): ArrayObject([writer.add_object(page)]),
        })  # fmt: skip
        writer.root[pdf_name("/Pages")] = writer.add_object(tree)
        writer.update_root()

    return appended(found.letter.pdf, change)


def the_last_page_taken_away(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        pages = writer.root["/Pages"]
        pages["/Kids"].pop()
        pages[pdf_name("/Count")] = NumberObject(len(pages["/Kids"]))
        writer.update_container(pages)

    return appended(found.letter.pdf, change)


def a_page_added(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        page = DictionaryObject(dict(_page(writer).items()))
        page[pdf_name("/Contents")] = writer.add_object(StreamObject(stream_data=OVERLAY))
        pages = writer.root["/Pages"]
        pages["/Kids"].append(writer.add_object(page))
        pages[pdf_name("/Count")] = NumberObject(len(pages["/Kids"]))
        writer.update_container(pages)

    return appended(found.letter.pdf, change)


def the_pages_in_another_order(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        pages = writer.root["/Pages"]
        pages[pdf_name("/Kids")] = ArrayObject(
            reversed([pages["/Kids"].raw_get(at) for at in range(len(pages["/Kids"]))])
        )
        writer.update_container(pages)

    return appended(found.letter.pdf, change)


def the_page_cut_smaller(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        page = _page(writer)
        page[pdf_name("/CropBox")] = ArrayObject(map(NumberObject, (0, 420, 595, 841)))
        writer.update_container(page)

    return appended(found.letter.pdf, change)


def other_metadata(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        reference = writer.root.raw_get("/Metadata")
        old = writer.root["/Metadata"].data
        _overwrite(writer, reference.idnum, StreamObject(stream_data=old.replace(b"Surat", b"Sural")))

    return appended(found.letter.pdf, change)


def another_title(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        writer.set_info(DictionaryObject({pdf_name("/Title"): pdf_string("Izin Tinggal Tetap")}))

    return appended(found.letter.pdf, change)


def a_script_that_runs_when_opened(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        action = DictionaryObject(
            {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert(1)")}
        )
        writer.root[pdf_name("/OpenAction")] = writer.add_object(action)
        writer.update_root()

    return appended(found.letter.pdf, change)


def a_form_field_over_the_text(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        field = DictionaryObject({
            pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/Widget"),
            pdf_name("/FT"): pdf_name("/Tx"), pdf_name("/T"): pdf_string("until"), pdf_name("/V"): pdf_string("2099"),
            pdf_name("/Rect"): ArrayObject(map(NumberObject, (60, 380, 540, 420))), pdf_name("/F"): NumberObject(4),
        })  # fmt: skip
        form = writer.root["/AcroForm"]
        form["/Fields"].append(writer.add_object(field))
        form[pdf_name("/NeedAppearances")] = BooleanObject(True)
        writer.update_container(form)

    return appended(found.letter.pdf, change)


def a_look_for_the_field_of_the_signature(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        look = StreamObject(
            {pdf_name("/Type"): pdf_name("/XObject"), pdf_name("/Subtype"): pdf_name("/Form"),
             pdf_name("/BBox"): ArrayObject(map(NumberObject, (0, 0, 600, 850)))}, stream_data=OVERLAY,
        )  # fmt: skip
        field[pdf_name("/Rect")] = ArrayObject(map(NumberObject, (0, 0, 600, 850)))
        field[pdf_name("/AP")] = DictionaryObject({pdf_name("/N"): writer.add_object(look)})
        writer.update_container(field)

    return appended(found.letter.pdf, change)


def the_attached_data_replaced(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        reference = _cards(writer)[1]["/EF"].raw_get("/F")
        _overwrite(writer, reference.idnum, StreamObject(stream_data=found.other.filed.encode()))

    return appended(found.letter.pdf, change)


def one_more_attached_file(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        inside = writer.add_object(StreamObject(stream_data=found.other.filed.encode()))
        card = DictionaryObject({
            pdf_name("/Type"): pdf_name("/Filespec"), pdf_name("/F"): pdf_string("letter.json"),
            pdf_name("/UF"): pdf_string("letter.json"), pdf_name("/EF"): DictionaryObject({pdf_name("/F"): inside}),
        })  # fmt: skip
        names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
        names.extend([pdf_string("letter.json"), writer.add_object(card)])
        writer.update_container(names)

    return appended(found.letter.pdf, change)


def a_font_exchanged(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        fonts = _page(writer)["/Resources"]["/Font"]
        first, second = (fonts.raw_get(name) for name in sorted(fonts)[:2])
        _overwrite(writer, first.idnum, second.get_object())

    return appended(found.letter.pdf, change)


def a_layer_that_hides_text(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        layer = writer.add_object(
            DictionaryObject({pdf_name("/Type"): pdf_name("/OCG"), pdf_name("/Name"): pdf_string("x")})
        )
        off = DictionaryObject({pdf_name("/OFF"): ArrayObject([layer])})
        writer.root[pdf_name("/OCProperties")] = DictionaryObject(
            {pdf_name("/OCGs"): ArrayObject([layer]), pdf_name("/D"): off}
        )
        writer.update_root()

    return appended(found.letter.pdf, change)


def the_promise_of_no_changes_taken_away(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        del writer.root["/Perms"]
        writer.update_root()

    return appended(found.letter.pdf, change)


def the_long_term_data_replaced(found: Materials) -> bytes:
    def change(writer: Writer) -> None:
        fake = stranger("Elsewhere", name="Elsewhere", stamper="Elsewhere")
        root = writer.add_object(StreamObject(stream_data=fake.by.certificate.public_bytes(Encoding.DER)))
        store = DictionaryObject({pdf_name("/Type"): pdf_name("/DSS"), pdf_name("/Certs"): ArrayObject([root])})
        writer.root[pdf_name("/DSS")] = writer.add_object(store)
        writer.update_root()

    return appended(found.letter.pdf, change)


def a_time_stamp_over_the_whole_by_a_stranger(found: Materials) -> bytes:
    pen = stranger("Elsewhere", name="Elsewhere", stamper="Elsewhere")
    writer = Writer(io.BytesIO(found.letter.pdf))
    steps = PdfCMSEmbedder(new_field_spec=SigFieldSpec("Stamp")).write_cms(field_name="Stamp", writer=writer)
    next(steps)
    steps.send(SigObjSetup(sig_placeholder=DocumentTimestamp(bytes_reserved=8192)))
    prepared, out = steps.send(SigIOSetup(md_algorithm="sha256"))
    assert pen.stamp is not None
    steps.send(pen.stamp(prepared.document_digest))
    return bytes(out.getbuffer())


def a_second_signature_by_a_stranger(found: Materials) -> bytes:
    pen = stranger("Elsewhere", name="Elsewhere", stamper="Elsewhere")
    writer = Writer(io.BytesIO(found.letter.pdf))
    steps = PdfCMSEmbedder(new_field_spec=SigFieldSpec("Second")).write_cms(field_name="Second", writer=writer)
    next(steps)
    room = SignatureObject(timestamp=datetime.now(UTC), subfilter=SigSeedSubFilter.PADES, bytes_reserved=8192)
    steps.send(SigObjSetup(sig_placeholder=room))
    prepared, out = steps.send(SigIOSetup(md_algorithm="sha256"))
    steps.send(detached(prepared.document_digest, by=pen.by, stamp=pen.stamp))
    return bytes(out.getbuffer())


def an_object_that_nobody_names(found: Materials) -> bytes:
    return appended(found.letter.pdf, lambda writer: writer.add_object(TextStringObject("hello")))


def _page(writer: Writer) -> DictionaryObject:
    return writer.root["/Pages"]["/Kids"][0]


def _cards(writer: Writer) -> ArrayObject:
    return writer.root["/Names"]["/EmbeddedFiles"]["/Names"]


def _over(writer: Writer, drawn: bytes) -> None:
    page = _page(writer)
    page[pdf_name("/Contents")] = ArrayObject(
        [page.raw_get("/Contents"), writer.add_object(StreamObject(stream_data=drawn))]
    )
    writer.update_container(page)


def _overwrite(writer: Writer, number: int, value: PdfObject) -> None:
    writer.objects[(0, number)] = value


VARIANTS = (
    nothing_but_a_revision, a_note_on_the_page, text_over_the_page, the_page_hidden_under_white,
    the_content_of_the_page_replaced, another_tree_of_pages, the_last_page_taken_away, a_page_added,
    the_pages_in_another_order, the_page_cut_smaller, other_metadata, another_title, a_script_that_runs_when_opened,
    a_form_field_over_the_text, a_look_for_the_field_of_the_signature, the_attached_data_replaced,
    one_more_attached_file, a_font_exchanged, a_layer_that_hides_text, the_promise_of_no_changes_taken_away,
    the_long_term_data_replaced, a_time_stamp_over_the_whole_by_a_stranger, a_second_signature_by_a_stranger,
    an_object_that_nobody_names,
)  # fmt: skip
