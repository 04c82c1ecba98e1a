"""How many working days the law leaves for the desks of a road, from payment to the handing over of the permit.

Days on which the applicant has to come or to answer are his, and not counted here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Limit:
    """So many working days in all, and where that is written."""

    days: int
    source: str


FOUR_DESKS = Limit(
    14, "3 + 3 + 5 + 3 working days: kanim, Kanwil, Directorate, kanim (service standard, 14 hari kerja)"
)
KANIM = Limit(6, "SE IMI-0702.GR.01.01/2022: 2 after payment, 2 after biometrics; handing over 2")
STRAIGHT = Limit(11, "Permenkumham 22/2023 Ps 201: 3 at the kanim, 5 at the Directorate, 3 until the new e-permit")
TWO_OFFICES = Limit(8, "SE IMI-0702.GR.01.01/2022 at the deciding office, and 2 for the office of the old address")
THREE_DAYS = Limit(3, "3 working days (Permenkumham 11/2024 Ps 94B; service standard of the report of a birth)")
LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "four-desks-2021": FOUR_DESKS,
        "kanim-decides-2022": KANIM,
        "change-of-status-2023": FOUR_DESKS,
        "kanim-decides-2023": KANIM,
        "calling-visa-2023": FOUR_DESKS,
        "itas-to-itap-2023": FOUR_DESKS,
        "itap-extension-2014": FOUR_DESKS,
        "itap-report-2023": STRAIGHT,
        "change-decided-above-2023": STRAIGHT,
        "change-of-address-2022": TWO_OFFICES,
        "newborn-2023": THREE_DAYS,
        "bridging-2024": THREE_DAYS,
    }
)
