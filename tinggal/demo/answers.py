"""What the person of a case would write into the form, for any permit type of the catalogue."""

from datetime import date, timedelta

from tinggal.catalogue.fees import lengths
from tinggal.catalogue.rules import Since
from tinggal.catalogue.types import Question
from tinggal.demo.cases import PLACES, Case

_FAVOURITES = ("E23", "E28A", "E31B", "E30B")
_DAYS_LEFT = 12
_NEWS_DAYS = 9
_SOON = frozenset({"report_due_on", "leaves_on"})


def answers(case: Case) -> dict[str, str]:
    """Question code → answer for every question of the permit. The filing window is open on the day of the case."""
    index = index_of(case)
    return {one.code: _answer(one, case, index=index) for one in case.permit.questions}


def index_of(case: Case) -> str:
    """The visa index the person chooses; "" where the permit offers none."""
    offered = case.permit.indexes
    return next((code for code in _FAVOURITES if code in offered), offered[0] if offered else "")


def _answer(question: Question, case: Case, *, index: str) -> str:
    known = _known(case, index=index)
    if question.code in known:
        return known[question.code]
    if question.kind == "choice":
        return question.choices[0].value
    if question.code == _just_happened(case):
        return (case.today - timedelta(days=_NEWS_DAYS)).isoformat()
    if question.code in _SOON:
        return stay_expires_on(case).isoformat()
    if question.kind == "date":
        away = 700 if question.falls == "future" else -400
        return (case.today + timedelta(days=away)).isoformat()
    return {"yes_no": "no", "number": "15000000000"}.get(question.kind, case.post)


def _known(case: Case, *, index: str) -> dict[str, str]:
    one, sponsor = case.person, case.sponsor
    return {
        "full_name": one.name,
        "native_name": one.native,
        "birth_date": one.birth_date.isoformat(),
        "birth_place": one.birth_place,
        "sex": one.sex,
        "nationality": one.nationality,
        "passport_number": one.passport,
        "passport_issued_on": one.issued_on.isoformat(),
        "passport_expires_on": one.expires_on.isoformat(),
        "current_permit_number": permit_number(case),
        "stay_expires_on": stay_expires_on(case).isoformat(),
        "entered_on": entered_on(case).isoformat(),
        "regency": case.place.regency,
        "old_regency": PLACES[PLACES.index(case.place) - 1].regency,
        "old_address": f"{PLACES[PLACES.index(case.place) - 1].streets[0]} 8",
        "address": case.address,
        "phone": f"+62 812 5550 {one.number:04d}",
        "sponsor_name": sponsor.name,
        "sponsor_number": sponsor.number,
        "sponsor_address": sponsor.address,
        "sponsor_email": sponsor.email,
        "sponsor_phone": sponsor.phone,
        "index": index,
        "months": next(iter(lengths(case.permit, index=index)), ""),
        "job_title": case.post,
        "rptka_number": plan_number(case),
        "first_itas_on": (case.today - timedelta(days=3 * 365 + 40)).isoformat(),
    }


def _just_happened(case: Case) -> str:
    """The question about what must be reported within some days; "" of services that are no report."""
    rule = case.permit.window.on(case.today)
    return rule.counted_from if isinstance(rule, Since) else ""


def permit_number(case: Case) -> str:
    """The number of the permit the person holds now."""
    return f"2C21JE{case.person.number:04d}-{case.today.year % 100}"


def plan_number(case: Case) -> str:
    """The number of the manpower plan (RPTKA) under which the person works."""
    return f"B.3/{case.person.number:05d}/PK.04.01/{case.today.year}"


def entered_on(case: Case) -> date:
    """The day of the last entry."""
    return case.today - timedelta(days=48)


def stay_expires_on(case: Case) -> date:
    """The last day of the present permit: inside the filing window, a few days different for everybody."""
    return case.today + timedelta(days=_DAYS_LEFT + case.person.number % 14)
