"""A signature (CMS, RFC 5652) taken apart into the bytes of its parts, to be put together in another way."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from tinggal.checker.der import SEQUENCE, SET, Value, read
from tinggal.lib import der

SIGNED_DATA = der.oid("1.2.840.113549.1.7.2")
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the group P-256


@dataclass(frozen=True, kw_only=True)
class Parts:
    """DER of each part; an empty one is left out. ``signature`` is the bare value, ``more`` another whole signer."""

    version: bytes
    hashes: bytes
    content: bytes
    certificates: bytes
    lists: bytes = b""
    signer_version: bytes
    name: bytes
    hash: bytes
    signed: bytes
    method: bytes
    signature: bytes
    unsigned: bytes
    more: bytes = b""
    nobody: bool = False

    @property
    def stamp(self) -> bytes:
        """The token in the first unsigned attribute."""
        values = read(self.unsigned).parts(0xA1)[0].parts(SEQUENCE)[1]
        return values.parts(SET)[0].whole

    @property
    def inside_certificates(self) -> bytes:
        """The certificates one after the other."""
        return b"".join(one.whole for one in read(self.certificates).parts(0xA0))

    def signer(self) -> bytes:
        """The signer's part."""
        return der.sequence(
            self.signer_version, self.name, self.hash, self.signed, self.method, der.octets(self.signature),
            self.unsigned,
        )  # fmt: skip

    def packed(self) -> bytes:
        """The whole message."""
        signers = () if self.nobody else (self.signer(), *([self.more] if self.more else []))
        data = der.sequence(
            self.version, self.hashes, self.content, self.certificates, self.lists, der.set_of(*signers)
        )
        return der.sequence(SIGNED_DATA, der.explicit(0, data))


def parts_of(packed: bytes) -> Parts:
    """Take a message with one signer apart, one of ours or a time stamp."""
    inside = read(packed).parts(SEQUENCE)[1].parts(0xA0)[0].parts(SEQUENCE)
    version, hashes, content, certificates, signers = inside
    signer = signers.parts(SET)[0].parts(SEQUENCE)
    return Parts(
        version=version.whole,
        hashes=hashes.whole,
        content=content.whole,
        certificates=certificates.whole,
        signer_version=signer[0].whole,
        name=signer[1].whole,
        hash=signer[2].whole,
        signed=signer[3].whole,
        method=signer[4].whole,
        signature=signer[5].content,
        unsigned=_rest(signer[6:]),
    )


def attribute(kind: str, *values: bytes) -> bytes:
    """An attribute with these values."""
    return der.sequence(der.oid(kind), der.set_of(*values))


def turned(signature: bytes) -> bytes:
    """The other way of writing an ECDSA signature of P-256: (r, n - s) for (r, s)."""
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, ORDER - s)


def _rest(parts: tuple[Value, ...]) -> bytes:
    return b"".join(one.whole for one in parts)
