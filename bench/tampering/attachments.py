"""The two attached files exchanged, renamed or doubled, and signed with our real key: only the reader can notice."""

import pikepdf

from bench.tampering.materials import Materials
from bench.tampering.surgery import Cut, plain

DATA, PROOF = "letter.json", "letter.tlog-proof"


def the_contents_exchanged(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        data, proof = _cards(file)
        data.EF.F, proof.EF.F = proof.EF.F, data.EF.F
        data.EF.UF, proof.EF.UF = proof.EF.UF, data.EF.UF

    return _signed(found, cut)


def the_data_renamed(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        _rename(file, at=0, name="letter.txt")

    return _signed(found, cut)


def the_proof_renamed(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        _rename(file, at=1, name="letter.proof")

    return _signed(found, cut)


def both_of_one_name(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        _rename(file, at=1, name=DATA)

    return _signed(found, cut)


def two_names_for_one_file(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        _cards(file)[0].UF = pikepdf.String("surat.json")

    return _signed(found, cut)


def two_contents_of_one_name(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        _cards(file)[0].EF.UF = file.make_stream(found.other.filed.encode())

    return _signed(found, cut)


def the_data_of_another_letter(found: Materials) -> bytes:
    return _signed(found, _with(DATA, found.other.filed.encode()))


def the_data_and_the_proof_of_another_letter(found: Materials) -> bytes:
    """The attachments agree with each other and with the log; the page says something else."""

    def cut(file: pikepdf.Pdf) -> None:
        _with(DATA, found.other.filed.encode())(file)
        _with(PROOF, found.other.proof.encode())(file)

    return _signed(found, cut)


def the_data_twice(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        names = file.Root.Names.EmbeddedFiles.Names
        names.append(pikepdf.String(DATA))
        names.append(names[1])

    return _signed(found, cut)


def a_second_file_of_the_same_name(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        names = file.Root.Names.EmbeddedFiles.Names
        names.insert(0, file.make_indirect(_card(file, found.other.filed.encode())))
        names.insert(0, pikepdf.String(DATA))

    return _signed(found, cut)


def a_hidden_file_on_the_page(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 1, 1],
            FS=_card(file, found.other.filed.encode()),
        )  # fmt: skip
        page = file.pages[0]
        page.Annots = [*page.get("/Annots", []), file.make_indirect(note)]

    return _signed(found, cut)


def no_attached_files(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        del file.Root.Names.EmbeddedFiles

    return _signed(found, cut)


def no_data(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        del file.Root.Names.EmbeddedFiles.Names[:2]

    return _signed(found, cut)


def no_proof(found: Materials) -> bytes:
    def cut(file: pikepdf.Pdf) -> None:
        del file.Root.Names.EmbeddedFiles.Names[2:]

    return _signed(found, cut)


def a_key_twice_in_the_data(found: Materials) -> bytes:
    doubled = found.letter.filed.replace('"kind":', '"kind":"refusal","kind":', 1)
    return _signed(found, _with(DATA, doubled.encode()))


def a_newline_behind_the_data(found: Materials) -> bytes:
    return _signed(found, _with(DATA, found.letter.filed.encode() + b"\n"))


def a_byte_order_mark_before_the_data(found: Materials) -> bytes:
    return _signed(found, _with(DATA, b"\xef\xbb\xbf" + found.letter.filed.encode()))


def data_that_is_no_json(found: Materials) -> bytes:
    return _signed(found, _with(DATA, b"\xff\xfe\x00"))


def data_nested_without_end(found: Materials) -> bytes:
    return _signed(found, _with(DATA, b'{"kind":' + b"[" * 100_000))


def _cards(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The file specifications of the data and of the proof."""
    names = file.Root.Names.EmbeddedFiles.Names
    return [names[1], names[3]]


def _card(file: pikepdf.Pdf, content: bytes) -> pikepdf.Dictionary:
    inside = file.make_stream(content)
    name = pikepdf.String(DATA)
    return pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=name, UF=name, EF=pikepdf.Dictionary(F=inside, UF=inside))


def _rename(file: pikepdf.Pdf, *, at: int, name: str) -> None:
    card = _cards(file)[at]
    card.F = card.UF = pikepdf.String(name)
    file.Root.Names.EmbeddedFiles.Names[2 * at] = pikepdf.String(name)


def _with(name: str, content: bytes) -> Cut:
    def cut(file: pikepdf.Pdf) -> None:
        card = next(one for one in _cards(file) if str(one.F) == name)
        card.EF.F.write(content)

    return cut


def _signed(found: Materials, cut: Cut) -> bytes:
    return found.house.sign(plain(found.letter.unsigned, cut))


VARIANTS = (
    the_contents_exchanged, the_data_renamed, the_proof_renamed, both_of_one_name, two_names_for_one_file,
    two_contents_of_one_name, the_data_of_another_letter, the_data_twice,
    a_second_file_of_the_same_name, a_hidden_file_on_the_page, no_attached_files, no_data, no_proof,
    a_key_twice_in_the_data, a_newline_behind_the_data, a_byte_order_mark_before_the_data, data_that_is_no_json,
    data_nested_without_end,
)  # fmt: skip
