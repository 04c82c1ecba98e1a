"""Every permit type the office offers. A new one is a new file here and one entry in this list."""

from tinggal.catalogue.permits import (
    extend_itap,
    extend_itas_family,
    extend_itas_investor,
    extend_itas_student,
    extend_itas_worker,
    itas_to_itap,
    new_itas_family,
    new_itas_investor,
    new_itas_student,
    new_itas_worker,
)
from tinggal.catalogue.types import PermitType

PERMITS: tuple[PermitType, ...] = (
    new_itas_worker.PERMIT,
    new_itas_investor.PERMIT,
    new_itas_family.PERMIT,
    new_itas_student.PERMIT,
    extend_itas_worker.PERMIT,
    extend_itas_investor.PERMIT,
    extend_itas_family.PERMIT,
    extend_itas_student.PERMIT,
    itas_to_itap.PERMIT,
    extend_itap.PERMIT,
)


def permit(code: str) -> PermitType:
    """The permit type with this code; ``LookupError`` for an unknown one."""
    for one in PERMITS:
        if one.code == code:
            return one
    raise LookupError(f"There is no permit type {code!r}: choose {', '.join(one.code for one in PERMITS)}.")
