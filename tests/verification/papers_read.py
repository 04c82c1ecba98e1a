"""Papers on which something was read, without a database: for checks that compare what was read with the form."""

from collections.abc import Mapping

from tinggal.applications.models import Application, Document
from tinggal.lib.boxes import Box
from tinggal.reading.facts import Facts, Kind, Value, Zone
from tinggal.verification.papers import Paper

BOX = Box(1, 0.1, 0.2, 0.3, 0.04)
ANNA = {
    "full_name": "ERIKSSON ANNA MARIA",
    "native_name": "",
    "birth_date": "1974-08-12",
    "sex": "F",
    "nationality": "SWE",
    "passport_number": "L898902C3",
    "passport_expires_on": "2032-04-15",
    "sponsor_name": "PT Samudra Contoh Nusantara",
    "sponsor_number": "9120123456789",
    "rptka_number": "B.3/00042/PK.04.01/2026",
}
FIELDS = {
    "document_code": "P",
    "issuing_state": "SWE",
    "surname": "ERIKSSON",
    "given_names": "ANNA MARIA",
    "number": "L898902C3",
    "nationality": "SWE",
    "birth_date": "1974-08-12",
    "sex": "F",
    "expiry_date": "2032-04-15",
}


def paper(
    code: str, *, facts: Facts | None, answers: Mapping[str, str] | None = None, permit: str = "new-itas-worker"
) -> Paper:
    """A document of Anna's file; ``answers`` change what her form says."""
    application = Application(permit_code=permit, answers={**ANNA, **(answers or {})})
    return Paper(Document(application=application, code=code), None, facts)


def printed(*values: tuple[str, str], kind: str = "guarantee_letter", sure: float = 0.9) -> Facts:
    """What was read of print: (name, text) of each value."""
    found = tuple(Value(name, text, text, BOX, sure) for name, text in values)
    return Facts(kind=Kind(kind, 0.9, ()), values=found)


def zoned(*, valid: bool = True, confidence: Mapping[str, float] | None = None, **changes: str) -> Facts:
    """A passport's zone that says what Anna's form says, but for the changes."""
    lines = ("P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36SWE7408122F3204159<<<<<<<<<<<<<<08")
    return Facts(zone=Zone("TD3", lines, {**FIELDS, **changes}, valid, confidence or {}, BOX))
