"""Rows of the table: do the machine-readable lines of the passport say what the form says?"""

from django.utils.translation import gettext_lazy as _

from tinggal.verification.checks import passport_zone as zone
from tinggal.verification.checks.rule import FileRule, PaperRule
from tinggal.verification.results import Outcome

_PASSPORT = frozenset({"passport"})
_ZONE = frozenset({"zone"})
_READS = _("the two lines with < signs at the bottom of the passport page, and the form")
_MEND = _("Copy it from the two lines with < signs at the bottom of the passport page. If it is right, do nothing.")
_NOT_COMPARED = _("The two lines could not be read well enough to compare this.")

ROWS: tuple[PaperRule | FileRule, ...] = (
    PaperRule(
        id="V-20",
        name="passport_zone",
        of=_PASSPORT,
        wants=_ZONE,
        look=zone.zone_read,
        most=Outcome.ASK,
        reads=_("the two lines with < signs at the bottom of the passport page, and their check digits"),
        question=_("Are the two lines of the passport there and beyond doubt?"),
        passed=_("The two lines were read, and their check digits are right."),
        mend=_("Add a sharp picture of the whole page, without shine, with the two lines at the bottom on it."),
        says={
            "zone_not_found": _("The two lines with < signs were not found on this page. Please look."),
            "zone_unsure": _("The two lines could be read only with doubt. Please compare them with the form."),
            "zone_of_no_passport": _("The two lines are not those of a passport. Please look."),
        },
    ),
    PaperRule(
        id="V-21",
        name="passport_zone_name",
        of=_PASSPORT,
        wants=_ZONE,
        look=zone.zone_name,
        needs=frozenset({"full_name"}),
        most=Outcome.ASK,
        reads=_READS,
        question=_("Is the name in the form the name in the passport?"),
        passed=_("The name in the form is the name in the passport."),
        mend=_MEND,
        says={
            "zone_name_differs": _("The name in the form is not the name in the two lines of the passport."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-22",
        name="passport_zone_number",
        of=_PASSPORT,
        wants=_ZONE,
        look=zone.zone_number,
        most=Outcome.ASK,
        reads=_READS,
        question=_("Is the passport number in the form that of the passport?"),
        passed=_("The number in the form is the number in the passport."),
        mend=_MEND,
        says={
            "zone_number_differs": _("The passport number in the form is not the one in the two lines."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-23",
        name="passport_zone_birth",
        of=_PASSPORT,
        wants=_ZONE,
        look=zone.zone_birth,
        most=Outcome.ASK,
        reads=_READS,
        question=_("Is the date of birth in the form that in the passport?"),
        passed=_("The date of birth in the form is that in the passport."),
        mend=_MEND,
        says={
            "zone_birth_differs": _("The date of birth in the form is not the one in the two lines."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-24",
        name="passport_zone_expiry",
        of=_PASSPORT,
        wants=_ZONE,
        look=zone.zone_expiry,
        most=Outcome.ASK,
        reads=_READS,
        question=_("Is the expiry date in the form that of the passport?"),
        passed=_("The expiry date in the form is that of the passport."),
        mend=_MEND,
        says={
            "zone_expiry_differs": _("The expiry date in the form is not the one in the two lines."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-25",
        name="passport_zone_nationality",
        of=_PASSPORT,
        wants=_ZONE,
        look=zone.zone_nationality,
        most=Outcome.ASK,
        reads=_READS,
        question=_("Is the nationality in the form that in the passport?"),
        passed=_("The nationality in the form is that in the passport."),
        mend=_MEND,
        says={
            "zone_nationality_differs": _("The nationality in the form is not the one in the two lines."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-26",
        name="passport_zone_sex",
        of=_PASSPORT,
        wants=_ZONE,
        look=zone.zone_sex,
        most=Outcome.ASK,
        reads=_READS,
        question=_("Is the sex in the form that in the passport?"),
        passed=_("The sex in the form is that in the passport."),
        mend=_MEND,
        says={
            "zone_sex_differs": _("The sex in the form is not the one in the two lines."),
            "not_compared": _NOT_COMPARED,
        },
    ),
)
