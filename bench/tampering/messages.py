"""Changes within the signature itself (CMS, RFC 5652), where nothing but its own rules protects it."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from cryptography.hazmat.primitives.serialization import Encoding

from bench.tampering.materials import Materials, stranger
from bench.tampering.message_parts import Parts, attribute, parts_of, turned
from bench.tampering.surgery import message, with_message
from tinggal.lib import der
from tinggal.lib.cms import DATA
from tinggal.simulators import stamping

STAMP = "1.2.840.113549.1.9.16.2.14"
REMARK = "1.2.3.4.5"
SHA512 = der.sequence(der.oid("2.16.840.1.101.3.4.2.3"), der.NULL)
ECDSA_SHA512 = der.sequence(der.oid("1.2.840.10045.4.3.4"))
Edit = Callable[[Parts], Parts]


def the_stamp_taken_away(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, unsigned=b""))


def the_stamp_of_another_letter(found: Materials) -> bytes:
    theirs = parts_of(message(found.other.pdf)).unsigned
    return _edited(found, lambda parts: replace(parts, unsigned=theirs))


def the_stamp_of_a_stranger(found: Materials) -> bytes:
    pen = stranger("Tinggal Development CA", name="x", stamper="Tinggal Development Time Stamper")
    return _stamped(found, pen.stamp or bytes)


def a_stamp_made_with_the_key_for_letters(found: Materials) -> bytes:
    return _stamped(found, lambda digest: stamping.token(digest, by=found.house.by))


def a_stamp_for_other_data(found: Materials) -> bytes:
    return _stamped(found, lambda digest: (found.house.stamp or bytes)(digest[::-1]))


def a_second_thing_beside_the_stamp(found: Materials) -> bytes:
    return _edited(
        found, lambda parts: replace(parts, unsigned=der.explicit(1, attribute(STAMP, parts.stamp, der.octets(b"x"))))
    )


def another_time_in_the_stamp(found: Materials) -> bytes:
    packed = message(found.letter.pdf)
    at = packed.rindex(b"\x18\x0f" + f"{datetime.now(UTC):%Y}".encode()) + 2
    return with_message(found.letter.pdf, packed[:at] + b"2019" + packed[at + 4 :])


def the_stamp_signed_the_other_way_round(found: Materials) -> bytes:
    """An ECDSA signature (r, s) holds as (r, n - s) too; anybody can turn it."""

    def edit(parts: Parts) -> Parts:
        token = parts_of(parts.stamp)
        changed = replace(token, signature=turned(token.signature)).packed()
        return replace(parts, unsigned=der.explicit(1, attribute(STAMP, changed)))

    return _edited(found, edit)


def one_more_certificate_in_the_stamp(found: Materials) -> bytes:
    def edit(parts: Parts) -> Parts:
        token = parts_of(parts.stamp)
        extra = found.house.by.certificate.public_bytes(Encoding.DER)
        changed = replace(token, certificates=der.explicit(0, token.inside_certificates, extra)).packed()
        return replace(parts, unsigned=der.explicit(1, attribute(STAMP, changed)))

    return _edited(found, edit)


def the_letter_signed_the_other_way_round(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, signature=turned(parts.signature)))


def an_unprotected_remark(found: Materials) -> bytes:
    remark = attribute(REMARK, der.text("valid until 2099"))
    return _edited(found, lambda parts: replace(parts, unsigned=der.explicit(1, remark, attribute(STAMP, parts.stamp))))


def only_a_remark(found: Materials) -> bytes:
    remark = der.explicit(1, attribute(REMARK, der.text("valid until 2099")))
    return _edited(found, lambda parts: replace(parts, unsigned=remark))


def no_unprotected_parts_but_their_frame(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, unsigned=der.explicit(1)))


def one_more_certificate(found: Materials) -> bytes:
    pen = stranger("Elsewhere", name="Elsewhere", stamper="Elsewhere")
    extra = pen.by.certificate.public_bytes(Encoding.DER)
    return _edited(found, lambda parts: replace(parts, certificates=der.explicit(0, parts.inside_certificates, extra)))


def no_certificate(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, certificates=b""))


def a_certificate_of_the_same_name(found: Materials) -> bytes:
    pen = stranger("Tinggal Development CA", name="Tinggal Development Seal", stamper="x")
    return _edited(found, lambda parts: replace(parts, certificates=pen.by.certificates))


def a_list_of_revocations_put_in(found: Materials) -> bytes:
    pen = stranger("Elsewhere", name="Elsewhere", stamper="Elsewhere")
    return _edited(found, lambda parts: replace(parts, lists=der.explicit(1, pen.evidence.lists[0])))


def another_hash_named_for_the_message(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, hashes=der.set_of(SHA512)))


def another_hash_named_for_the_signer(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, hashes=der.set_of(SHA512), hash=SHA512))


def another_way_of_signing_named(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, method=ECDSA_SHA512))


def without_the_signed_attributes(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, signed=b""))


def the_signer_twice(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, unsigned=b"", more=replace(parts, unsigned=b"").signer()))


def the_signer_of_another_letter_as_well(found: Materials) -> bytes:
    theirs = replace(parts_of(message(found.other.pdf)), unsigned=b"").signer()
    return _edited(found, lambda parts: replace(parts, unsigned=b"", more=theirs))


def no_signer(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, nobody=True))


def the_whole_signature_of_another_letter(found: Materials) -> bytes:
    return with_message(found.letter.pdf, message(found.other.pdf))


def the_signature_of_this_letter_on_another(found: Materials) -> bytes:
    return with_message(found.other.pdf, message(found.letter.pdf))


def content_put_into_the_signature(found: Materials) -> bytes:
    carried = der.sequence(der.oid(DATA), der.explicit(0, der.octets(b"approved")))
    return _edited(found, lambda parts: replace(parts, content=carried))


def a_length_written_the_long_way(found: Materials) -> bytes:
    """BER instead of DER: the same values, other bytes."""
    packed = message(found.letter.pdf)
    if packed[1] != 0x82:
        raise ValueError("The signature is shorter than expected.")
    return with_message(found.letter.pdf, packed[:1] + b"\x83\x00" + packed[2:])


def a_length_without_end(found: Materials) -> bytes:
    packed = message(found.letter.pdf)
    return with_message(found.letter.pdf, packed[:1] + b"\x80" + packed[4:] + b"\x00\x00")


def an_empty_signature(found: Materials) -> bytes:
    return with_message(found.letter.pdf, b"")


def another_version(found: Materials) -> bytes:
    return _edited(found, lambda parts: replace(parts, version=der.integer(3)))


def _edited(found: Materials, edit: Edit) -> bytes:
    return with_message(found.letter.pdf, edit(parts_of(message(found.letter.pdf))).packed())


def _stamped(found: Materials, stamp: Callable[[bytes], bytes]) -> bytes:
    def edit(parts: Parts) -> Parts:
        token = stamp(hashlib.sha256(parts.signature).digest())
        return replace(parts, unsigned=der.explicit(1, attribute(STAMP, token)))

    return _edited(found, edit)


VARIANTS = (
    the_stamp_taken_away, the_stamp_of_another_letter, the_stamp_of_a_stranger, a_stamp_made_with_the_key_for_letters,
    a_stamp_for_other_data, a_second_thing_beside_the_stamp, another_time_in_the_stamp,
    the_stamp_signed_the_other_way_round, one_more_certificate_in_the_stamp, the_letter_signed_the_other_way_round,
    an_unprotected_remark, only_a_remark, no_unprotected_parts_but_their_frame, one_more_certificate, no_certificate,
    a_certificate_of_the_same_name, a_list_of_revocations_put_in, another_hash_named_for_the_message,
    another_hash_named_for_the_signer, another_way_of_signing_named, without_the_signed_attributes, the_signer_twice,
    the_signer_of_another_letter_as_well, no_signer, the_whole_signature_of_another_letter,
    the_signature_of_this_letter_on_another, content_put_into_the_signature, a_length_written_the_long_way,
    a_length_without_end, an_empty_signature, another_version,
)  # fmt: skip
