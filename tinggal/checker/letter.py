"""Checks a letter with nothing but the file and the keys we trust: signature, place in the public log, witnesses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, Final

from tinggal.checker import cms, contents, der, pdf
from tinggal.checker.certificates import BadCertificate, check_signer, common_name, path
from tinggal.checker.contents import BadContents
from tinggal.checker.leaves import NONCE, commit
from tinggal.checker.merkle import BadProof, check_inclusion
from tinggal.checker.notes import BadNote, Head, opened, vouchers
from tinggal.checker.pdf import SignedFile
from tinggal.checker.pdf_objects import BadPdf
from tinggal.checker.proofs import Proof
from tinggal.checker.revocations import Revocations
from tinggal.checker.stamps import Stamp, stamp
from tinggal.checker.stolen import counts
from tinggal.checker.trust import Trust
from tinggal.checker.verdict import Finding, State, Verdict

WIB: Final = timezone(timedelta(hours=7), "WIB")
_DAY: Final = timedelta(hours=24)


class _Refused(Exception):
    """The letter is not valid, for the reason with this code."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.finding = Finding(code, ok=False, detail=detail)


@dataclass(slots=True)
class _Course:
    """How far a check has come."""

    trust: Trust
    findings: list[Finding] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    unknowable: list[str] = field(default_factory=list)

    def good(self, code: str, detail: str = "") -> None:
        self.findings.append(Finding(code, ok=True, detail=detail))

    def reserved(self, code: str, detail: str = "") -> None:
        self.findings.append(Finding(code, ok=False, detail=detail))


def check_letter(letter: bytes, *, trust: Trust, revocations: Revocations | None = None, today: date) -> Verdict:
    """Say what the file is. Never raises: a file made to mislead is not valid.

    ``today`` is the day in Western Indonesian Time. ``revocations`` has been checked by ``Revocations.parse``. Without
    network the check cannot know what happened after the list was made, and says so.
    """
    course = _Course(trust)
    try:
        state = _look_at(letter, course=course, revocations=revocations, today=today)
    except _Refused as refused:
        return Verdict(State.NOT_VALID, (*course.findings, refused.finding))
    except Exception:  # whatever a file breaks in us, it is not one of our letters
        return Verdict(State.NOT_VALID, (*course.findings, Finding("unreadable", ok=False)))
    return Verdict(state, tuple(course.findings), course.facts, tuple(course.unknowable))


def check_sheet(sheet: bytes, *, trust: Trust, holds: Mapping[str, bytes]) -> Verdict:
    """Say whether a sheet is signed by the authority and carries just these files, byte for byte. Never raises.

    A sheet is signed as a letter is, and is none: it has no place in the public log.
    """
    course = _Course(trust)
    try:
        file = _file(sheet)
        chain, stamped = _check_signature(file, course=course)
        _check_keys(chain, stamped=stamped, seen=None, course=course)
        if dict(file.attached) != dict(holds):
            raise _Refused("bad_contents")
    except _Refused as refused:
        return Verdict(State.NOT_VALID, (*course.findings, refused.finding))
    except Exception:  # whatever a file breaks in us, it is none of our sheets
        return Verdict(State.NOT_VALID, (*course.findings, Finding("unreadable", ok=False)))
    return Verdict(State.VALID, tuple(course.findings), course.facts, tuple(course.unknowable))


def _look_at(letter: bytes, *, course: _Course, revocations: Revocations | None, today: date) -> State:
    file = _file(letter)
    chain, stamped = _check_signature(file, course=course)
    said, proof = _attached(file)
    if stamped is None and course.trust.stamped_from is not None and proof.index >= course.trust.stamped_from:
        raise _Refused("stamp_missing")
    seen = _check_log(said, proof=proof, payload=file.attached[pdf.PAYLOAD], course=course)
    _check_keys(chain, stamped=stamped, seen=seen, course=course)
    _check_day(contents.dated(said), seen=seen, course=course)
    course.facts = contents.facts(said) | course.facts
    if "specimen" in course.facts:
        course.reserved("specimen")
    return _standing(said, index=proof.index, revocations=revocations, today=today, course=course)


def _file(letter: bytes) -> SignedFile:
    try:
        return pdf.read(letter)
    except pdf.NotSigned as problem:
        raise _Refused("not_signed") from problem
    except pdf.ChangedAfter as problem:
        raise _Refused("changed_after") from problem
    except BadPdf as problem:
        raise _Refused("unreadable") from problem


def _check_signature(file: SignedFile, *, course: _Course) -> tuple[Sequence[bytes], Stamp | None]:
    """Check signature, stamp and signer; the signer's certificates up to the root, and the stamp if there is one."""
    try:
        message, zeros = der.first(file.message)
        signed = cms.verify(message, kind=cms.DATA, detached=file.covered)
    except (der.BadDer, cms.BadSignature, BadCertificate) as problem:
        raise _Refused("altered") from problem
    if zeros.strip(b"\x00"):
        raise _Refused("altered")
    course.good("whole")
    try:
        seen = stamp(signed.unsigned, signature=signed.signature, roots=course.trust.stamp_roots)
    except (der.BadDer, cms.BadSignature, BadCertificate, ValueError) as problem:
        raise _Refused("wrong_stamp") from problem
    at = seen.at if seen else file.claimed
    try:
        chain = path(signed.certificate, others=signed.others, roots=course.trust.signer_roots, at=at)
        check_signer(signed.certificate)
    except BadCertificate as problem:
        raise _Refused("unknown_signer") from problem
    if {*signed.others} != {*chain[1:-1]}:
        raise _Refused("altered")
    course.facts |= {"signed_by": common_name(signed.certificate), "signed_at": at.astimezone(UTC).isoformat()}
    course.good("trusted", course.facts["signed_by"])
    if seen:
        course.facts["stamped_by"] = seen.by
        course.good("stamped", _moment(seen.at))
    else:
        course.reserved("no_stamp", _moment(file.claimed))
    course.unknowable.append("certificate_revoked")
    return chain, seen


def _check_keys(signer: Sequence[bytes], *, stamped: Stamp | None, seen: datetime | None, course: _Course) -> None:
    """Check that no key behind the letter had been stolen when it was used."""
    good = counts(
        course.trust.stolen,
        signer=signer,
        stamper=stamped.certificates if stamped else (),
        stamped=stamped.at if stamped else None,
        witnessed=seen,
    )
    if not good:
        raise _Refused("key_stolen")


def _attached(file: SignedFile) -> tuple[dict[str, Any], Proof]:
    if not {pdf.PAYLOAD, pdf.PROOF} <= {*file.attached}:
        raise _Refused("no_contents")
    try:
        return contents.parse(file.attached[pdf.PAYLOAD]), Proof.parse(file.attached[pdf.PROOF].decode())
    except (BadContents, BadNote, UnicodeDecodeError) as problem:
        raise _Refused("bad_contents") from problem


def _check_log(said: Mapping[str, Any], *, proof: Proof, payload: bytes, course: _Course) -> datetime | None:
    """Check that the log holds the letter; the time at which a witness first saw that, none without witnesses."""
    try:
        head = opened(proof.checkpoint, log=course.trust.log)
        cosigned = vouchers(proof.checkpoint, witnesses=course.trust.witnesses)
    except BadNote as problem:
        raise _Refused("wrong_log") from problem
    _check_included(said, proof=proof, payload=payload, head=head)
    course.facts |= {"log_index": str(proof.index), "log_size": str(head.size)}
    if cosigned:
        course.facts["witnesses"] = ", ".join(sorted(cosigned))
    course.good("logged", str(proof.index))
    if len(cosigned) < course.trust.quorum:
        course.reserved("few_witnesses", f"{len(cosigned)}/{course.trust.quorum}")
    elif cosigned:
        course.good("witnessed", course.facts["witnesses"])
    return datetime.fromtimestamp(min(cosigned.values()), tz=UTC) if cosigned else None


def _check_included(said: Mapping[str, Any], *, proof: Proof, payload: bytes, head: Head) -> None:
    if len(proof.extra) != NONCE:
        raise _Refused("not_logged")
    leaf = commit(contents.word(said), nonce=proof.extra, payload=payload)
    try:
        check_inclusion(leaf, index=proof.index, size=head.size, proof=proof.hashes, root=head.root)
    except BadProof as problem:
        raise _Refused("not_logged") from problem


def _check_day(day: date, *, seen: datetime | None, course: _Course) -> None:
    """The day of the letter has to be that on which it came into the log, give or take 24 hours."""
    if seen is None:
        course.unknowable.append("day_not_witnessed")
        return
    begins = datetime.combine(day, time(), WIB)
    if not begins - _DAY <= seen <= begins + 2 * _DAY:
        raise _Refused("day_disagrees", _moment(seen))
    course.facts["witnessed_at"] = seen.isoformat()
    course.good("day_agrees", _moment(seen))


def _standing(
    said: Mapping[str, Any], *, index: int, revocations: Revocations | None, today: date, course: _Course
) -> State:
    """Whether a genuine letter still stands, as far as the list and the calendar tell."""
    last = contents.valid_until(said)
    if revocations is None:
        course.unknowable.append("no_list")
    elif end := revocations.endings.get(index):
        course.reserved(end.state, end.on.isoformat())
        return State.REVOKED if end.state == "revoked" else State.REPLACED
    elif index >= revocations.size:
        course.unknowable.append("old_list")
    else:
        course.facts["list_at"] = datetime.fromtimestamp(revocations.at, tz=UTC).isoformat()
        course.good("not_ended", _moment(datetime.fromtimestamp(revocations.at, tz=UTC)))
        course.unknowable.append("since_list")
    if last is not None and last < today:
        course.reserved("expired", last.isoformat())
        return State.EXPIRED
    return State.VALID


def _moment(at: datetime) -> str:
    return f"{at.astimezone(WIB):%Y-%m-%d %H:%M:%S} WIB"
