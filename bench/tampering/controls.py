"""What must be accepted, so that a refusal means something; and what no file alone can tell."""

import json

import pikepdf

from bench.tampering.gathering import logged
from bench.tampering.materials import Materials
from bench.tampering.surgery import plain
from tinggal.letters.render import render


def controls(found: Materials) -> dict[str, bytes]:
    """The two letters as they were filed."""
    return {"an approval": found.letter.pdf, "a refusal of somebody else": found.other.pdf}


def limits(found: Materials) -> dict[str, bytes]:
    """Files signed with our own stolen key. The register knows none of them; offline they look like letters."""
    return {
        "the letter signed once more with our key": found.house.sign(found.letter.unsigned),
        "the letter saved by another program before it was signed": found.house.sign(
            plain(found.letter.unsigned, lambda _file: None)
        ),
        "our key, and our log made to hold an invented letter": _invented_and_logged(found),
        "our key, a page that says something else than its data": _another_page(found),
        "our key, the seal of another letter on the page": found.house.sign(
            render(found.letter.kind, found.letter.filed, proof=found.letter.proof, seal=found.other.seal)
        ),
    }


def _invented_and_logged(found: Materials) -> bytes:
    filed = _invented(found)
    proof = logged(found.letter, filed=filed)
    return found.house.sign(render(found.letter.kind, filed, proof=proof, seal=found.letter.seal))


def _another_page(found: Materials) -> bytes:
    """The page of an invented letter, with the data and the proof of a genuine one attached."""

    def cut(file: pikepdf.Pdf) -> None:
        names = file.Root.Names.EmbeddedFiles.Names
        names[1].EF.F.write(found.letter.filed.encode())

    page = render(found.letter.kind, _invented(found), proof=found.letter.proof, seal=found.letter.seal)
    return found.house.sign(plain(page, cut))


def _invented(found: Materials) -> str:
    data = json.loads(found.letter.filed)
    data["written"]["holder"]["name"] = "NOBODY DECIDED THIS"
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
