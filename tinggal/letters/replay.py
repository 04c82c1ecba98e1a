"""A filed letter typeset once more: from its data, its template, its fonts and its proof come the same bytes."""

import hashlib
from dataclasses import dataclass

from tinggal.letters.models import Letter
from tinggal.letters.render import ENGINE, NotTypeset, render


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of one letter: the unsigned PDF (empty if none could be made), and in words what is wrong with it."""

    number: str
    pdf: bytes
    wrong: str = ""

    @property
    def same(self) -> bool:
        """Whether it is the file that was signed, byte for byte."""
        return not self.wrong


def rebuilt(letter: Letter) -> bytes:
    """The unsigned PDF, anew from what is filed. Raises ``NotTypeset``."""
    return render(
        letter.kind,
        letter.content,
        proof=letter.proof,
        seal=bytes(letter.seal),
        version=letter.writing.template_version,
    )


def replay(letter: Letter) -> Replay:
    """Typeset the letter again and compare it with the digest of the PDF that was signed."""
    try:
        pdf = rebuilt(letter)
    except NotTypeset as problem:
        return Replay(letter.number, b"", f"cannot be typeset: {problem}")
    digest = hashlib.sha256(pdf).hexdigest()
    if digest == letter.unsigned_sha256:
        return Replay(letter.number, pdf)
    wrong = f"SHA-256 was {letter.unsigned_sha256} and is {digest}"
    if letter.engine != ENGINE:
        wrong += f"; it was typeset by {letter.engine}, and this is {ENGINE}"
    return Replay(letter.number, pdf, wrong)
