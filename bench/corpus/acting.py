"""PDFs that want to do something when they are opened, and PDFs that are locked or saved in every way there is."""

import io
from collections.abc import Callable, Iterator
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from bench.corpus.pages import MARK, pdf, saved
from bench.corpus.sample import ACCEPTED, Sample, neutralised, refused

Change = Callable[[pikepdf.Pdf], None]
_CORNER = [0, 0, 50, 50]
_TEXT = MARK.decode()
_MARKS = (MARK, b"/JavaScript", b"/Launch", b"/OpenAction", b"/EmbeddedFile", b"/XFA", b"/RichMedia", b"/URI")


def samples() -> Iterator[Sample]:
    for name, (change, codes) in _CHANGES.items():
        yield Sample(name, partial(_changed, change), (neutralised(*codes),), _MARKS)
    for kind, codes in _ACTIONS.items():
        yield Sample(f"link that does {kind}", partial(_changed, _link(kind)), (neutralised(*codes),), _MARKS)
    for subtype in ("FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D"):
        yield Sample(f"{subtype} on the page", partial(_changed, _annotation(subtype)),
                     (neutralised("attached_files"), neutralised("attached_files", "media")), _MARKS)  # fmt: skip
    yield Sample("link to another page", partial(_changed, _link("GoTo")), (ACCEPTED,))
    yield Sample("form only one program can show", partial(_changed, _must_be_rendered), (refused("dynamic_form"),))
    yield from _told()
    yield from _locked()
    yield from _saved_in_odd_ways()


def _changed(change: Change) -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as file:
        change(file)
        return saved(file)


def _script(file: pikepdf.Pdf) -> Object:
    return file.make_indirect(Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{_TEXT}')")))


def _on_opening(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = _script(file)


def _on_opening_from_a_stream(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=file.make_stream(MARK))


def _by_name(file: pikepdf.Pdf) -> None:
    file.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), _script(file)])))


def _on_closing(file: pikepdf.Pdf) -> None:
    file.Root.AA = Dictionary(WC=_script(file))


def _on_turning_the_page(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.AA = Dictionary(O=_script(file))


def _in_a_field(file: pikepdf.Pdf) -> None:
    field = file.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"),
                                          Rect=Array(_CORNER), AA=Dictionary(K=_script(file))))  # fmt: skip
    file.Root.AcroForm = Dictionary(Fields=Array([field]))
    file.pages[0].obj.Annots = Array([field])


def _in_the_outline(file: pikepdf.Pdf) -> None:
    item = file.make_indirect(Dictionary(Title=String("a"), A=_script(file)))
    file.Root.Outlines = Dictionary(First=item, Last=item, Count=1)


def _after_a_harmless_step(file: pikepdf.Pdf) -> None:
    _add(file, Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(_CORNER),
                          A=Dictionary(S=Name.GoTo, D=0, Next=Array([_script(file)]))))  # fmt: skip


def _xfa(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm = Dictionary(Fields=Array([]), XFA=file.make_stream(b"<xdp>" + MARK + b"</xdp>"))


def _attached(file: pikepdf.Pdf) -> None:
    file.attachments[f"{_TEXT}.exe"] = b"MZ" + MARK


def _portfolio(file: pikepdf.Pdf) -> None:
    _attached(file)
    file.Root.Collection = Dictionary(View=Name.D)


def _associated(file: pikepdf.Pdf) -> None:
    file.Root.AF = Array([Dictionary(Type=Name.Filespec, EF=Dictionary(F=file.make_stream(MARK)))])


def _file_elsewhere(file: pikepdf.Pdf) -> None:
    for thing in file.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
            thing.F = String(f"//{_TEXT}.example/share")


def _must_be_rendered(file: pikepdf.Pdf) -> None:
    _xfa(file)
    file.Root.NeedsRendering = True


_CHANGES: dict[str, tuple[Change, tuple[str, ...]]] = {
    "script on opening": (_on_opening, ("opening_action", "scripts")),
    "script from a stream on opening": (_on_opening_from_a_stream, ("opening_action", "scripts")),
    "script by name": (_by_name, ("scripts",)),
    "script on closing": (_on_closing, ("opening_action", "scripts")),
    "script on turning the page": (_on_turning_the_page, ("opening_action", "scripts")),
    "script in a field": (_in_a_field, ("opening_action", "scripts")),
    "script in the outline": (_in_the_outline, ("scripts",)),
    "script behind a harmless step": (_after_a_harmless_step, ("actions", "scripts")),
    "form of another program (XFA)": (_xfa, ("form_program",)),
    "program attached": (_attached, ("attached_files",)),
    "portfolio of files": (_portfolio, ("attached_files",)),
    "associated file": (_associated, ("attached_files",)),
    "contents in a file on another machine": (_file_elsewhere, ("attached_files",)),
}
_ACTIONS: dict[str, tuple[str, ...]] = {
    "Launch": ("launch",),
    "URI": ("links",),
    "JavaScript": ("scripts",),
    **dict.fromkeys(
        (
            "SubmitForm",
            "ImportData",
            "GoToR",
            "GoToE",
            "Rendition",
            "Movie",
            "Sound",
            "Hide",
            "SetOCGState",
            "Trans",
            "GoTo3DView",
            "Thread",
            "ResetForm",
        ),
        ("actions",),
    ),
}


def _link(kind: str) -> Change:
    def change(file: pikepdf.Pdf) -> None:
        told = {"URI": "/URI", "JavaScript": "/JS"}.get(kind, "/F")
        does = Dictionary({"/S": Name(f"/{kind}"), told: String(_TEXT)})
        if kind == "GoTo":
            does = Dictionary(S=Name.GoTo, D=Array([file.pages[0].obj, Name.Fit]))
        _add(file, Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(_CORNER), A=does))

    return change


def _annotation(subtype: str) -> Change:
    def change(file: pikepdf.Pdf) -> None:
        content = Dictionary(EF=Dictionary(F=file.make_stream(MARK)))
        _add(file, Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array(_CORNER), FS=content,
                              RichMediaContent=content, Movie=content, Sound=file.make_stream(MARK)))  # fmt: skip

    return change


def _add(file: pikepdf.Pdf, annotation: Object) -> None:
    file.pages[0].obj.Annots = Array([file.make_indirect(annotation)])


def _told() -> Iterator[Sample]:
    def change(file: pikepdf.Pdf) -> None:
        file.docinfo["/Author"], file.docinfo["/Title"] = _TEXT, _TEXT
        with file.open_metadata() as written:
            written["dc:title"] = _TEXT
        file.Root.PieceInfo = Dictionary(X=Dictionary(Private=String(_TEXT)))

    yield Sample("pdf that tells who wrote it", partial(_changed, change), (ACCEPTED,), (MARK,))


def _locked() -> Iterator[Sample]:
    for strength in (2, 3, 4, 6):
        for user in ("geheim", ""):
            fate = refused("encrypted") if user else neutralised("restrictions")
            yield Sample(f"locked (R{strength}), {'with' if user else 'without'} a password to open it",
                         partial(_encrypted, strength, user), (fate,))  # fmt: skip
    yield Sample("locked for certain people", _for_certain_people, (refused("encrypted"), refused("damaged")))


def _encrypted(strength: int, user: str) -> bytes:
    old = {"aes": False, "metadata": False} if strength < 4 else {}
    with pikepdf.open(io.BytesIO(pdf())) as file:
        return saved(file, encryption=pikepdf.Encryption(owner="o", user=user, R=strength, **old))


def _for_certain_people() -> bytes:
    return pdf().replace(
        b"trailer\n<<", b"trailer\n<< /Encrypt << /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s4 /V 2 >> "
    )


def _saved_in_odd_ways() -> Iterator[Sample]:
    for name, options in {
        "in object streams": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        "for slow lines": {"linearize": True},
        "readable by people": {"qdf": True},
    }.items():
        yield Sample(f"pdf saved {name}", partial(_saved, **options))
    for version in ("1.0", "1.3", "1.7", "2.0", "9.9"):
        yield Sample(
            f"pdf that calls itself {version}", lambda v=version: pdf().replace(b"%PDF-1.4", f"%PDF-{v}".encode())
        )
    yield Sample("pdf saved three times over itself", _saved_over_itself)


def _saved(**options: object) -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as file:
        return saved(file, **options)


def _saved_over_itself() -> bytes:
    """With two updates behind its end, each with a comment only."""
    content = pdf()
    start = content.rindex(b"startxref") + 10
    place = content[start : content.index(b"\n", start)]
    root = content[content.rindex(b"trailer") :].split(b"startxref")[0].removeprefix(b"trailer\n")
    update = b"xref\n0 0\ntrailer\n" + root.replace(b">>", b" /Prev " + place + b" >>", 1)
    for _ in range(2):
        here = len(content)
        content += update + b"startxref\n%d\n%%%%EOF\n" % here
    return content
