"""Rows of the table: what the registers of other authorities say. None of them can stop a file.

``told`` is off where the answer is about somebody else than the company that vouches: a number typed into the form must
not bring out whose it is.
"""

from django.utils.translation import gettext_lazy as _

from tinggal.verification.checks.entry_known import entry_known
from tinggal.verification.checks.from_register import SAYS
from tinggal.verification.checks.rptka_known import rptka_known
from tinggal.verification.checks.rule import FileRule, PaperRule, of_answers
from tinggal.verification.checks.sponsor_registered import (
    sponsor_business,
    sponsor_legal_body,
    sponsor_person,
    sponsor_tax_number,
)
from tinggal.verification.checks.watchlist import watchlist
from tinggal.verification.results import Outcome

_COMPARE = _("An officer compares the number and the name with the document.")

ROWS: tuple[PaperRule | FileRule, ...] = (
    FileRule(
        id="V-50",
        name="watchlist",
        look=of_answers(watchlist),
        register="watchlist",
        most=Outcome.ASK,
        reads=_("name, date of birth, nationality and passport number, in the watch list (cegah-tangkal)"),
        question=_("Is somebody like the applicant on the watch list?"),
        passed=_("Nobody on the watch list is similar."),
        mend=_("An officer compares the person with the entry."),
        says={
            "watchlist_hit": _("Somebody on the watch list is similar. Please compare the person with the entry."),
            "watchlist_silent": _("The watch list could not be reached. Please look there yourself."),
        },
        told=False,
    ),
    FileRule(
        id="V-51",
        name="sponsor_person",
        look=sponsor_person,
        register="population",
        most=Outcome.ASK,
        reads=_("identity number (NIK) and name of the sponsor, in the population register (Dukcapil)"),
        question=_("Does the population register know the sponsor under this number?"),
        passed=_("The population register knows the sponsor under this number."),
        mend=_COMPARE,
        says=SAYS,
        told=False,
    ),
    FileRule(
        id="V-52",
        name="sponsor_business",
        look=sponsor_business,
        register="businesses",
        most=Outcome.ASK,
        reads=_("business number (NIB) and name of the company, in the register of businesses (OSS)"),
        question=_("Does the register of businesses know the company under this number?"),
        passed=_("The register of businesses knows the company under this number, and it is active."),
        mend=_COMPARE,
        says=SAYS,
    ),
    FileRule(
        id="V-53",
        name="sponsor_tax_number",
        look=sponsor_tax_number,
        register="tax",
        most=Outcome.ASK,
        reads=_("tax number (NPWP) on the document and name of the company, at the tax office (DJP)"),
        question=_("Does the tax office know the company under this number?"),
        passed=_("The tax office knows the company under this number, and it is active."),
        mend=_COMPARE,
        says=SAYS,
        told=False,
    ),
    FileRule(
        id="V-54",
        name="sponsor_legal_body",
        look=sponsor_legal_body,
        register="legal_bodies",
        most=Outcome.ASK,
        reads=_("name of the company, in the register of legal bodies (AHU)"),
        question=_("Is the company a legal body that stands?"),
        passed=_("The company is a legal body that stands."),
        mend=_COMPARE,
        says=SAYS,
    ),
    FileRule(
        id="V-55",
        name="rptka_known",
        look=rptka_known,
        register="manpower",
        most=Outcome.ASK,
        reads=_("number of the manpower plan (RPTKA), company and post, at the Ministry of Manpower"),
        question=_("Does the manpower plan allow this company a foreigner in this post?"),
        passed=_("The manpower plan allows this company a foreigner in this post."),
        mend=_("An officer compares the plan with the form. The company may have a newer one."),
        says=SAYS,
    ),
    FileRule(
        id="V-56",
        name="entry_known",
        look=entry_known,
        register="crossings",
        most=Outcome.ASK,
        reads=_("passport number and day of the last entry, at the border"),
        question=_("Did this passport come in on that day, and has it not left since?"),
        passed=_("The border knows of this entry."),
        mend=_("An officer compares the entry stamp with the form."),
        says=SAYS,
        told=False,
    ),
)
