"""Reads a signed letter: its one signature over the whole file, and the two files attached to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tinggal.checker.pdf_file import Part, resolved, revisions, unpacked
from tinggal.checker.pdf_objects import BadPdf, Object, Reference

PAYLOAD: Final = "letter.json"
PROOF: Final = "letter.tlog-proof"
_HOLDERS: Final = frozenset({dict, list})
_GAP: Final = re.compile(rb"<([0-9A-F]+)>")
_TIME: Final = re.compile(rb"D:([0-9]{14})(?:Z|([+-])([0-9]{2})'([0-9]{2})'?)")


class NotSigned(BadPdf):
    """The file carries no signature, or more than one."""


class ChangedAfter(BadPdf):
    """There is more in the file than the signature covers."""


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file whose signature covers every byte but itself.

    ``covered`` are these bytes, ``message`` the CMS with the zeros behind it, ``claimed`` the time that the signer
    wrote, ``attached`` the attached files by name.
    """

    covered: bytes
    message: bytes
    claimed: datetime
    attached: Mapping[str, bytes]


def read(data: bytes) -> SignedFile:
    """Take a letter apart. Raises ``BadPdf`` for anything our letters are not, a certified file with no changes."""
    written = revisions(data)
    live = {number: part for revision in written for number, part in revision.parts.items()}
    everything = [part for revision in written for part in revision.parts.values()]
    inside = [(part, one) for part in everything for one in _dictionaries(part.value)]
    signing = [part for part, one in inside if "ByteRange" in one]
    if len(signing) != 1:
        raise NotSigned(f"The file has {len(signing)} signatures instead of one.")
    catalog = _dictionary(written[-1].trailer.get("Root"), live)
    signature = _dictionary(signing[0].value, live)
    message, covered = _signed_bytes(data, signature, part=signing[0])
    if len(written) > 2 or not {*written[-1].parts} & {_only_signature(catalog, live=live, part=signing[0])}:
        raise ChangedAfter("Something was written after the signature.")
    _check_certifies(signature, live=live)
    attached = _attached(catalog, live=live, cards=sum("EF" in one for _part, one in inside))
    return SignedFile(covered, message, _moment(signature.get("M")), attached)


def _signed_bytes(data: bytes, signature: Mapping[str, Object], *, part: Part) -> tuple[bytes, bytes]:
    """The content of the gap and all bytes around it."""
    span = signature.get("ByteRange")
    if not isinstance(span, list) or len(span) != 4 or any(type(one) is not int for one in span):
        raise NotSigned("The signature does not tell what it covers.")
    start, length, after, rest = (int(str(one)) for one in span)
    if start != 0 or not part.start < length < after < part.end:
        raise NotSigned("The signature does not cover the file from its first byte.")
    if after + rest != len(data):
        raise ChangedAfter("The signature does not cover the end of the file.")
    gap = _GAP.fullmatch(data, length, after)
    if gap is None or not data[:length].rstrip().endswith(b"/Contents"):
        raise NotSigned("The place of the signature holds something else.")
    message = bytes.fromhex(gap[1].decode())
    if signature.get("Contents") != message:
        raise NotSigned("The place of the signature is not that of its content.")
    return message, data[:length] + data[after:]


def _only_signature(catalog: Mapping[str, Object], *, live: Mapping[int, Part], part: Part) -> int:
    """The number of the signature's object, if catalogue and form both name it and nothing else."""
    fields = _dictionary(catalog.get("AcroForm"), live).get("Fields")
    certified = _dictionary(catalog.get("Perms"), live)
    if not isinstance(fields, list) or len(fields) != 1 or [*certified] != ["DocMDP"]:
        raise NotSigned("The file does not name its signature as our letters do.")
    field = _dictionary(fields[0], live)
    named = field.get("V")
    if field.get("FT") != "Sig" or named != certified["DocMDP"] or not isinstance(named, Reference):
        raise NotSigned("The field of the signature is not as in our letters.")
    if live.get(named.number) is not part:
        raise NotSigned("The file names another signature.")
    return named.number


def _check_certifies(signature: Mapping[str, Object], *, live: Mapping[int, Part]) -> None:
    given = signature.get("Reference")
    if signature.get("SubFilter") != "ETSI.CAdES.detached" or not isinstance(given, list) or len(given) != 1:
        raise BadPdf("The signature is of another kind than ours.")
    reference = _dictionary(given[0], live)
    rules = _dictionary(reference.get("TransformParams"), live)
    if reference.get("TransformMethod") != "DocMDP" or rules.get("P") != 1:
        raise BadPdf("The signature allows changes; ours never does.")


def _attached(catalog: Mapping[str, Object], *, live: Mapping[int, Part], cards: int) -> Mapping[str, bytes]:
    """The attached files by name; each name stands in the whole file only once, and on one of its ``cards``."""
    tree = _dictionary(_dictionary(catalog.get("Names"), live).get("EmbeddedFiles"), live)
    names = resolved(tree.get("Names"), parts=live)
    if [*tree] != ["Names"] or not isinstance(names, list) or len(names) % 2:
        raise BadPdf("The list of attached files is not as in our letters.")
    found: dict[str, bytes] = {}
    for name, given in zip(names[::2], names[1::2], strict=True):
        card = _dictionary(given, live)
        files = _dictionary(card.get("EF"), live)
        inside = files.get("F")
        if not isinstance(name, bytes) or (card.get("F"), card.get("UF")) != (name, name) or len(files) > 2:
            raise BadPdf("An attached file has two names.")
        if not isinstance(inside, Reference) or files.get("UF") != inside or inside.number not in live:
            raise BadPdf("An attached file has two contents.")
        found[name.decode("latin-1")] = unpacked(live[inside.number])
    if cards != len(found) or len(names) != 2 * len(found):
        raise BadPdf("There is a hidden attached file, or two of one name.")
    return found


def _dictionary(given: Object, live: Mapping[int, Part]) -> Mapping[str, Object]:
    found = resolved(given, parts=live)
    if not isinstance(found, dict):
        raise BadPdf("A part is missing that our letters have.")
    return found


def _dictionaries(found: Object) -> Iterator[Mapping[str, Object]]:
    """All dictionaries in a value, itself included."""
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            one = list(one.values())
        if isinstance(one, list):
            waiting += [part for part in one if type(part) in _HOLDERS]


def _moment(given: Object) -> datetime:
    """A time as PDF writes it (ISO 32000-2, 7.9.4), aware."""
    found = _TIME.fullmatch(given) if isinstance(given, bytes) else None
    if found is None:
        raise BadPdf("The signature does not tell its time.")
    offset = f"{found[2].decode()}{found[3].decode()}{found[4].decode()}" if found[2] else "+0000"
    try:
        return datetime.strptime(found[1].decode() + offset, "%Y%m%d%H%M%S%z")
    except ValueError as problem:
        raise BadPdf("There is no such time.") from problem
