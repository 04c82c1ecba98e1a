"""One invented paper before its gaps are filled, and the issuers and stamps that come back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """``issuer`` heads the page, ``text`` is its body, ``signer`` signs, ``stamp`` stands in the box of a seal;
    ``facts`` stand above the body in place of the applicant's own."""

    issuer: str
    title: str
    text: str
    signer: str = "{signer}"
    stamp: str = ""
    facts: tuple[tuple[str, str], ...] = ()


DUTY_STAMP = "METERAI 10000"
SEAL = "CAP DINAS"
IMMIGRATION = "DIREKTORAT JENDERAL IMIGRASI"
MANPOWER = "KEMENTERIAN KETENAGAKERJAAN"
