"""Rows of the table: do the days and the money printed on documents fit the form and the law?"""

from django.utils.translation import gettext_lazy as _

from tinggal.reading.kinds import CODES
from tinggal.verification.checks import amounts, papers_dates
from tinggal.verification.checks.numbers_agree import OF_OTHER_PEOPLE
from tinggal.verification.checks.rule import FileRule, PaperRule
from tinggal.verification.results import Outcome

_PRINT = frozenset({"print"})
_ABOUT_THE_PERSON = (CODES - OF_OTHER_PEOPLE - {"marriage_or_birth_certificate", "guarantee_letter"}) | {
    "birth_certificate",
    "old_passport",
}
_LETTERS = frozenset(
    {
        "guarantee_letter",
        "application_letter",
        "assignment_letter",
        "salary_letter",
        "sponsor_release",
        "tuition_receipt",
    }
    | {"acceptance_letter", "investment_letter", "power_of_attorney", "integration_statement", "residence_certificate"}
    | {"new_domicile", "no_work_statement", "police_report", "proof_of_application"}
)
_GRANTING = frozenset(
    {"current_itas", "current_itap", "work_visa", "visit_visa", "investor_visa", "student_visa", "sponsor_identity"}
    | {"rptka_approval", "study_permit", "research_permit", "entry_stamp", "residence_certificate"}
    | {"current_permit", "health_insurance"}
)
_MONEY = frozenset({"bank_statement", "share_proof"})
_NOT_COMPARED = _("The document names no such day that a machine could read. An officer looks.")

ROWS: tuple[PaperRule | FileRule, ...] = (
    PaperRule(
        id="V-40",
        name="document_valid",
        of=_GRANTING,
        wants=_PRINT,
        look=papers_dates.not_expired,
        most=Outcome.ASK,
        reads=_("the last day printed on the document, and the day of filing"),
        question=_("Is the document still valid?"),
        passed=_("The document is still valid."),
        mend=_("Add the document that is valid now."),
        says={
            "document_expired": _("The document names a last day that is over. Please look."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-41",
        name="stay_end_agrees",
        of=frozenset({"current_itas", "current_itap", "current_permit", "entry_stamp"}),
        wants=_PRINT,
        look=papers_dates.stay_end_agrees,
        most=Outcome.ASK,
        reads=_("the last day of the present stay on the document, and the one in the form"),
        question=_("Is the last day of the present stay that in the form?"),
        passed=_("The last day of the present stay is that in the form."),
        mend=_("Copy the last day from your permit or stamp into the form."),
        says={
            "stay_end_differs": _("The last day of the present stay is not that in the form."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-42",
        name="entry_day_agrees",
        of=frozenset({"entry_stamp"}),
        wants=_PRINT,
        look=papers_dates.entry_day_agrees,
        most=Outcome.ASK,
        reads=_("the day in the entry stamp, and the day of the last entry in the form"),
        question=_("Is the day of the last entry that in the form?"),
        passed=_("The day of the last entry is that in the form."),
        mend=_("Copy the day from the stamp of your last entry into the form."),
        says={
            "entry_day_differs": _("The day in the entry stamp is not that in the form."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-43",
        name="birth_date_printed",
        of=_ABOUT_THE_PERSON,
        wants=_PRINT,
        look=papers_dates.birth_printed,
        most=Outcome.ASK,
        reads=_("the date of birth printed on the document, and the one in the form"),
        question=_("Is the date of birth on the document that in the form?"),
        passed=_("The date of birth on the document is that in the form."),
        mend=_("Add the document with the right date of birth, or correct the form."),
        says={
            "birth_date_differs": _("The date of birth on the document is not that in the form."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-44",
        name="written_before_filing",
        of=_LETTERS,
        wants=_PRINT,
        look=papers_dates.not_in_the_future,
        most=Outcome.ASK,
        reads=_("the day on which the document was written"),
        question=_("Was the document written before it was sent?"),
        passed=_("The document bears no day that is still to come."),
        mend=_("Ask for a letter with the right date."),
        says={"written_in_the_future": _("The document is dated later than the day on which it was sent.")},
    ),
    PaperRule(
        id="V-45",
        name="statement_recent",
        of=frozenset({"bank_statement"}),
        wants=_PRINT,
        look=papers_dates.statement_recent,
        most=Outcome.ASK,
        reads=_("the newest day on the bank statement, and the day of filing"),
        question=_("Is the bank statement of the last 3 months?"),
        passed=_("The bank statement is of the last 3 months."),
        mend=_("Add a bank statement of the last 3 months."),
        says={
            "statement_too_old": _("The newest day on the bank statement is more than 3 months old."),
            "statement_without_day": _("No day was found on the bank statement. Please look."),
        },
    ),
    PaperRule(
        id="V-46",
        name="enough_money",
        of=_MONEY,
        wants=_PRINT,
        look=amounts.enough_money,
        most=Outcome.ASK,
        reads=_("the balance or the largest amount on the document, and the amount that the law asks for"),
        question=_("Is it as much as the law asks for?"),
        passed=_("It is as much as the law asks for."),
        mend=_("Add a statement that shows enough. Two accounts together are fine: put both into one file."),
        says={
            "amount_too_small": _("The amount on the document is smaller than the law asks for. Please look."),
            "amount_not_found": _("No amount was found on the document. Please look."),
            "not_compared": _("The law names no amount for this permit."),
        },
    ),
    PaperRule(
        id="V-47",
        name="investment_agrees",
        of=frozenset({"investment_letter", "share_proof"}),
        wants=_PRINT,
        look=amounts.investment_agrees,
        most=Outcome.ASK,
        reads=_("the largest amount in rupiah on the document, and the value of the investment in the form"),
        question=_("Is the investment as large as the form says?"),
        passed=_("The investment is as large as the form says."),
        mend=_("Add the document that shows the whole investment, or correct the form."),
        says={
            "investment_differs": _("The amount on the document is smaller than the investment in the form."),
            "not_compared": _("No amount in rupiah was found to compare."),
        },
    ),
    PaperRule(
        id="V-48",
        name="wedding_plausible",
        of=frozenset({"marriage_or_birth_certificate"}),
        wants=_PRINT,
        look=papers_dates.wedding_plausible,
        most=Outcome.ASK,
        reads=_("the day of the wedding or birth on the certificate, the form, and the day of filing"),
        question=_("Can the day on the certificate be right, and is it long enough ago?"),
        passed=_("The day on the certificate can be right and is long enough ago."),
        mend=_(
            "Add the certificate with the right day. For a permanent permit you must have been married for 2 years."
        ),
        says={
            "event_day_impossible": _("The day on the certificate cannot be right. Please look."),
            "married_too_short": _("The wedding was less than 2 years before the filing."),
            "not_compared": _NOT_COMPARED,
        },
    ),
)
