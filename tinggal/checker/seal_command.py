"""``python -m tinggal.checker.seal_command HEX``: print what a seal says as JSON, without network or database.

Certificates are taken from ``keys.json`` in the working folder if it is there, else from the folder of the environment
variable ``TRUST_FOLDER`` (``trust`` in ``TINGGAL_HOME``, which is ``var``). Without any, no signer is known.
"""

import json
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tinggal.checker.seal import parse_odd_seal, parse_seal
from tinggal.checker.seal_check import check_seal
from tinggal.checker.seal_header import BadSeal
from tinggal.checker.seal_report import report
from tinggal.checker.seal_words import BAD
from tinggal.checker.verdict import State

_BETWEEN = re.compile(r"0x|[\s:,;_-]", re.I)
_ENGLISH = 1


@dataclass(frozen=True, slots=True)
class Certificates:
    """The certificates to trust, in DER: of authorities, and of signers of seals."""

    seal_roots: Sequence[bytes] = ()
    seal_signers: Sequence[bytes] = ()


def decode(text: str, *, trust: Certificates) -> dict[str, object]:
    """What the hexadecimal digits say; ``{"error": …}`` if they are no seal. Blanks, colons and 0x are passed over."""
    digits = _BETWEEN.sub("", text)
    if not digits:
        return {"error": "No hexadecimal digits: give the bytes of a seal, such as HEX=dc03…"}
    if not re.fullmatch(r"(?:[0-9A-Fa-f]{2})+", digits):
        return {"error": "These are not hexadecimal digits in pairs."}
    data = bytes.fromhex(digits)
    try:
        seal = parse_seal(data)
    except BadSeal as problem:
        return _odd(data, why=str(problem))
    verdict = check_seal(data, trust=trust, today=datetime.now(UTC).date())
    genuine = verdict.state in {State.VALID, State.EXPIRED}
    unknown = any(finding.code == "seal_signer_unknown" for finding in verdict.findings)
    why = [BAD[one.code][_ENGLISH].replace("{}", one.detail) for one in verdict.findings if one.code in BAD]
    return report(seal) | {"trusted": "unknown signer" if unknown else genuine, "why_not": why}


def _odd(data: bytes, *, why: str) -> dict[str, object]:
    """A seal that is written by the length rule of the other version is shown all the same, never trusted."""
    try:
        seal = parse_odd_seal(data)
    except BadSeal:
        return {"error": why}
    return report(seal) | {"trusted": False, "why_not": [f"The seal is not written as its version demands. {why}"]}


def certificates() -> Certificates:
    """The certificates on this machine; none if there are none or they do not read."""
    keys = Path("keys.json")
    folder = Path(os.environ.get("TRUST_FOLDER") or Path(os.environ.get("TINGGAL_HOME") or "var") / "trust") / "seal"
    try:
        if keys.exists():
            found = json.loads(keys.read_text())
            return Certificates(_der(found["seal_roots"]), _der(found["seal_signers"]))
        return certificates_in(folder)
    except (OSError, ValueError, KeyError, TypeError):
        return Certificates()


def certificates_in(folder: Path) -> Certificates:
    """The certificates in ``ca`` and ``signers`` of a folder, as PEM. Raises ``ValueError`` for a file that is not."""
    return Certificates(*(_der(_texts(folder / name)) for name in ("ca", "signers")))


def _texts(folder: Path) -> list[str]:
    return [file.read_text() for file in sorted(folder.glob("*.pem"))]


def _der(texts: Sequence[str]) -> tuple[bytes, ...]:
    found = [one for text in texts for one in x509.load_pem_x509_certificates(text.encode())]
    return tuple(certificate.public_bytes(Encoding.DER) for certificate in found)


def main(arguments: Sequence[str]) -> int:
    """Print one JSON object; the exit code is 1 when the digits are no seal."""
    told = decode(" ".join(arguments), trust=certificates())
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return 1 if "error" in told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
