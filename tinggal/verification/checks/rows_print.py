"""Rows of the table: is the document what was asked for, and does it name the right people and numbers?"""

from django.utils.translation import gettext_lazy as _

from tinggal.reading.kinds import CODES
from tinggal.verification.checks import marks_seen, names_agree, numbers_agree
from tinggal.verification.checks.kind_agrees import kind_agrees
from tinggal.verification.checks.rule import FileRule, PaperRule
from tinggal.verification.results import Outcome

_PRINT = frozenset({"print"})
_NOT_COMPARED = _("The document has no such words that a machine could read. An officer compares them.")
_ANOTHER = _("Add the document that says the same as the form, or correct the form.")

ROWS: tuple[PaperRule | FileRule, ...] = (
    PaperRule(
        id="V-30",
        name="kind_agrees",
        version=2,
        of=CODES,
        wants=_PRINT,
        look=kind_agrees,
        most=Outcome.ASK,
        reads=_("the words printed on the document, beside those of every kind of document"),
        question=_("Is it the document that was asked for?"),
        passed=_("The words on it are those of the document that was asked for."),
        mend=_("Look at what we ask for here, and add that document."),
        says={
            "kind_other": _("By its words this is another document than the one that was asked for. Please look."),
            "kind_unknown": _("The machine does not know this kind of document. An officer reads it."),
            "no_print": _("No print could be read on this document. An officer reads it."),
        },
    ),
    PaperRule(
        id="V-31",
        name="person_named",
        of=names_agree.MUST_NAME_THE_PERSON,
        wants=_PRINT,
        look=names_agree.person_named,
        most=Outcome.ASK,
        reads=_("the names printed on the document, and the name in the form"),
        question=_("Does the document name the person who applies?"),
        passed=_("The name of the person who applies is on the document."),
        mend=_ANOTHER,
        says={
            "person_not_named": _("The name in the form was not found on this document. Please look."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-32",
        name="sponsor_named",
        of=names_agree.MUST_NAME_THE_SPONSOR,
        wants=_PRINT,
        look=names_agree.sponsor_named,
        most=Outcome.ASK,
        reads=_("the names printed on the document, and the name of the sponsor in the form"),
        question=_("Does the document name the sponsor?"),
        passed=_("The name of the sponsor is on the document."),
        mend=_ANOTHER,
        says={
            "sponsor_not_named": _("The sponsor in the form was not found on this document. Please look."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-33",
        name="holder_named",
        of=frozenset({"bank_statement"}),
        wants=_PRINT,
        look=names_agree.holder_named,
        most=Outcome.ASK,
        reads=_("the names printed on the bank statement, and the names in the form"),
        question=_("Is it the account of the person who applies, or of the sponsor?"),
        passed=_("The account is that of the person who applies or of the sponsor."),
        mend=_ANOTHER,
        says={
            "holder_not_named": _("Neither name in the form was found on this bank statement. Please look."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-34",
        name="passport_number_agrees",
        version=2,
        of=CODES - numbers_agree.OF_OTHER_PEOPLE,
        wants=_PRINT,
        look=numbers_agree.passport_number_agrees,
        most=Outcome.ASK,
        reads=_("the passport number printed on the document, and the one in the form"),
        question=_("Is the passport number on the document that in the form?"),
        passed=_("The passport number on the document is that in the form."),
        mend=_ANOTHER,
        says={
            "passport_number_differs": _("The passport number on the document is not that in the form."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-35",
        name="rptka_number_agrees",
        of=frozenset({"rptka_approval", "feasibility_result", "manpower_fund_receipt", "manpower_papers"}),
        wants=_PRINT,
        look=numbers_agree.rptka_number_agrees,
        most=Outcome.ASK,
        reads=_("the number of the manpower plan (RPTKA) on the document, and the one in the form"),
        question=_("Is the number of the manpower plan that in the form?"),
        passed=_("The number of the manpower plan is that in the form."),
        mend=_ANOTHER,
        says={
            "rptka_number_differs": _("The number of the manpower plan on the document is not that in the form."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-36",
        name="sponsor_number_agrees",
        of=frozenset({"company_licence", "sponsor_identity"}),
        wants=_PRINT,
        look=numbers_agree.sponsor_number_agrees,
        most=Outcome.ASK,
        reads=_("the NIB or NIK on the document, and the number of the sponsor in the form"),
        question=_("Is the number of the sponsor that in the form?"),
        passed=_("The number of the sponsor is that in the form."),
        mend=_ANOTHER,
        says={
            "sponsor_number_differs": _("The number of the sponsor on the document is not that in the form."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-37",
        name="permit_number_agrees",
        of=frozenset({"current_itas", "current_itap", "current_permit", "damaged_card", "visit_visa"}),
        wants=_PRINT,
        look=numbers_agree.permit_number_agrees,
        most=Outcome.ASK,
        reads=_("the number of the present permit or visa on the document, and the one in the form"),
        question=_("Is the number of the present permit that in the form?"),
        passed=_("The number of the present permit is that in the form."),
        mend=_ANOTHER,
        says={
            "permit_number_differs": _("The number of the permit on the document is not that in the form."),
            "not_compared": _NOT_COMPARED,
        },
    ),
    PaperRule(
        id="V-38",
        name="entry_stamp_seen",
        of=frozenset({"entry_stamp"}),
        wants=_PRINT,
        look=marks_seen.entry_stamp_seen,
        most=Outcome.ASK,
        reads=_("the words of the entry stamp"),
        question=_("Is there an entry stamp?"),
        passed=_("The words of an entry stamp are on the page."),
        mend=_("Add the page of the passport with the stamp of your last entry."),
        says={"entry_stamp_not_seen": _("The machine did not see an entry stamp. An officer looks.")},
    ),
    PaperRule(
        id="V-39",
        name="assessed_as_feasible",
        of=frozenset({"feasibility_result"}),
        wants=_PRINT,
        look=marks_seen.assessed_as_feasible,
        most=Outcome.ASK,
        reads=_("the result on the feasibility assessment"),
        question=_("Did the ministry find the plan feasible?"),
        passed=_("The ministry found the plan feasible."),
        mend=_("Ask the Ministry of Manpower for an assessment that finds the plan feasible."),
        says={
            "not_feasible": _("The ministry did not find the plan feasible. Please look."),
            "feasible_not_seen": _("The machine did not see the result. An officer looks."),
        },
    ),
)
