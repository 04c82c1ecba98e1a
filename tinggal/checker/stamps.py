"""Time stamps of RFC 3161: an authority we trust saw the signature at this time."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tinggal.checker import der
from tinggal.checker.certificates import check_stamper, common_name, path
from tinggal.checker.cms import BadSignature, verify
from tinggal.checker.der import Value

_STAMP: Final = "1.2.840.113549.1.9.16.2.14"  # id-aa-timeStampToken, RFC 3161 appendix A
_CONTENT: Final = "1.2.840.113549.1.9.16.1.4"  # id-ct-TSTInfo
_SHA256: Final = "2.16.840.1.101.3.4.2.1"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When the signature existed at the latest, who says so, and the certificates (DER) that bear him out."""

    at: datetime
    by: str
    certificates: tuple[bytes, ...]


def stamp(unsigned: Sequence[Value], *, signature: bytes, roots: Sequence[bytes]) -> Stamp | None:
    """The stamp among the unsigned attributes of a signature; none if there are no such attributes.

    Raises ``BadSignature``, ``BadCertificate`` or ``BadDer`` if there is anything but one good stamp of this signature.
    """
    if not unsigned:
        return None
    if len(unsigned) != 1:
        raise BadSignature("There is more than a time stamp beside the signature.")
    name, values = unsigned[0].parts(der.SEQUENCE)
    tokens = values.parts(der.SET)
    if name.oid() != _STAMP or len(tokens) != 1:
        raise BadSignature("There is something else than a time stamp beside the signature.")
    message = verify(tokens[0], kind=_CONTENT, detached=None)
    if message.unsigned:
        raise BadSignature("The time stamp has parts that nothing protects.")
    version, _policy, imprint, _serial, at, *_rest = der.read(message.content).parts(der.SEQUENCE)
    algorithm, digest = imprint.parts(der.SEQUENCE)
    if version.number() != 1 or algorithm.parts(der.SEQUENCE)[0].oid() != _SHA256:
        raise BadSignature("The time stamp is of a kind we do not use.")
    if digest.of(der.OCTETS) != hashlib.sha256(signature).digest():
        raise BadSignature("The time stamp belongs to another signature.")
    chain = path(message.certificate, others=message.others, roots=roots, at=at.time())
    if not {*message.others} <= {*chain}:
        raise BadSignature("There is a certificate in the time stamp that it does not need.")
    check_stamper(message.certificate)
    return Stamp(at.time(), common_name(message.certificate), tuple(chain))
