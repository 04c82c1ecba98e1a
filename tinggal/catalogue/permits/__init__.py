"""Every permit type the office offers. A new one is a new file here and one entry in this list."""

from tinggal.catalogue.permits import (
    bridging,
    change_activity,
    change_address,
    change_civil_status,
    change_passport,
    change_sponsor,
    exit_permit_only,
    extend_itap,
    extend_itas_family,
    extend_itas_investor,
    extend_itas_repatriation,
    extend_itas_second_home,
    extend_itas_student,
    extend_itas_worker,
    itas_to_itap,
    new_itas_family,
    new_itas_investor,
    new_itas_repatriation,
    new_itas_second_home,
    new_itas_student,
    new_itas_worker,
    newborn_itap,
    newborn_itas,
    re_entry_permit,
    replace_card,
    report_itap,
)
from tinggal.catalogue.types import PermitType

PERMITS: tuple[PermitType, ...] = (
    new_itas_worker.PERMIT,
    new_itas_investor.PERMIT,
    new_itas_family.PERMIT,
    new_itas_student.PERMIT,
    new_itas_second_home.PERMIT,
    new_itas_repatriation.PERMIT,
    newborn_itas.PERMIT,
    newborn_itap.PERMIT,
    bridging.PERMIT,
    extend_itas_worker.PERMIT,
    extend_itas_investor.PERMIT,
    extend_itas_family.PERMIT,
    extend_itas_student.PERMIT,
    extend_itas_second_home.PERMIT,
    extend_itas_repatriation.PERMIT,
    itas_to_itap.PERMIT,
    extend_itap.PERMIT,
    report_itap.PERMIT,
    change_address.PERMIT,
    change_passport.PERMIT,
    change_civil_status.PERMIT,
    change_sponsor.PERMIT,
    change_activity.PERMIT,
    replace_card.PERMIT,
    re_entry_permit.PERMIT,
    exit_permit_only.PERMIT,
)


def permit(code: str) -> PermitType:
    """The permit type with this code; ``LookupError`` for an unknown one."""
    for one in PERMITS:
        if one.code == code:
            return one
    raise LookupError(f"There is no permit type {code!r}: choose {', '.join(one.code for one in PERMITS)}.")
