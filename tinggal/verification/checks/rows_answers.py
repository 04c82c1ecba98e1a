"""Rows of the table: do the answers agree with each other?"""

from django.utils.translation import gettext_lazy as _

from tinggal.verification.checks.dates_agree import dates_agree
from tinggal.verification.checks.rule import FileRule, PaperRule, of_answers
from tinggal.verification.results import Outcome

ROWS: tuple[PaperRule | FileRule, ...] = (
    FileRule(
        id="V-10",
        name="dates_agree",
        look=of_answers(dates_agree),
        most=Outcome.BLOCK,
        reads=_("the dates in the form: birth, passport, last entry, end of the present stay"),
        question=_("Do the dates follow each other?"),
        passed=_("The dates follow each other as they must."),
        mend=_("Compare the dates in the form with your passport and correct the wrong one."),
        says={
            "issued_before_birth": _("The passport was issued before the date of birth. Please correct the dates."),
            "expires_before_issue": _("The passport expires before it was issued. Please correct the dates."),
            "entered_before_birth": _("The last entry is before the date of birth. Please correct the dates."),
            "born_in_the_future": _("The date of birth is in the future. Please correct it."),
            "entered_in_the_future": _("The last entry is in the future. Please correct it."),
            "stay_ends_before_entry": _("The present permit ends before the last entry. Please correct the dates."),
        },
    ),
)
