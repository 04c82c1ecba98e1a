"""The letter saved anew, flattened, scanned, wrapped, or not a letter at all."""

import io
import zipfile

import pikepdf
import pypdfium2
from PIL import Image, ImageFilter

from bench.tampering.materials import Materials, log_key, with_the_names_of
from bench.tampering.surgery import saved
from tinggal.checker.leaves import commit
from tinggal.checker.merkle import leaf_hash
from tinggal.checker.notes import Head, sign
from tinggal.checker.proofs import Proof
from tinggal.letters.render import render

DOTS_PER_INCH = 100


def saved_anew(found: Materials) -> bytes:
    return saved(found.letter.pdf)


def saved_for_the_web(found: Materials) -> bytes:
    return saved(found.letter.pdf, linearize=True)


def saved_with_hidden_objects(found: Materials) -> bytes:
    return saved(found.letter.pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def saved_unpacked(found: Materials) -> bytes:
    return saved(found.letter.pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)


def saved_with_a_password(found: Materials) -> bytes:
    return saved(found.letter.pdf, encryption=pikepdf.Encryption(owner="x", user=""))


def saved_without_the_signature(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        del file.Root.AcroForm, file.Root.Perms, file.Root.DSS

    return saved(found.letter.pdf, cut)


def the_qr_code_replaced(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        page = file.pages[0]
        page.contents_add(b"q 1 1 1 rg 300 60 270 120 re f 0 g 310 70 40 40 re f 360 90 30 30 re f Q")

    return saved(found.letter.pdf, cut)


def only_the_first_page(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        del file.pages[1:]

    return saved(found.letter.pdf, cut)


def the_pages_in_another_order(found: Materials) -> bytes:
    return saved(found.letter.pdf, lambda file: file.pages.reverse())


def two_letters_bound_together(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        with pikepdf.open(io.BytesIO(found.other.pdf)) as other:
            file.pages.extend(other.pages)

    return saved(found.letter.pdf, cut)


def the_pages_in_a_file_of_their_own(found: Materials) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(found.letter.pdf)) as letter, pikepdf.new() as file:
        file.pages.extend(letter.pages)
        file.save(out)
    return out.getvalue()


def wrapped_in_another_document(found: Materials) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.attachments["letter.pdf"] = found.letter.pdf
        file.save(out)
    return out.getvalue()


def printed_and_scanned(found: Materials) -> bytes:
    pages = [page.rotate(0.4, fillcolor=250).filter(ImageFilter.GaussianBlur(0.6)) for page in _pictures(found)]
    return _bound(pages)


def printed_into_a_file(found: Materials) -> bytes:
    return _bound(_pictures(found))


def a_scan_with_our_files_attached(found: Materials) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed_and_scanned(found))) as file:
        file.attachments["letter.json"] = found.letter.filed.encode()
        file.attachments["letter.tlog-proof"] = found.letter.proof.encode()
        file.save(out)
    return out.getvalue()


def a_picture(found: Materials) -> bytes:
    out = io.BytesIO()
    _pictures(found)[0].save(out, "PNG")
    return out.getvalue()


def a_whole_house_of_ones_own(found: Materials) -> bytes:
    """Our template, our names on certificates, stamper and log; every key is a stranger's, and all agree."""
    nonce = bytes(32)
    leaf = commit("ISSUE1", nonce=nonce, payload=found.letter.filed.encode())
    note = sign(Head(found.log, 1, leaf_hash(leaf)).body(), name=found.log, key=log_key())
    proof = Proof(nonce, 0, (), note).text()
    pdf = render(found.letter.kind, found.letter.filed, proof=proof, seal=found.letter.seal)
    return with_the_names_of(found.house).sign(pdf)


def an_archive(found: Materials) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letter.pdf", found.letter.pdf)
    return out.getvalue()


def only_the_data(found: Materials) -> bytes:
    return found.letter.filed.encode()


def only_the_proof(found: Materials) -> bytes:
    return found.letter.proof.encode()


def an_empty_file(_found: Materials) -> bytes:
    return b""


def only_a_header(_found: Materials) -> bytes:
    return b"%PDF-1.7\n"


def a_file_that_says_it_is_valid(_found: Materials) -> bytes:
    return b"%PDF-1.7\nVALID\n%%EOF\n"


def _pictures(found: Materials) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(found.letter.pdf)
    pages = [page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L") for page in document]
    document.close()
    return pages


def _bound(pages: list[Image.Image]) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=DOTS_PER_INCH)
    return out.getvalue()


VARIANTS = (
    saved_anew, saved_for_the_web, saved_with_hidden_objects, saved_unpacked, saved_with_a_password,
    saved_without_the_signature, the_qr_code_replaced, only_the_first_page, the_pages_in_another_order,
    two_letters_bound_together, the_pages_in_a_file_of_their_own, wrapped_in_another_document, printed_and_scanned,
    printed_into_a_file, a_scan_with_our_files_attached, a_picture, a_whole_house_of_ones_own, an_archive,
    only_the_data, only_the_proof, an_empty_file, only_a_header, a_file_that_says_it_is_valid,
)  # fmt: skip
