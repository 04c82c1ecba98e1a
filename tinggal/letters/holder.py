"""What the form's answers say about the foreigner, the sponsor and the permit, in the words of a letter."""

from django.utils import timezone

from tinggal.applications.models import Application, Decision
from tinggal.applications.reading import date_answer
from tinggal.catalogue.countries import COUNTRIES
from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.catalogue.rules import FeeRule
from tinggal.catalogue.spans import kind_granted
from tinggal.letters.content_parts import NOTHING, Holder, Pair, Permit, Sponsor
from tinggal.letters.wording import KINDS, SEXES, days, length, re_entry
from tinggal.offices.models import Regency

_KEEPS_ITS_DAYS = frozenset({"as_present", "within_present"})


def holder(application: Application) -> Holder:
    """The foreigner as the form names him; what was not asked stays empty."""
    answers = application.answers
    country = COUNTRIES.get(answers.get("nationality", ""))
    regency = Regency.objects.filter(code=answers.get("regency", "")).first()
    address = ", ".join(part for part in (_line(answers.get("address", "")), regency.name if regency else "") if part)
    return Holder(
        name=_line(application.holder),
        mrz_name=_line(application.holder),
        native_name=_line(answers.get("native_name", "")),
        birthplace=_line(answers.get("birth_place", "")),
        born_on=date_answer(application, "birth_date"),
        sex=SEXES.get(answers.get("sex", ""), NOTHING),
        sex_code=answers.get("sex", "") if answers.get("sex") in SEXES else "",
        nationality=Pair(country.legal_name, str(country.name)) if country else NOTHING,
        nationality_code=country.mrz if country else "",
        passport=_line(answers.get("passport_number", "")),
        passport_until=date_answer(application, "passport_expires_on"),
        permit_number=_line(answers.get("current_permit_number", "")),
        address=address,
    )


def sponsor(application: Application) -> Sponsor:
    """Who vouches for the foreigner; an empty name when nobody does."""
    answers = application.answers
    return Sponsor(name=_line(answers.get("sponsor_name", "")), address=_line(answers.get("sponsor_address", "")))


def permit(decision: Decision) -> Permit:
    """What the decision grants. Raises ``ValueError`` for a refusal: it grants nothing."""
    if decision.valid_from is None:
        raise ValueError(f"{decision} grants nothing.")
    application = decision.file
    code = application.answers.get("index", "")
    index = VISA_INDEXES.get(code)
    return Permit(
        kind=KINDS[kind_granted(application.permit, application.answers)],
        index=code,
        purpose=Pair(index.legal_name, str(index.name)) if index else NOTHING,
        length=_length(decision),
        valid_from=decision.valid_from,
        valid_until=decision.valid_until,
        re_entry=_re_entry(decision),
    )


def _length(decision: Decision) -> Pair:
    """As asked in months; in days where the law counts them; nothing where a present permit keeps its days.

    The days to leave are counted from the day after the decision.
    """
    service = decision.file.permit
    if service.months:
        return length(decision.file.answers.get("months") or "12")
    if service.span in _KEEPS_ITS_DAYS or decision.valid_from is None:
        return NOTHING
    if decision.valid_until is None:
        return length("unlimited")
    counted = (decision.valid_until - decision.valid_from).days
    return days(counted if service.span == "to_leave" else counted + 1)


def _re_entry(decision: Decision) -> Pair:
    fee = decision.file.permit.fee
    if not isinstance(fee, FeeRule):
        return NOTHING
    months = decision.file.answers.get("months") or "12"
    return re_entry(fee.reentry.on(timezone.localdate(decision.decided_at)), months=months)


def _line(text: str) -> str:
    """One line: what was typed on several stands behind one another."""
    return " ".join(text.split())
